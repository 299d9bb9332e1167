using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Benchmarks;

/// <summary>Invented national figures: authorities in nine regions, neighbours, and ten years of measures.</summary>
internal static class NationalFigures
{
    public const string Model = "2025-05";

    private const int Authorities = 153;
    private const int Regions = 9;
    private const int Years = 10;

    /// <summary>The code of a measure, from nought.</summary>
    public static string CodeOf(int measure) => $"NAT_{measure + 1:000}";

    /// <summary>Adds them.</summary>
    /// <param name="rows">Where to.</param>
    /// <param name="measures">How many measures.</param>
    /// <param name="lastYear">The year of the last figures.</param>
    public static void Add(Rows rows, int measures, int lastYear)
    {
        var codes = Enumerable.Range(1, Authorities).Select(CouncilRows.AreaCodeOf).ToList();
        foreach (var code in codes)
            rows.Add("statistical_areas", new
            {
                Code = code,
                Name = $"Council {code - CouncilRows.AreaCodeOf(0):000}",
                Kind = (Enum)AreaKind.Authority,
                IsCurrent = true,
                GssCode = (string?)$"Z{code}",
                RegionCode = (int?)RegionOf(code),
            });
        for (var region = 981; region < 981 + Regions; region++)
            rows.Add("statistical_areas", new
            {
                Code = region,
                Name = $"Region {region - 980}",
                Kind = (Enum)AreaKind.Region,
                IsCurrent = true,
                GssCode = (string?)null,
                RegionCode = (int?)null,
            });
        rows.Add("statistical_areas", new
        {
            Code = StatisticalArea.England,
            Name = "England",
            Kind = (Enum)AreaKind.Nation,
            IsCurrent = true,
            GssCode = (string?)null,
            RegionCode = (int?)null,
        });
        foreach (var model in new[] { "2021-04", Model })
            foreach (var code in codes)
                for (var rank = 1; rank <= 10; rank++)
                    rows.Add("statistical_neighbours", new
                    {
                        Model = model,
                        AreaCode = code,
                        Rank = rank,
                        NeighbourCode = codes[(codes.IndexOf(code) + (rank * 3) + model.Length) % Authorities],
                        Closeness = "Close",
                    });
        for (var measure = 0; measure < measures; measure++)
        {
            rows.Add("national_indicators", new
            {
                Id = measure + 1,
                Code = CodeOf(measure),
                Topic = $"Topic {(measure / 10) + 1}",
                Title = $"National measure {measure + 1}",
                Polarity = (Enum)Polarity.Higher,
                Unit = "%",
                YearType = "Financial Year",
                HasQuartiles = true,
            });
            for (var year = lastYear - Years + 1; year <= lastYear; year++)
                foreach (var code in codes.Concat(Enumerable.Range(981, Regions)).Append(StatisticalArea.England))
                {
                    // One in sixteen is withheld.
                    var isMissing = rows.Noise(16) == 0 && code >= CouncilRows.AreaCodeOf(1);
                    rows.Add("indicator_values", new
                    {
                        IndicatorId = measure + 1,
                        Year = year,
                        AreaCode = code,
                        Period = $"{year}",
                        Value = isMissing ? (decimal?)null : 55 + (measure % 20) + (rows.Noise(200) / 10m),
                        Missing = isMissing ? (Enum)MissingReason.Suppressed : null,
                    });
                }
        }
    }

    private static int RegionOf(int code) => 981 + (code % Regions);
}

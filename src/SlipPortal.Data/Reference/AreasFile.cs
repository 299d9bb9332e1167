using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary><c>local_authorities.csv</c>: the department's and the ONS's codes side by side.</summary>
internal static class AreasFile
{
    public static List<StatisticalArea> Read(CsvRows rows, FileReport report)
    {
        var (code, gss, name) = (rows.Column("la_code"), rows.Column("gss_code"), rows.Column("name"));
        var (region, urn) = (rows.Column("lait_region"), rows.Column("ofsted_urn"));
        var read = new Dictionary<int, (StatisticalArea Area, string Region)>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole) report.Refuse(Refusals.Ragged);
            else if (!int.TryParse(rows[code], out var number) || rows[name].Length == 0) report.Refuse(Refusals.NoCode);
            else if (!read.TryAdd(number, (Area(number, rows[name], Given(rows[gss]), Given(rows[urn])), rows[region])))
                report.Refuse(Refusals.Twice);
        }

        var regions = new Regions(read.Values.Select(row => row.Area), report);
        var areas = new List<StatisticalArea>();
        foreach (var (area, itsRegion) in read.Values)
        {
            int? regionCode = null;
            if (area.Kind == AreaKind.Authority)
            {
                regionCode = regions.Find(itsRegion);
                if (regionCode is null)
                {
                    report.Refuse($"unknown region “{itsRegion}”");
                    continue;
                }

                if (!area.IsCurrent) report.Note("abolished or reorganised authority, marked as such");
            }

            areas.Add(area with { RegionCode = regionCode });
        }

        return areas;
    }

    // An authority without a code of the ONS is no more; England and the regions never have one here.
    private static StatisticalArea Area(int code, string name, string? gss, string? urn)
    {
        var kind = StatisticalArea.KindOf(code);
        var isCurrent = kind == AreaKind.Authority ? gss is not null : !name.Contains("(discontinued)", StringComparison.OrdinalIgnoreCase);
        return new(code, name, kind, isCurrent, gss, null, urn);
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}

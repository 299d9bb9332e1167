using System.Globalization;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary><c>lait_measures.csv</c>: LAIT's data dictionary.</summary>
internal static class MeasuresFile
{
    public static IEnumerable<NationalIndicator> Read(CsvRows rows, FileReport report)
    {
        var (code, topic, title, polarity) = (rows.Column("measure_short"), rows.Column("topic"), rows.Column("measure"), rows.Column("polarity"));
        var (unit, yearType, noQuartile) = (rows.Column("unit"), rows.Column("year_type"), rows.Column("no_quartile"));
        var (last, next, link) = (rows.Column("last_update"), rows.Column("next_update"), rows.Column("source_link"));
        var seen = new HashSet<string>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole) report.Refuse(Refusals.Ragged);
            else if (rows[code].Length == 0 || rows[title].Length == 0) report.Refuse(Refusals.NoCode);
            else if (PolarityOf(rows[polarity]) is not { } way) report.Refuse($"unknown polarity “{rows[polarity]}”");
            else if (!seen.Add(rows[code])) report.Refuse(Refusals.Twice);
            else
                yield return new(
                    0, rows[code], rows[topic], rows[title], way, Given(rows[unit]), rows[yearType], rows[noQuartile] != "N",
                    DateOnly.TryParse(rows[last], CultureInfo.InvariantCulture, out var day) ? day : null, Given(rows[next]), Given(rows[link]));
        }
    }

    private static Polarity? PolarityOf(string text) => text switch
    {
        "High" => Polarity.Higher,
        "Low" => Polarity.Lower,
        "-" or "NA" or "" => Polarity.None,
        _ => null,
    };

    private static string? Given(string text) => text is "" or "NA" ? null : text;
}

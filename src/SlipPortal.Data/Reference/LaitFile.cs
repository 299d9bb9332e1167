using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary><c>lait_csc_indicators_long.csv.gz</c>: LAIT's values, one to a row.</summary>
internal static class LaitFile
{
    public static IEnumerable<IndicatorValue> Read(CsvRows rows, ISet<int> areas, IReadOnlyDictionary<string, int> indicators, FileReport report)
    {
        var (measure, period, area, value) = (rows.Column("measure_short"), rows.Column("period"), rows.Column("la_number"), rows.Column("value"));
        var seen = new HashSet<(int, int, int)>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole) report.Refuse(Refusals.Ragged);
            else if (!indicators.TryGetValue(rows[measure], out var indicator)) report.Refuse(Refusals.Measure(rows[measure]));
            else if (!ReportingPeriod.TryParse(rows[period], out var year)) report.Refuse(Refusals.Period(rows[period]));
            else if (!int.TryParse(rows[area], out var code) || !areas.Contains(code)) report.Refuse(Refusals.Area(rows[area]));
            else if (!Figure.TryRead(rows[value], out var figure)) report.Refuse(Refusals.Value(rows[value]));
            else if (!seen.Add((indicator, year.Year, code))) report.Refuse(Refusals.Twice);
            else yield return new(indicator, year.Year, code, year.Text, figure.Value, figure.Missing);
        }
    }
}

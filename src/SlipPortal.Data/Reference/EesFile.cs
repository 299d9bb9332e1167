using System.Globalization;
using System.Text.RegularExpressions;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Reference;

namespace SlipPortal.Data.Reference;

/// <summary>
/// <c>ees_*.csv</c>: a data set of Explore Education Statistics, which has a row for each place and year and a column for each measure.
/// </summary>
/// <param name="rows">The file's rows.</param>
/// <param name="fileName">Its name; the data set's name is in it.</param>
internal sealed partial class EesFile(CsvRows rows, string fileName)
{
    private const string Nation = "National", Region = "Regional", Authority = "Local authority";

    // The columns that say where and when; “category” repeats the data set's title.
    private static readonly HashSet<string> NotMeasures =
    [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "old_la_code",
        "new_la_code", "la_name", "category",
    ];

    private readonly string _dataSet = DataSet(fileName);

    /// <summary>“c1_referrals” of <c>ees_c1_referrals_2013_to_2025.csv</c>: the same when there is one more year in it.</summary>
    public static string DataSet(string fileName) => Years().Replace(fileName["ees_".Length..fileName.IndexOf('.', StringComparison.Ordinal)], "");

    /// <summary>The file's measures. The format says nothing of which way is better.</summary>
    public IEnumerable<NationalIndicator> Indicators() => Measures().Select(column => new NationalIndicator(
        0, Code(column), $"Explore Education Statistics: {Words(_dataSet)}", Words(rows.Header[column]), Polarity.None, Unit(rows.Header[column]),
        "Reporting year", HasQuartiles: true, null, null, "https://explore-education-statistics.service.gov.uk/"));

    /// <summary>The figures, one for each measure of each row.</summary>
    public IEnumerable<IndicatorValue> Read(IReadOnlyCollection<StatisticalArea> areas, IReadOnlyDictionary<string, int> indicators, FileReport report)
    {
        var (period, level) = (rows.Column("time_period"), rows.Column("geographic_level"));
        var (region, authority) = (rows.Column("region_name"), rows.Column("old_la_code"));
        var measures = Measures().Select(column => (Column: column, Indicator: indicators[Code(column)])).ToList();
        var authorities = areas.Where(area => area.Kind == AreaKind.Authority).Select(area => area.Code.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        var regions = new Regions(areas, report);
        var seen = new HashSet<(int, int)>();
        while (rows.Next())
        {
            report.Rows++;
            string? refusal = null;
            var year = default(ReportingPeriod);
            var code = 0;
            if (!rows.IsWhole) refusal = Refusals.Ragged;
            else if (!ReportingPeriod.TryParse(rows[period], out year)) refusal = Refusals.Period(rows[period]);
            else
                (code, refusal) = rows[level] switch
                {
                    Nation => (StatisticalArea.England, null),
                    Region when regions.Find(rows[region]) is { } found => (found, null),
                    Region => (0, $"unknown region “{rows[region]}”"),
                    Authority when authorities.Contains(rows[authority]) => (int.Parse(rows[authority], CultureInfo.InvariantCulture), null),
                    // Two authorities that publish together: a figure of neither.
                    Authority => (0, Refusals.Area(rows[authority])),
                    var other => (0, $"geographic level “{other}”"),
                };
            if (refusal is null && !seen.Add((year.Year, code))) refusal = Refusals.Twice;
            if (refusal is not null)
            {
                report.Refuse(refusal, measures.Count);
                continue;
            }

            foreach (var (column, indicator) in measures)
            {
                if (Figure.TryRead(rows[column], out var figure)) yield return new(indicator, year.Year, code, year.Text, figure.Value, figure.Missing);
                else report.Refuse(Refusals.Value(rows[column]));
            }
        }
    }

    private IEnumerable<int> Measures() => Enumerable.Range(0, rows.Header.Count).Where(column => !NotMeasures.Contains(rows.Header[column]));

    private string Code(int column) => $"EES:{_dataSet}:{rows.Header[column]}";

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    private static string? Unit(string column) =>
        column.EndsWith("_percent", StringComparison.Ordinal) || column.Contains("_rate", StringComparison.Ordinal) ? "%"
        : column.EndsWith("count", StringComparison.Ordinal) ? "Number"
        : null;

    [GeneratedRegex(@"_\d{4}(_to_\d{4})?$")]
    private static partial Regex Years();
}

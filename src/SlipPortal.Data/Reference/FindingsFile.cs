using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data.Reference;

/// <summary>
/// <c>ofsted_published_findings.csv</c>: the points under “What needs to improve” of published reports and letters, taken from them by a
/// program, so that the line with the visit's days is often empty or something else.
/// </summary>
internal static class FindingsFile
{
    private const string Source = "Ofsted: published reports and letters";

    // No report comes later than that after its visit; what reads like such days is something else.
    private const int MostDaysToReport = 365;

    public static IEnumerable<PublishedFinding> Read(CsvRows rows, Authorities authorities, FileReport report)
    {
        var (type, gss, name) = (rows.Column("visit_type"), rows.Column("gss_code"), rows.Column("la_name"));
        var (published, days, item, text) = (rows.Column("published"), rows.Column("visit_dates"), rows.Column("item"), rows.Column("text"));
        var seen = new HashSet<(int, string, DateOnly, int)>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole)
            {
                report.Refuse(Refusals.Ragged);
                continue;
            }

            var (code, refusal) = authorities.Find(rows[gss], rows[name], isFormer: false);
            var on = PublishedDay.Read(rows[published]);
            refusal ??= on is null ? Refusals.Day(rows[published])
                : rows[type].Length is 0 or > PublishedInspection.TextMaxLength ? "no kind of visit, or words that are too long"
                : !int.TryParse(rows[item], out _) ? "no number of the point"
                : rows[text].Trim().Length is 0 or > Finding.WordingMaxLength ? "no text, or a text that is too long"
                : !seen.Add((code, rows[type], on.Value, int.Parse(rows[item]))) ? Refusals.Twice
                : null;
            if (refusal is not null)
            {
                report.Refuse(refusal);
                continue;
            }

            var visit = Days(rows[days], on!.Value);
            if (visit is null) report.Note(rows[days].Length == 0 ? "taken without the visit’s days: the file has none" : "taken without the visit’s days: they cannot be read");
            yield return new(code, rows[type], on.Value, int.Parse(rows[item]), rows[text].Trim(), visit?.First, visit?.Last, Source);
        }
    }

    private static VisitTiming? Days(string text, DateOnly published)
    {
        try
        {
            var timing = VisitTiming.Read(text);
            return timing.Kind is TimingKind.Day or TimingKind.Days && timing.Last <= published && timing.First >= published.AddDays(-MostDaysToReport) ? timing : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}

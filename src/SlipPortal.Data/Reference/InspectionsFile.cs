using SlipPortal.Domain.Reference;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Data.Reference;

/// <summary>
/// <c>ofsted_ilacs_history_*.csv</c> and <c>ofsted_in_year_visits_*.csv</c>: two sheets of Ofsted's official statistics, the inspections of
/// some years and all visits of one. An inspection stands in both; it is the same row.
/// </summary>
internal static class InspectionsFile
{
    private const string Source = "Ofsted: official statistics of inspections";

    public static IEnumerable<PublishedInspection> Read(CsvRows rows, Authorities authorities, FileReport report)
    {
        var (gss, name, published) = (rows.Column("Local authority area code"), rows.Column("Local authority name"), rows.Column("Publication date"));
        var isOfAYear = rows.Header.Contains("Inspection/Visit date");
        var (day, form) = isOfAYear
            ? (rows.Column("Inspection/Visit date"), rows.Column("Inspection/Visit type"))
            : (rows.Column("Inspection date"), rows.Column("Inspection type"));
        int? theme = isOfAYear ? rows.Column("Visit Theme") : null;
        int? status = isOfAYear ? null : rows.Column("Local authority status");
        int[] graded =
        [
            rows.Column("Overall effectiveness"), rows.Column("The impact of leaders on social work practice with children and families"),
            rows.Column("The experiences and progress of children who need help and protection"), rows.Column("The experiences and progress of children in care"),
            rows.Column("The experiences and progress of care leavers"),
        ];
        var seen = new HashSet<(int, string, DateOnly)>();
        while (rows.Next())
        {
            report.Rows++;
            if (!rows.IsWhole)
            {
                report.Refuse(Refusals.Ragged);
                continue;
            }

            var (code, refusal) = authorities.Find(rows[gss], rows[name], status is { } column && rows[column] == "No longer exists");
            var (first, on) = (PublishedDay.Read(rows[day]), PublishedDay.Read(rows[published]));
            var type = Type(rows[form]);
            var focus = theme is { } at && rows[at].Length > 0 ? rows[at] : null;
            refusal ??= first is null ? Refusals.Day(rows[day])
                : on is null ? Refusals.Day(rows[published])
                : on < first ? "published before it began"
                : rows[form].Length is 0 or > PublishedInspection.TextMaxLength || focus?.Length > PublishedInspection.TextMaxLength ? "no kind of visit, or words that are too long"
                : Array.Find(graded, column => !IsGrade(rows[column])) is var wrong and > 0 ? $"“{rows[wrong]}” is no grade"
                : !seen.Add((code, type, on.Value)) ? Refusals.Twice
                : null;
            if (refusal is not null) report.Refuse(refusal);
            else
                yield return new(
                    code, type, on!.Value, first!.Value, rows[form], focus, GradeOf(rows[graded[0]]), GradeOf(rows[graded[1]]), GradeOf(rows[graded[2]]),
                    GradeOf(rows[graded[3]]), GradeOf(rows[graded[4]]), Source);
        }
    }

    // As councils call it, and as the reports' own file does.
    private static string Type(string form) => form switch
    {
        "ILACS Standard Inspection" or "ILACS Short Inspection" => VisitTypes.Ilacs,
        "ILACS Focused Visit" => VisitTypes.FocusedVisit,
        "LA Monitoring visit" => VisitTypes.MonitoringVisit,
        _ => form,
    };

    private static bool IsGrade(string text) => text.Length == 0 || GradeOf(text) is not null;

    private static Grade? GradeOf(string text) => text switch
    {
        "Outstanding" => Grade.Outstanding,
        "Good" => Grade.Good,
        "Requires improvement to be good" or "Requires improvement" => Grade.RequiresImprovement,
        "Inadequate" => Grade.Inadequate,
        _ => null,
    };
}

using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Kpis.Comparators;
using SlipPortal.Web.Pages.Councils.Notice;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Oversight.Compare;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The sections of an adviser's report with the portal's numbers of the day, for the adviser to make their own.</summary>
internal static class ReportDraft
{
    /// <summary>A draft of each section, of what the writer may see.</summary>
    /// <param name="db">The council's records.</param>
    /// <param name="organisation">Whose report it is.</param>
    /// <param name="today">The day of the numbers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<(ReportSection Section, string Words)>> OfAsync(
        PortalDbContext db, string organisation, DateOnly today, CancellationToken cancellationToken)
    {
        var last = await db.Set<ReviewSignature>()
            .Where(signature => signature.Side == ReviewSide.Reviewer
                && db.Set<Review>().Any(review => review.Id == signature.ReviewId && review.Template == ReviewTemplate.AdviserReport && review.OrganisationId == organisation))
            .MaxAsync(signature => (DateTimeOffset?)signature.SignedAt, cancellationToken);
        var since = last?.DayInUk() ?? today.AddDays(-Review.DaysBetweenReports);
        var until = today.AddDays(Review.DaysBetweenReports);
        var plan = await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken);
        var actions = plan is null ? [] : (await db.ActionRows(plan.Id, today).ToListAsync(cancellationToken)).FindAll(action => !action.IsCrossReference);
        var measures = await db.ViewsAsync(db.KpiRows().Where(kpi => !kpi.IsClosed), today, cancellationToken);
        var notice = await db.Notices().FirstOrDefaultAsync(cancellationToken);
        var terms = notice is null ? [] : await db.TermsAsync(notice, null, today, cancellationToken);
        var open = await db.ReviewRows().SumAsync(review => review.OpenChallenges, cancellationToken);

        var codes = measures.Select(measure => measure.Kpi.IndicatorCode).OfType<string>().ToList();
        var published = (await new CouncilRecords(db).PublishedLast().Where(figure => codes.Contains(figure.Indicator.Code)).ToListAsync(cancellationToken))
            .ToDictionary(figure => figure.Indicator.Code);

        var missed = measures.Where(measure => measure.Rating is TargetRating.Missed).ToList();
        var unjudged = measures.Count(measure => measure.Rating is TargetRating.CannotJudge);
        var late = actions.FindAll(action => action.StandingOn(today) is Standing.Overdue or Standing.OffTrack);
        return
        [
            (ReportSection.StageAndNotice, notice is null
                ? "No improvement notice is recorded in the portal that is open to this report."
                : $"{notice.Name}: {NoticeWords.Stage(notice.Stage).ToLowerInvariant()}, day {notice.DaysOn(today)}. "
                    + $"Of {Words.Count(terms.Count, "term")}, {terms.Count(term => term.Standing.IsBehind)} are behind."),
            (ReportSection.Progress,
                $"As at {Words.Day(today)} the plan has {Words.Count(actions.Count, "action")}: "
                + $"{string.Join(", ", actions.CountBy(action => action.StandingOn(today)).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key.InWords().ToLowerInvariant()}"))}.\n"
                + $"{Words.Count(actions.Count(action => action.UpdatedAt?.DayInUk() >= since), "action")} had an update since {Words.Day(since)}.\n"
                + $"Dates have moved {Words.Count(actions.Sum(action => action.Moves), "time")} in all; {Words.Count(actions.Count(action => action.Review is not null), "new date")} under review."),
            (ReportSection.Performance,
                $"As at {Words.Day(today)}. {Age(measures)}\n"
                + (missed.Count == 0
                    ? $"None of {Words.Count(measures.Count, "measure")} misses its target."
                    : $"{missed.Count} of {Words.Count(measures.Count, "measure")} miss their target:\n"
                        + string.Join('\n', missed.Take(10).Select(measure => $"{measure.Kpi.Ref} {measure.Kpi.Title}: {measure.LatestInWords}")))
                + (unjudged == 0 ? "" : $"\n{Words.Count(unjudged, "measure")} with a target cannot be judged: "
                    + "nobody says whether higher or lower is better.")
                + Beside(measures, published)),
            (ReportSection.Risks,
                $"{Words.Count(late.Count, "action")} overdue or off track{(late.Count == 0 ? "" : $": {string.Join(", ", late.Take(20).Select(action => action.Ref))}")}.\n"
                + $"{Words.Count(open, "challenge")} of earlier reviews not answered."),
            (ReportSection.NextSixWeeks,
                $"Due by {Words.Day(until)}: {Words.Count(actions.Count(action => action.DueUntil >= today && action.DueUntil <= until), "action")} "
                + $"and {Words.Count(terms.DueSoon(today, Review.DaysBetweenReports).Count, "term")} of the notice."),
        ];
    }

    // “The newest figure is of Oct 2026, 21 days old; stale: 2.”
    private static string Age(IReadOnlyCollection<KpiView> measures) =>
        measures.Where(measure => measure.AgeInDays is not null).MinBy(measure => measure.AgeInDays) is not { } newest ? "No figure is open to this report."
        : $"The newest figure is of {newest.Latest!.Period.Label}, {Words.Count(newest.AgeInDays!.Value, "day")} old; stale: {measures.Count(measure => measure.IsStale)}.";

    // What was published last of the measures that are tied to national ones, the furthest behind first: with the model of neighbours and how many have a value.
    private static string Beside(IEnumerable<KpiView> measures, Dictionary<string, PublishedLast> published)
    {
        var lines =
            from measure in measures
            let figure = published.GetValueOrDefault(measure.Kpi.IndicatorCode ?? "")
            where figure?.Mean is not null
            let behind = MeasureComparison.Behind(figure.Indicator.PolarityFor(measure.Kpi.Shape.Polarity), figure.Value, figure.Mean)
            orderby behind ?? decimal.MinValue descending
            select $"{measure.Kpi.Ref} {measure.Kpi.Title}: {ComparisonWords.Show(figure.Value)} in {figure.Period}; {CompareWords.Behind(behind)}"
                + $"neighbours {ComparisonWords.Show(figure.Mean!.Value)}, n = {figure.With}, model of {figure.Model}";
        var first = lines.Take(10).ToList();
        return first.Count == 0 ? "" : $"\nAs published last, beside statistical neighbours (n is how many of them have a value):\n{string.Join('\n', first)}";
    }
}

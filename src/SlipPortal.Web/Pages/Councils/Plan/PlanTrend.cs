using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>Where the actions of the plan stood at the ends of months: of the version that was in force on each day.</summary>
internal static class PlanTrend
{
    /// <summary>Counts by standing on each day. Three queries, however many days.</summary>
    /// <param name="db">The council's database.</param>
    /// <param name="days">The days, each read at its end.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<Standing, int>>> TrendAsync(
        this PortalDbContext db, IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        var actions = await (
            from action in db.Set<PlanAction>()
            join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
            where !action.IsCrossReference && plan.InForceAt != null
            select new { action.LineageId, plan.InForceAt, plan.SupersededAt }).ToListAsync(cancellationToken);
        var dues = (await db.Set<ActionDue>()
            .OrderBy(due => due.RecordedAt).ThenBy(due => due.Id)
            .Select(due => new DueFact(due.LineageId, due.RecordedAt, due.Kind, due.Until))
            .ToListAsync(cancellationToken)).ToLookup(fact => fact.LineageId);
        var ratings = (await db.Set<ProgressUpdate>()
            .Join(db.Set<Rating>(), update => update.RatingId, rating => (Guid?)rating.Id, (update, rating) => new { update, rating.Meaning })
            .OrderBy(pair => pair.update.RecordedAt).ThenBy(pair => pair.update.Id)
            .Select(pair => new RatingFact(pair.update.LineageId, pair.update.RecordedAt, pair.Meaning))
            .ToListAsync(cancellationToken)).ToLookup(fact => fact.LineageId);

        return [.. days.Select(Count)];

        IReadOnlyDictionary<Standing, int> Count(DateOnly day)
        {
            var end = day.EndInUk();
            return actions
                .Where(action => action.InForceAt < end && (action.SupersededAt is null || action.SupersededAt >= end))
                .CountBy(action =>
                {
                    var due = dues[action.LineageId].LastOrDefault(fact => fact.RecordedAt < end);
                    var rating = ratings[action.LineageId].LastOrDefault(fact => fact.RecordedAt < end);
                    return Standings.Of(rating?.Meaning, due?.Kind ?? DueKind.Undated, due?.Until, day);
                })
                .ToDictionary();
        }
    }

    private sealed record DueFact(Guid LineageId, DateTimeOffset RecordedAt, DueKind Kind, DateOnly? Until);

    private sealed record RatingFact(Guid LineageId, DateTimeOffset RecordedAt, RatingMeaning Meaning);
}

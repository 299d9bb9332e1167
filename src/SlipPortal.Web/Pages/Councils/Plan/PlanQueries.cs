using SlipPortal.Data;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>What several pages read of a plan: projections, without tracking, each one query.</summary>
internal static class PlanQueries
{
    /// <summary>The council's current plan: one row or none.</summary>
    public static IQueryable<PlanHead> CurrentPlan(this PortalDbContext db) =>
        db.Set<Domain.Plans.Plan>()
            .Where(plan => plan.SupersededAt == null)
            .Select(plan => new PlanHead(plan.Id, plan.Title, plan.Period));

    /// <summary>A plan's actions in the order of their refs, each with its last due date, its last rating and its owners.</summary>
    public static IQueryable<ActionRow> ActionRows(this PortalDbContext db, Guid planId) =>
        from action in db.Set<PlanAction>()
        where action.PlanId == planId
        orderby action.SortKey
        let due = db.Set<ActionDue>()
            .Where(due => due.ActionId == action.Id)
            .OrderByDescending(due => due.RecordedAt)
            .Select(due => new { due.Kind, due.SourceText, due.Until })
            .FirstOrDefault()
        let update = db.Set<ProgressUpdate>()
            .Where(update => update.ActionId == action.Id)
            .OrderByDescending(update => update.RecordedAt)
            .Join(db.Set<Rating>(), update => update.RatingId, rating => (Guid?)rating.Id, (update, rating) => new
            {
                update.RecordedAt,
                rating.Name,
                rating.Meaning,
            })
            .FirstOrDefault()
        select new ActionRow
        {
            Id = action.Id,
            ChapterId = action.ChapterId,
            Ref = action.Ref,
            SortKey = action.SortKey,
            Text = action.Text,
            IsCrossReference = action.IsCrossReference,
            DueKind = (DueKind?)due.Kind ?? DueKind.Undated,
            DueText = due.SourceText,
            DueUntil = due.Until,
            Rating = update.Name,
            RatingMeaning = update.Meaning,
            UpdatedAt = update.RecordedAt,
            Owners = action.Owners
                .OrderBy(owner => owner.Position)
                .Join(db.Set<Post>(), owner => owner.PostId, post => post.Id, (_, post) => post.Title)
                .ToList(),
        };
}

/// <summary>A plan as its pages are headed.</summary>
internal sealed record PlanHead(Guid Id, string Title, string? Period);

/// <summary>An action as lists show it.</summary>
internal sealed record ActionRow
{
    public required Guid Id { get; init; }

    public required Guid ChapterId { get; init; }

    public required string Ref { get; init; }

    public required string SortKey { get; init; }

    public required string Text { get; init; }

    public required bool IsCrossReference { get; init; }

    public required DueKind DueKind { get; init; }

    public required string? DueText { get; init; }

    public required DateOnly? DueUntil { get; init; }

    public required string? Rating { get; init; }

    public required RatingMeaning? RatingMeaning { get; init; }

    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Titles of the posts that own it, the lead first.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Where it stands on a day.</summary>
    public Standing StandingOn(DateOnly day) => Domain.Plans.Standings.Of(RatingMeaning, DueKind, DueUntil, day);
}

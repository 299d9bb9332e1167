using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Visits;

/// <summary>An action that answers a finding.</summary>
/// <param name="TieId">The tie.</param>
/// <param name="FindingId">The finding.</param>
/// <param name="IsOrigin">True where the action was made from the finding.</param>
/// <param name="Place">Where the line of work stands.</param>
/// <param name="Text">The action's words, as the last version of the plan had them.</param>
/// <param name="Now">As the plan in force has it; null where it does not.</param>
internal sealed record TiedAction(Guid TieId, Guid FindingId, bool IsOrigin, ActionPlace Place, string Text, ActionRow? Now)
{
    public bool IsLive => Now is not null;

    public SignOffStage? Stage => Now?.Stage;

    public string Ref => Now?.Ref ?? Place.Ref;

    /// <summary>Where it stands, in words.</summary>
    public string StandingOn(DateOnly today) => Now is null ? "no longer in the plan" : Now.Stage is { } stage ? stage.InWords().ToLowerInvariant()
        : Now.StandingOn(today).InWords().ToLowerInvariant();
}

/// <summary>Reading which actions answer which findings.</summary>
internal static class TiedActions
{
    /// <summary>The actions that answer a finding, or any where none is named: three queries.</summary>
    public static async Task<IReadOnlyList<TiedAction>> TiedActionsAsync(this PortalDbContext db, Guid? finding, DateOnly today, CancellationToken cancellationToken)
    {
        var ties = await (
            from tie in db.Set<FindingTie>()
            join place in db.ActionPlaces() on tie.ActionLineageId equals place.Id
            where tie.EndedAt == null && (finding == null || tie.FindingId == finding)
            orderby place.SortKey
            select new
            {
                tie.Id,
                tie.FindingId,
                tie.IsOrigin,
                Place = place,
                Text = db.Set<PlanAction>().Where(action => action.LineageId == tie.ActionLineageId).OrderByDescending(action => action.Id)
                    .Select(action => action.Text).First(),
            }).ToListAsync(cancellationToken);
        if (ties.Count == 0 || await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan)
            return ties.ConvertAll(tie => new TiedAction(tie.Id, tie.FindingId, tie.IsOrigin, tie.Place, tie.Text, null));
        var lines = ties.ConvertAll(tie => tie.Place.LineageId);
        var now = await db.ActionRows(plan.Id, today).Where(action => lines.Contains(action.LineageId)).ToDictionaryAsync(action => action.LineageId, cancellationToken);
        return ties.ConvertAll(tie => new TiedAction(tie.Id, tie.FindingId, tie.IsOrigin, tie.Place, tie.Text, now.GetValueOrDefault(tie.Place.LineageId)));
    }
}

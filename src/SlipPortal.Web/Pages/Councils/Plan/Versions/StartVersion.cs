using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>
/// The next version of the plan is begun: a draft with the chapters of the one in force and with what is open of it. What is complete
/// or signed off stays behind, and stays readable.
/// </summary>
internal static class StartVersion
{
    internal sealed record Command(string? Title, string? Period);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No title, no plan in force, or a draft is there already.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var current = await db.Set<Domain.Plans.Plan>().SingleOrDefaultAsync(plan => plan.InForceAt != null && plan.SupersededAt == null, cancellationToken)
                ?? throw new RefusedException("There is no plan to carry forward: import one first.");
            if (await db.Set<Domain.Plans.Plan>().AnyAsync(plan => plan.InForceAt == null, cancellationToken)) throw Taken();
            var next = current.StartNextVersion(command.Title, command.Period, now);
            db.Add(next);

            var chapters = await CarryChaptersAsync(current, next, cancellationToken);
            var (carried, left) = await CarryActionsAsync(current, chapters, now, cancellationToken);
            db.Record(new PlanVersionStarted(next.Title, next.Version, carried, left), next.Id);
            await db.SaveOrRefuseAsync(
                Taken(), "ix_plans_draft", cancellationToken);

            return next.Id;
        }

        private static RefusedException Taken() => new("The next version is being drafted already. Work on that draft, or give it up first.");

        private async Task<Dictionary<Guid, Chapter>> CarryChaptersAsync(
            Domain.Plans.Plan current, Domain.Plans.Plan next, CancellationToken cancellationToken)
        {
            var chapters = (await db.Set<Chapter>().Where(chapter => chapter.PlanId == current.Id).ToListAsync(cancellationToken))
                .ToDictionary(chapter => chapter.Id, chapter => chapter.CarryForward(next));
            db.AddRange(chapters.Values);
            return chapters;
        }

        private async Task<(int Carried, int Left)> CarryActionsAsync(
            Domain.Plans.Plan current, Dictionary<Guid, Chapter> chapters, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var rows = await db.ActionRows(current.Id, now.DayInUk()).ToListAsync(cancellationToken);
            var open = rows.Where(row => row.IsCrossReference || IsOpen(row)).Select(row => row.Id).ToHashSet();
            // A whole stays as long as one of its parts is open.
            open.UnionWith(rows.Where(row => open.Contains(row.Id) && row.ParentId is not null).Select(row => row.ParentId!.Value).ToList());
            var actions = await db.Set<PlanAction>().Include(action => action.Owners)
                .Where(action => action.PlanId == current.Id).OrderBy(action => action.SortKey).ToListAsync(cancellationToken);
            var impacts = (await db.Set<Impact>().Where(impact => chapters.Keys.Contains(impact.ChapterId)).ToListAsync(cancellationToken))
                .ToDictionary(impact => impact.Id, impact => new Impact(chapters[impact.ChapterId], impact.Description));
            var carried = actions.Where(action => open.Contains(action.Id)).ToDictionary(
                action => action.Id,
                action => action.CarryForward(chapters[action.ChapterId], action.ImpactId is { } impact ? impacts[impact] : null, now));
            foreach (var action in actions.Where(action => action.ParentId is { } whole && carried.ContainsKey(action.Id) && carried.ContainsKey(whole)))
                carried[action.Id].BecomePartOf(carried[action.ParentId!.Value]);
            db.AddRange(impacts.Values);
            db.AddRange(carried.Values);

            var ids = carried.Keys.ToList();
            foreach (var link in await db.Set<ActionLink>().Where(link => ids.Contains(link.ActionId) && ids.Contains(link.LinkedActionId)).ToListAsync(cancellationToken))
            {
                var (from, to) = (carried[link.ActionId], carried[link.LinkedActionId]);
                db.Add(link.Kind is ActionLinkKind.DependsOn ? from.DependOn(to) : from.LinkTo([to])[0]);
            }

            var work = actions.Count(action => !action.IsCrossReference);
            var kept = carried.Values.Count(action => !action.IsCrossReference);
            return (kept, work - kept);
        }

        private static bool IsOpen(ActionRow row) =>
            row.Stage is SignOffStage.Reopened or SignOffStage.SignedOffInPart
            || (row.RatingMeaning is not RatingMeaning.Complete && row.Stage is not (SignOffStage.SignedOff or SignOffStage.HandedOver));
    }
}

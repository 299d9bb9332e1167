using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>What was read becomes the council's plan, in one transaction. An earlier plan stays, superseded.</summary>
internal static class ConfirmImport
{
    internal sealed record Command(PlanImport Import, PlanDraft Draft);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">Something is still to be decided, or it was confirmed before.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var (import, draft) = command;
            if (!draft.CanConfirm)
                throw new RefusedException(draft.Blockers.Count > 0 ? draft.Blockers[0] : "There is no action to import.");

            if (await db.Set<Domain.Plans.Plan>().AnyAsync(other => other.InForceAt == null, cancellationToken))
                throw new RefusedException("The next version of the plan is being drafted: have a body approve that draft, or give it up, before you import another plan.");
            var now = clock.GetUtcNow();
            var plan = new Domain.Plans.Plan(Text.OnOneLine(draft.Title!), Line(draft.Period), now);
            plan.CountQuartersIn(draft.Quarters);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var continued = await SupersedeAsync(plan, draft, now, cancellationToken);
            var areas = await AddAreasAsync(draft, cancellationToken);

            db.Add(plan);
            var chapters = draft.Chapters.Select((read, index) => ChapterOf(plan, read, areas[AreaOf(read)], index + 1)).ToList();
            db.AddRange(chapters);
            await AddActionsAsync(draft, chapters, continued, now, cancellationToken);
            db.AddRange(import.Confirm(plan, draft.Rows, now));
            db.Record(new PlanImported(plan.Title, import.FileName, draft.Chapters.Count, draft.Actions.Count), plan.Id);
            await db.SaveChangesAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"select app.count_plans_anew({draft.Actions.Count})", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        // There is one plan in force at any moment: the earlier one makes room before the new one comes. Returns, by the refs of the
        // new plan, the actions of the earlier one whose work goes on.
        private async Task<Dictionary<string, PlanAction>> SupersedeAsync(
            Domain.Plans.Plan plan, PlanDraft draft, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var current = await db.Set<Domain.Plans.Plan>().AsTracking()
                .SingleOrDefaultAsync(other => other.InForceAt != null && other.SupersededAt == null, cancellationToken);
            if (current is null) return [];
            var lines = await db.PlanLinesAsync(current.Id, cancellationToken);
            var before = await db.Set<PlanAction>().Where(action => action.PlanId == current.Id)
                .ToDictionaryAsync(action => action.LineageId.ToString(), cancellationToken);
            plan.Follow(current);
            current.Supersede(now);
            db.Record(new PlanSuperseded(current.Title), current.Id);
            await db.SaveChangesAsync(cancellationToken);
            return PlanDifference.Continue(lines, ImportReader.LinesOf(draft))
                .Where(line => before.ContainsKey(line.Line))
                .ToDictionary(line => line.Ref, line => before[line.Line]);
        }

        // New areas are stored before anything that belongs to them: until then they are in nobody's reach.
        private async Task<Dictionary<string, PracticeArea>> AddAreasAsync(PlanDraft draft, CancellationToken cancellationToken)
        {
            var areas = await db.Set<PracticeArea>().ToDictionaryAsync(area => area.Name, cancellationToken);
            var missing = draft.Chapters.Select(AreaOf).Distinct().Where(name => !areas.ContainsKey(name)).ToList();
            if (missing.Count == 0) return areas;
            foreach (var name in missing)
            {
                var area = areas[name] = new PracticeArea(name, areas.Count + 1);
                db.Add(area);
                db.Record(new PracticeAreaAdded(name), area.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
            return areas;
        }

        private async Task AddActionsAsync(
            PlanDraft draft, List<Chapter> chapters, Dictionary<string, PlanAction> continued, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var posts = await db.Posts().ToDictionaryAsync(post => post.Title, cancellationToken);
            var ratings = await db.Set<Rating>().ToDictionaryAsync(rating => rating.Name, cancellationToken);
            var impacts = draft.Impacts.Select(impact => new Impact(chapters[impact.ChapterIndex], impact.Text)).ToList();
            db.AddRange(impacts);

            var actions = new Dictionary<ActionRef, PlanAction>();
            foreach (var read in draft.Actions)
            {
                var impact = read.ImpactIndex is { } index ? impacts[index] : null;
                var action = new PlanAction(chapters[read.ChapterIndex], read.Ref, read.Text, impact);
                if (continued.TryGetValue(read.Ref.Text, out var before)) action.Continue(before);
                action.Describe(read.Finding is null ? null : ActionSource.Finding, read.Finding, read.SuccessMeasure, read.Evidence);
                action.Assign([.. read.Owners.Select(owner => PostOf(owner.Post, posts).Id)], now);
                actions.Add(read.Ref, action);
                db.Add(action);
                db.Add(new ActionDue(action, read.Due, now));
            }

            foreach (var read in draft.Actions)
            {
                var action = actions[read.Ref];
                if (read.IsCrossReference)
                    db.AddRange(action.LinkTo(read.CrossReferences.Where(actions.ContainsKey).Select(other => actions[other])));
                else if (read.Rating is not null || read.Progress is not null)
                    db.Add(new ProgressUpdate(
                        action,
                        read.Rating is null ? null : ratings[read.Rating],
                        read.Rating is null ? "As the imported file told." : $"Rated “{read.RatingText}” in the imported file.",
                        read.Progress,
                        actor.UserId!.Value,
                        now));
            }
        }

        private static Chapter ChapterOf(Domain.Plans.Plan plan, ChapterDraft read, PracticeArea area, int position) => new(
            plan.Id, area.Id, position, read.NumberInferred ? null : read.Number.ToString(), Text.OnOneLine(read.Title), read.Statement);

        // A cell may have several lines; what becomes a title has one.
        private static string? Line(string? cell) => cell is null ? null : Text.OnOneLine(cell);

        private Post PostOf(string title, Dictionary<string, Post> posts)
        {
            title = Text.OnOneLine(title);
            if (posts.TryGetValue(title, out var post)) return post;
            posts[title] = post = new Post(title);
            db.Add(post);
            return post;
        }
    }

    /// <summary>The practice area that a chapter goes into: the one it matched or was given, else a new one of its own name.</summary>
    public static string AreaOf(ChapterDraft chapter)
    {
        var name = Text.OnOneLine(chapter.PracticeArea ?? chapter.Title);
        return name.Length <= PracticeArea.NameMaxLength ? name : name[..PracticeArea.NameMaxLength];
    }
}

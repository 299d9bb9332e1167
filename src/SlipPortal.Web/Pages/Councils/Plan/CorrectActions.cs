using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Posts;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>
/// A lead corrects dates, leads and references of several actions: at once while the plan is being set up, each kept with its reason; in a
/// draft as what a body agrees when it approves the version.
/// </summary>
internal static class CorrectActions
{
    /// <param name="ActionIds">The actions: of one version of the plan.</param>
    /// <param name="Rows">What each is to say; a field that is null stays as it is.</param>
    /// <param name="Reason">Why; a draft needs none.</param>
    internal sealed record Command(IReadOnlyCollection<Guid> ActionIds, IReadOnlyDictionary<Guid, CorrectionRow> Rows, string? Reason);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <returns>How many actions were changed.</returns>
        /// <exception cref="RefusedException">
        /// The plan cannot be corrected any more, no reason, a date or reference that cannot be read, or a reference that is taken.
        /// </exception>
        public async Task<int> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var actions = await db.Set<PlanAction>().AsTracking().Include(action => action.Owners)
                .Where(action => command.ActionIds.Contains(action.Id)).OrderBy(action => action.SortKey).ToListAsync(cancellationToken);
            var planIds = actions.Select(action => action.PlanId).Distinct().ToList();
            var plan = await db.Set<Domain.Plans.Plan>().SingleAsync(plan => planIds.Contains(plan.Id), cancellationToken);
            var isDraft = plan.InForceAt is null;
            if (!isDraft && !plan.MayBeCorrected(now.DayInUk()))
            {
                throw new RefusedException(
                    "This plan has been approved: a body agrees new dates. "
                    + "Open corrections on “About the plan” first, or propose the dates.");
            }

            var reason = isDraft ? null
                : Text.Required(command.Reason, "why they are corrected", DateChange.ReasonMaxLength, nameof(command.Reason));
            var lineages = actions.Select(action => action.LineageId).ToList();
            var dues = await db.Set<ActionDue>().Where(due => lineages.Contains(due.LineageId)).GroupBy(due => due.LineageId)
                .Select(line => line.OrderByDescending(due => due.RecordedAt).ThenByDescending(due => due.Id).First())
                .ToDictionaryAsync(due => due.LineageId, cancellationToken);
            var posts = await db.Posts().ToDictionaryAsync(post => post.Id, post => post.Title, cancellationToken);
            var ratings = await db.Set<Rating>().ToDictionaryAsync(rating => rating.Id, cancellationToken);

            var changed = 0;
            foreach (var action in actions)
            {
                var row = command.Rows.GetValueOrDefault(action.Id) ?? new();
                try
                {
                    var (before, was) = (action.Ref, dues.GetValueOrDefault(action.LineageId)?.SourceText);
                    List<FieldChange> changes = [.. Renumber(action, row), .. Assign(action, row, posts, now)];
                    changes.AddRange(isDraft ? PlanFor(action, row, was, ratings) : Redate(action, row, was, plan.Quarters, now));
                    if (changes.Count == 0) continue;
                    changed++;
                    db.Record(isDraft ? new ActionEdited(before, changes) : new ActionCorrected(before, changes), action.Id, reason);
                }
                catch (RefusedException refusal)
                {
                    throw new RefusedException($"Action {action.Ref}: {refusal.Message}", $"Rows[{action.Id}].{refusal.Field}");
                }
            }

            if (changed == 0) throw new RefusedException("Nothing is different: change a date, a lead or a reference first.");
            await db.SaveOrRefuseAsync(
                new RefusedException("Two actions would have the same reference: give each its own."), cancellationToken);
            return changed;
        }

        private static IEnumerable<FieldChange> Renumber(PlanAction action, CorrectionRow row)
        {
            if (row.Ref is null || row.Ref.Trim() == action.Ref) yield break;
            if (!ActionRef.TryParse(row.Ref, out var reference))
                throw new RefusedException("Enter a reference like 2.4 or 2.4a.", nameof(row.Ref));
            var before = action.Ref;
            action.Renumber(reference!);
            yield return new("reference", before, action.Ref);
        }

        // The lead alone: the other owners stay.
        private static IEnumerable<FieldChange> Assign(PlanAction action, CorrectionRow row, Dictionary<Guid, string> posts,
            DateTimeOffset now)
        {
            if (row.LeadPostId is { } lead && posts.TryGetValue(lead, out var title) && action.LeadBy(lead, now, out var before))
                yield return new("lead", before is { } was ? posts[was] : null, title);
        }

        private IEnumerable<FieldChange> Redate(PlanAction action, CorrectionRow row, string? was, QuarterYear quarters, DateTimeOffset now)
        {
            if (action.IsCrossReference || row.Due is null || row.Due.Trim() == (was ?? "")) yield break;
            var due = ActionDue.Correct(action, row.Due, quarters, now);
            db.Add(due);
            yield return new("due date", was, due.SourceText);
        }

        private static IEnumerable<FieldChange> PlanFor(
            PlanAction action, CorrectionRow row, string? was, Dictionary<Guid, Rating> ratings)
        {
            if (action.IsCrossReference) yield break;
            var (due, rating) = (action.DraftDue, action.DraftRatingId);
            var wanted = row.Due?.Trim();
            action.PlanFor(
                wanted is null ? due : wanted.Length == 0 || wanted == was ? null : wanted,
                row.RatingId is { } chosen ? ratings.GetValueOrDefault(chosen) : null);
            if (action.DraftDue != due) yield return new("due date", due ?? was, action.DraftDue ?? was);
            if (action.DraftRatingId != rating)
                yield return new("rating carried", Name(rating), Name(action.DraftRatingId));

            string? Name(Guid? id) => id is { } known ? ratings[known].Name : null;
        }
    }
}

/// <summary>What one action is to say, as the table of corrections sends it.</summary>
internal sealed class CorrectionRow
{
    public string? Ref { get; set; }

    /// <summary>As people write it.</summary>
    public string? Due { get; set; }

    public Guid? LeadPostId { get; set; }

    /// <summary>The rating that is carried into a new version; null keeps the one there is.</summary>
    public Guid? RatingId { get; set; }
}

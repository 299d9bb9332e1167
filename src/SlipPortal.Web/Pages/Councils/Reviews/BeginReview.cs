using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Web.Pages.Councils.Reviews;

/// <summary>The council asks for a review, or the other side starts one, with its items drawn from the council's records.</summary>
internal static class BeginReview
{
    /// <param name="EngagementId">The work that it is part of.</param>
    /// <param name="Terms">What is agreed.</param>
    /// <param name="PracticeAreaIds">In these practice areas …</param>
    /// <param name="Subjects">… these kinds of record.</param>
    /// <param name="Only">Numbers of actions and measures, to take only those; empty for all.</param>
    /// <param name="Questions">Questions, one on a line, each asked of each practice area.</param>
    internal sealed record Command(
        Guid? EngagementId, ReviewTerms Terms, IReadOnlyCollection<Guid> PracticeAreaIds, IReadOnlyCollection<ReviewSubject> Subjects, string? Only, string? Questions);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        private static readonly RecordKind[] Kinds = [RecordKind.Plan, RecordKind.Kpis, RecordKind.Visits, RecordKind.Notice];

        /// <exception cref="RefusedException">Nothing to judge that those who review may see, or terms that cannot be.</exception>
        public async Task<Guid> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var reach = await Reach.AskAsync(db, cancellationToken);
            var engagement = await db.MyEngagements(reach.IsMember).SingleOrDefaultAsync(one => one.Id == command.EngagementId, cancellationToken)
                ?? throw new RefusedException("Choose whose review it is.", nameof(command.EngagementId));
            var review = new Review(engagement, command.Terms, reach.IsMember, actor.UserId!.Value, now);
            if (command.PracticeAreaIds.Count == 0) throw new RefusedException("Choose at least one practice area.", nameof(command.PracticeAreaIds));
            var open = reach.IsMember
                ? await db.OpenForReviewAsync(engagement.Id, now, cancellationToken)
                : [.. reach.Rights.Where(right => right.Verb is Verb.Review).SelectMany(right => right.Areas.Select(area => (right.Kind, area)))];
            if (open.Count == 0)
                throw new RefusedException("Nobody on the other side may review anything yet: give them access that says “review” first.", nameof(command.EngagementId));

            var questions = Lines(command.Questions);
            if (command.Terms.Template is ReviewTemplate.AdviserReport && questions.Count == 0) questions = ["How far has the council’s work here taken effect?"];
            var records = (await DrawAsync(command, cancellationToken)).Concat(
                from area in command.PracticeAreaIds
                from question in questions
                from kind in Kinds.Where(kind => open.Contains((kind, area))).Take(1)
                select new ReviewedRecord(ReviewSubject.Question, null, kind, area, null, question));
            var items = records.Where(record => open.Contains((record.Kind, record.PracticeAreaId))).Select(review.Include).ToList();
            if (items.Count == 0)
                throw new RefusedException("There is nothing to judge in this: choose other practice areas or kinds, or write a question.", nameof(command.Subjects));

            db.Add(review);
            db.AddRange(items);
            db.Record(new ReviewBegun(review.Title, review.IsAskedByCouncil, items.Count), review.Id);
            if (review.Template is ReviewTemplate.AdviserReport)
            {
                foreach (var (section, words) in await ReportDraft.OfAsync(db, engagement.PartnerOrganisationId, clock.TodayInUk(), cancellationToken))
                    db.Add(review.Write(section, words, actor.UserId!.Value, now));
            }

            await db.SaveChangesAsync(cancellationToken);
            return review.Id;
        }

        // Drafts, unpublished visits and measures that are closed are left out.
        private async Task<List<ReviewedRecord>> DrawAsync(Command command, CancellationToken cancellationToken)
        {
            var areas = command.PracticeAreaIds;
            var records = new List<ReviewedRecord>();
            if (command.Subjects.Contains(ReviewSubject.Chapter))
            {
                records.AddRange((await (
                    from chapter in db.Set<Chapter>()
                    join plan in db.Set<Domain.Plans.Plan>() on chapter.PlanId equals plan.Id
                    where plan.InForceAt != null && plan.SupersededAt == null && areas.Contains(chapter.PracticeAreaId)
                    orderby chapter.Position
                    select new { chapter.Id, chapter.PracticeAreaId, chapter.Number, chapter.Title }).ToListAsync(cancellationToken))
                    .Select(chapter => new ReviewedRecord(ReviewSubject.Chapter, chapter.Id, RecordKind.Plan, chapter.PracticeAreaId, chapter.Number, chapter.Title)));
            }

            var only = Lines(command.Only?.Replace(',', '\n')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (command.Subjects.Contains(ReviewSubject.Action))
            {
                records.AddRange((await (
                    from action in db.Set<PlanAction>()
                    join plan in db.Set<Domain.Plans.Plan>() on action.PlanId equals plan.Id
                    where plan.InForceAt != null && plan.SupersededAt == null && !action.IsCrossReference && areas.Contains(action.PracticeAreaId)
                    orderby action.SortKey
                    select new { action.LineageId, action.PracticeAreaId, action.Ref, action.Text }).ToListAsync(cancellationToken))
                    .Where(action => only.Count == 0 || only.Contains(action.Ref))
                    .Select(action => new ReviewedRecord(ReviewSubject.Action, action.LineageId, RecordKind.Plan, action.PracticeAreaId, action.Ref, action.Text)));
            }

            if (command.Subjects.Contains(ReviewSubject.Measure))
            {
                records.AddRange((await db.Set<Kpi>().Where(kpi => kpi.ClosedAt == null && areas.Contains(kpi.PracticeAreaId)).OrderBy(kpi => kpi.SortKey)
                    .Select(kpi => new { kpi.Id, kpi.PracticeAreaId, kpi.Ref, kpi.Title }).ToListAsync(cancellationToken))
                    .Where(kpi => only.Count == 0 || only.Contains(kpi.Ref))
                    .Select(kpi => new ReviewedRecord(ReviewSubject.Measure, kpi.Id, RecordKind.Kpis, kpi.PracticeAreaId, kpi.Ref, kpi.Title)));
            }

            if (command.Subjects.Contains(ReviewSubject.Finding))
            {
                records.AddRange((await db.Set<Finding>().Where(finding => finding.IsPublic && areas.Contains(finding.PracticeAreaId)).OrderBy(finding => finding.Id)
                    .Select(finding => new { finding.Id, finding.PracticeAreaId, finding.Wording }).ToListAsync(cancellationToken))
                    .Select(finding => new ReviewedRecord(ReviewSubject.Finding, finding.Id, RecordKind.Visits, finding.PracticeAreaId, null, finding.Wording)));
            }

            // The notice is the whole council's.
            if (command.Subjects.Contains(ReviewSubject.Term)
                && await db.Set<PracticeArea>().Where(area => area.Name == PracticeArea.WholeService).Select(area => area.Id).FirstOrDefaultAsync(cancellationToken) is var whole
                && areas.Contains(whole))
            {
                records.AddRange((await db.Set<NoticeTerm>().OrderBy(term => term.Number).Select(term => new { term.Id, term.Number, term.Wording })
                    .ToListAsync(cancellationToken))
                    .Select(term => new ReviewedRecord(ReviewSubject.Term, term.Id, RecordKind.Notice, whole, $"{term.Number}", term.Wording)));
            }

            return records;
        }

        private static List<string> Lines(string? text) =>
            [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The work under way that a review can be part of: for a member the council's, for anybody else those that they may review in.</summary>
    public static IQueryable<Engagement> MyEngagements(this PortalDbContext db, bool isMember)
    {
        var active = db.Set<Engagement>().Where(engagement => engagement.State == EngagementState.Active);
        if (isMember) return active;
        var mine = db.Database.SqlQuery<Guid>($"""select unnest(app.my_engagements('Review')) as "Value" """);
        return active.Where(engagement => mine.Contains(engagement.Id));
    }

    // What the other side of an engagement may review now, by the council's own grants.
    private static async Task<List<(RecordKind Kind, Guid Area)>> OpenForReviewAsync(
        this PortalDbContext db, Guid engagement, DateTimeOffset now, CancellationToken cancellationToken) => (await (
            from grant in db.Set<Grant>()
            join right in db.Set<GrantRight>() on grant.Id equals right.GrantId
            join area in db.Set<GrantPracticeArea>() on grant.Id equals area.GrantId
            where grant.EngagementId == engagement && grant.GivenAt != null && grant.RevokedAt == null && grant.StartsAt <= now && grant.EndsAt > now
                && right.Verb == Verb.Review
            select new { right.Kind, area.PracticeAreaId }).ToListAsync(cancellationToken)).ConvertAll(pair => (pair.Kind, pair.PracticeAreaId));
}

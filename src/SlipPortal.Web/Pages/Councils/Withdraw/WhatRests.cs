using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Audits;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>What rests on a record, so that it cannot be withdrawn: in a sentence that names it, with what to do first.</summary>
internal static class WhatRests
{
    /// <summary>The sentence; null where nothing does.</summary>
    public static Task<string?> WhatRestsOnAsync(this PortalDbContext db, IWithdrawable row, CancellationToken cancellationToken) =>
        row switch
        {
            ProgressUpdate update => OnUpdateAsync(db, update, cancellationToken),
            Evidence evidence => OnEvidenceAsync(db, evidence, cancellationToken),
            Post post => OnPostAsync(db, post, cancellationToken),
            Visit visit =>
                OnFindingsAsync(db, db.Set<Finding>().Where(finding => finding.VisitId == visit.Id), "this visit", cancellationToken),
            Finding finding => OnFindingsAsync(db, db.Set<Finding>().Where(one => one.Id == finding.Id), "its visit", cancellationToken),
            Kpi kpi => OnMeasureAsync(db, kpi, cancellationToken),
            Book book => OnBookAsync(db, book, cancellationToken),
            // A file’s book leaves what was corrected since, and the measures that something else uses; to a comment the answers stay.
            _ => Task.FromResult<string?>(null),
        };

    private static async Task<string?> OnUpdateAsync(PortalDbContext db, ProgressUpdate update, CancellationToken cancellationToken)
    {
        if (await db.SignOffSteps(update.LineageId).FirstOrDefaultAsync(cancellationToken) is not { } step
            || step.RecordedAt < update.RecordedAt) return null;
        return step.Stage is SignOffStage.Reopened
            ? step.RecordedAt > update.RecordedAt ? null
                : "The action was reopened with this update. Report progress again instead of withdrawing it."
            : $"The step “{step.Stage.InWords()}” of {Words.Day(step.RecordedAt)} rests on this update. "
                + "Reopen the action, then withdraw the update.";
    }

    private static async Task<string?> OnEvidenceAsync(PortalDbContext db, Evidence evidence, CancellationToken cancellationToken)
    {
        if (await db.SignOffSteps(evidence.LineageId).FirstOrDefaultAsync(cancellationToken) is { } step
            && step.RecordedAt >= evidence.RecordedAt
            && step.Stage is not (SignOffStage.Reopened or SignOffStage.Delivered))
        {
            return $"The step “{step.Stage.InWords()}” of {Words.Day(step.RecordedAt)} rests on this evidence. "
                + "Reopen the action, then withdraw the evidence.";
        }

        var verdict = await db.CurrentVerdicts().Where(verdict => verdict.LineageId == evidence.LineageId)
            .OrderByDescending(verdict => verdict.RecordedAt).FirstOrDefaultAsync(cancellationToken);
        return verdict is null || verdict.RecordedAt < evidence.RecordedAt || verdict.Judgement is EvidenceJudgement.NotSufficient
            ? null
            : $"The verdict “{Words.Judgement(verdict.Judgement)}” of {Words.Day(verdict.RecordedAt)} rests on this evidence. "
                + "Record another verdict, that it is not sufficient, then withdraw the evidence.";
    }

    private static async Task<string?> OnFindingsAsync(
        PortalDbContext db, IQueryable<Finding> findings, string of, CancellationToken cancellationToken)
    {
        var rests = await findings.OrderBy(finding => finding.Number).Select(finding => new
        {
            finding.Number,
            IsAnswered = db.Set<FindingAnswer>().Any(answer => answer.FindingId == finding.Id),
            HasSteps = db.Set<FindingStep>().Any(step => step.FindingId == finding.Id),
            Action = db.Set<FindingTie>().Where(tie => tie.FindingId == finding.Id && tie.EndedAt == null)
                .Join(db.Set<PlanAction>(), tie => tie.ActionLineageId, action => action.LineageId, (_, action) => action)
                .OrderByDescending(action => action.Id).Select(action => action.Ref).FirstOrDefault(),
            IsOnAgenda = db.Set<AgendaItem>().Any(item => item.FindingId == finding.Id),
            IsExample = db.Set<PracticeExample>().Any(example => example.FindingId == finding.Id),
            IsReviewed = db.Set<ReviewItem>().Any(item => item.SubjectId == finding.Id),
        }).ToListAsync(cancellationToken);
        foreach (var one in rests)
        {
            var why = one.Action is { } action ? $"action {action} works on it. Remove that link first"
                : one.IsAnswered ? "the council has answered it. What was answered stays"
                : one.HasSteps ? "it is on the way to sign-off. What was recorded of it stays"
                : one.IsOnAgenda ? "it is on the agenda of a meeting. Take it off first"
                : one.IsExample ? "a practice example was written about it"
                : one.IsReviewed ? "a review is about it" : null;
            if (why is not null) return $"Finding {one.Number} of {of} cannot be withdrawn: {why}.";
        }

        return null;
    }

    // Only whoever added a measure by mistake undoes that: later it is closed.
    private static async Task<string?> OnMeasureAsync(PortalDbContext db, Kpi kpi, CancellationToken cancellationToken) =>
        await db.Set<Reading>().AnyAsync(reading => reading.KpiId == kpi.Id && reading.SupersededAt == null, cancellationToken)
            || await db.Set<NoticeTerm>().AnyAsync(term => term.KpiId == kpi.Id, cancellationToken)
            || await db.Set<CommentThread>().AnyAsync(thread => thread.SubjectId == kpi.Id, cancellationToken)
            || await db.Set<Kpi>().AnyAsync(other => other.PairId == kpi.Id || other.PartOfId == kpi.Id, cancellationToken)
            ? "This measure has readings, a conversation, or a term or measure that names it. Close it instead."
            : null;

    private static async Task<string?> OnBookAsync(PortalDbContext db, Book book, CancellationToken cancellationToken) =>
        await db.Set<BookLine>().AnyAsync(line => line.BookId == book.Id, cancellationToken)
            ? "There are measures in this book. Take them out of it first."
            : null;

    private static async Task<string?> OnPostAsync(PortalDbContext db, Post post, CancellationToken cancellationToken)
    {
        var open = db.Set<Domain.Plans.Plan>().Where(plan => plan.SupersededAt == null);
        var rests = await db.Set<Post>().Where(one => one.Id == post.Id).Select(one => new
        {
            Actions = db.Set<ActionOwner>().Count(owner => owner.PostId == one.Id && owner.EndedAt == null
                && db.Set<PlanAction>().Any(action => action.Id == owner.ActionId && open.Any(plan => plan.Id == action.PlanId))),
            Chapters = db.Set<Chapter>().Count(chapter => chapter.LeadPostId == one.Id && open.Any(plan => plan.Id == chapter.PlanId)),
            Plans = open.Count(plan => plan.OwnerPostId == one.Id),
            Measures = db.Set<Kpi>().Count(kpi => kpi.OwnerPostId == one.Id && kpi.ClosedAt == null),
            Terms = db.Set<NoticeTerm>().Count(term => term.PostId == one.Id),
            Seats = db.Set<Seat>().Count(seat => seat.PostId == one.Id && seat.Until == null),
            Tasks = db.Set<ArisingAction>().Count(task => task.PostId == one.Id && task.DoneAt == null),
            Audits = db.Set<AuditAction>().Count(action => action.OwnerPostId == one.Id && action.DoneOn == null),
            Rules = db.Set<AuditRules>().OrderByDescending(rules => rules.RecordedAt).Take(1)
                .Count(rules => rules.EscalationPostId == one.Id),
            Holders = db.Set<PostHolder>().Count(holder => holder.PostId == one.Id && holder.Until == null),
        }).SingleAsync(cancellationToken);
        string[] all =
        [
            .. Said(rests.Actions, "action"), .. Said(rests.Chapters, "chapter"), .. Said(rests.Plans, "plan"),
            .. Said(rests.Measures, "measure"),
            .. Said(rests.Terms, "term of the notice", "terms of the notice"), .. Said(rests.Seats, "seat"), .. Said(rests.Tasks, "task"),
            .. Said(rests.Audits, "audit action"), .. Said(rests.Rules, "escalation of late audit actions"),
            .. Said(rests.Holders, "holder"),
        ];
        return all.Length == 0 ? null
            : $"This post has {string.Join(", ", all)}. Choose another post for them, or merge it into another post, which then has them.";

        static IEnumerable<string> Said(int count, string one, string? many = null) =>
            count == 0 ? [] : [many is null ? Words.Count(count, one) : Words.Count(count, one, many)];
    }
}

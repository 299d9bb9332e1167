using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Discussion;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Withdraw;

/// <summary>What can be withdrawn, found under its policies: nobody finds what they do not see.</summary>
internal static class WithdrawQueries
{
    /// <summary>One of them, withdrawn or not; null where there is none for this person.</summary>
    public static Task<WithdrawableRecord?> WithdrawableAsync(
        this PortalDbContext db, WithdrawKind kind, Guid id, CouncilLinks links, CancellationToken cancellationToken) => kind switch
        {
            WithdrawKind.Update =>
                db.FindAsync<ProgressUpdate>(id, update => ActionFactAsync(db, update, update.AuthorId, links, "", cancellationToken),
                cancellationToken),
            WithdrawKind.Evidence => db.FindAsync<Evidence>(id, evidence => ActionFactAsync(
                db, evidence, evidence.AuthorId, links, evidence.Title, cancellationToken), cancellationToken),
            WithdrawKind.Post => db.FindAsync<Post>(id, post => Task.FromResult<WithdrawableRecord?>(new(
                post, $"the post {post.Title}", post.Title, post.WrittenById, post.Id, links.Post(id),
                RecordKind.Plan)), cancellationToken),
            WithdrawKind.Visit => db.FindAsync<Visit>(id, visit => Task.FromResult<WithdrawableRecord?>(new(
                visit, NameOf(visit), visit.Focus ?? visit.Type,
                visit.WrittenById, id, links.Visit(id), RecordKind.Visits)), cancellationToken),
            WithdrawKind.Finding =>
                db.FindAsync<Finding>(id, finding => FindingAsync(db, finding, links, cancellationToken), cancellationToken),
            WithdrawKind.Book =>
                db.FindAsync<BookImport>(id, import => Task.FromResult<WithdrawableRecord?>(import.ConfirmedAt is null ? null : new(
                import, $"what came into the performance book from “{import.FileName}”", "", import.AuthorId, id, links.BookReceipt(id),
                RecordKind.Kpis)
                {
                    Verb = Verb.Manage,
                }), cancellationToken),
            _ => db.FindAsync<Comment>(id, comment => CommentAsync(db, comment, links, cancellationToken), cancellationToken),
        };

    /// <summary>For a page whose record is in no query any more: to where it says that it was withdrawn, or nowhere.</summary>
    public static async Task<IActionResult> WithdrawnOrNotFoundAsync(
        this CouncilPage page, PortalDbContext db, WithdrawKind kind, Guid id, CancellationToken cancellationToken) =>
        await db.WithdrawableAsync(kind, id, page.Links, cancellationToken) is { Withdrawn: not null }
            ? new LocalRedirectResult(page.Links.Withdraw(kind, id))
            : page.NotFound();

    /// <summary>“the Monitoring visit of 3 May 2026”.</summary>
    private static string NameOf(Visit visit) => $"the {visit.Type} of {visit.Timing.InWords()}";

    private static async Task<WithdrawableRecord?> FindAsync<T>(
        this PortalDbContext db, Guid id, Func<T, Task<WithdrawableRecord?>> name, CancellationToken cancellationToken)
        where T : TenantEntity, IWithdrawable
    {
        if (await db.Set<T>().WithWithdrawn().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row) return null;
        return await name(row) is not { } found ? null : found with
        {
            WithdrawnBy = await db.Users.Where(user => user.Id == row.WithdrawnById).Select(user => user.Name)
                .SingleOrDefaultAsync(cancellationToken),
        };
    }

    private static async Task<WithdrawableRecord?> ActionFactAsync<T>(
        PortalDbContext db, T fact, Guid author, CouncilLinks links, string title, CancellationToken cancellationToken)
        where T : ActionFact, IWithdrawable
    {
        var place = await db.ActionPlaces().SingleAsync(place => place.Id == fact.ActionId, cancellationToken);
        var action = links.Action(place.RefNow, place.Ref, place.PlanId);
        return fact is ProgressUpdate update
            ? new(fact, $"the progress update on action {place.Ref} of {Words.Day(fact.RecordedAt)}", update.Reason, author, fact.ActionId,
                action,
                RecordKind.Plan)
            : new(fact, $"the evidence “{title}” of action {place.Ref}", title, author, fact.ActionId,
                place.RefNow is { } now
                    ? links.Action(now, "evidence") : links.Action(place.Ref, "evidence", place.PlanId), RecordKind.Plan);
    }

    private static async Task<WithdrawableRecord?> FindingAsync(
        PortalDbContext db, Finding finding, CouncilLinks links, CancellationToken cancellationToken)
    {
        var visit = await db.Set<Visit>().WithWithdrawn().SingleAsync(visit => visit.Id == finding.VisitId, cancellationToken);
        return new(
            finding, $"finding {finding.Number} of {NameOf(visit)}", finding.Wording, finding.WrittenById, finding.Id,
            links.Finding(finding.Id),
            RecordKind.Visits);
    }

    private static async Task<WithdrawableRecord?> CommentAsync(
        PortalDbContext db, Comment comment, CouncilLinks links, CancellationToken cancellationToken)
    {
        var thread = await db.Set<CommentThread>().SingleAsync(thread => thread.Id == comment.ThreadId, cancellationToken);
        return new(
            comment, $"a comment by {comment.AuthorName} about {await db.TitleAsync(thread, cancellationToken)}", comment.Text,
            comment.AuthorId,
            thread.Id, links.Thread(thread.Id), thread.Kind)
        {
            PracticeAreaId = thread.PracticeAreaId,
            Verb = Verb.Comment,
        };
    }
}

using MassTransit;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Discussion;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Tells somebody of a comment that concerns them. It works on behalf of the reader, not of the author: what the reader may not see at this
/// moment is not there for it, and nothing is sent. Somebody from outside gets no comment’s text by e-mail: the council’s ledger sees who reads it.
/// </summary>
internal sealed class TalkEmailConsumer(PortalDbContext db, CurrentPerson person, IMailer mailer, MailChoices choices, PortalAddress portal)
    : IConsumer<CommentWasMade>, IConsumer<ThreadWasAssigned>
{
    public async Task Consume(ConsumeContext<CommentWasMade> context)
    {
        var (commentId, readerId, kind) = context.Message;
        if (await BecomeAsync(readerId, kind, context.CancellationToken) is not { } email) return;
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(
            comment => comment.Id == commentId && comment.WithdrawnAt == null, context.CancellationToken);
        if (comment is null || await AboutAsync(comment.ThreadId, context.CancellationToken) is not var (thread, title)) return;
        var did = kind is MailKind.Mentions ? "named you in a conversation" : "answered in a conversation that you are in";
        var isMember = (await Reach.AskAsync(db, context.CancellationToken)).IsMember;
        await SendAsync(
            context, email, $"{comment.AuthorName} {did}: {title}",
            $"{comment.AuthorName} ({comment.AuthorOrganisation}) {did} about {title}{(isMember ? $":\n\n{comment.Text}" : ". Sign in to read it.")}", thread, kind);
    }

    public async Task Consume(ConsumeContext<ThreadWasAssigned> context)
    {
        if (await BecomeAsync(context.Message.ReaderId, MailKind.Assignments, context.CancellationToken) is not { } email) return;
        // Given to somebody else again meanwhile: there is nothing left to tell.
        if (await AboutAsync(context.Message.ThreadId, context.CancellationToken) is not var (thread, title) || thread.AssignedToId != context.Message.ReaderId) return;
        var due = thread.DueOn is { } day ? $", by {Words.Day(day)}" : "";
        await SendAsync(context, email, $"A conversation is given to you: {title}", $"You are asked to see to a conversation about {title}{due}.", thread, MailKind.Assignments);
    }

    // From here on the reader asks. Null where they do not want it now.
    private async Task<string?> BecomeAsync(Guid reader, MailKind kind, CancellationToken cancellationToken)
    {
        var user = await db.Users.Where(user => user.Id == reader).Select(user => new { user.Name, user.Email }).SingleAsync(cancellationToken);
        person.ActAs(reader, user.Name);
        return await MailChoices.PaceAsync(db, reader, kind, cancellationToken) is MailPace.AtOnce ? user.Email : null;
    }

    private async Task<(CommentThread Thread, string Title)?> AboutAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<CommentThread>().SingleOrDefaultAsync(thread => thread.Id == id, cancellationToken) is { } thread
            ? (thread, await db.TitleAsync(thread, cancellationToken))
            : null;

    private Task SendAsync(ConsumeContext context, string email, string subject, string text, CommentThread thread, MailKind kind)
    {
        var council = (CouncilTenantInfo)db.TenantInfo!;
        return mailer.SendAsync(
            new Mail(
                email,
                subject.ReplaceLineEndings(" "),
                $"""
                Dear {person.Name},

                {text}

                Council: {council.Name}
                Read and answer: {portal.Url}{new CouncilLinks(council.Identifier!).Thread(thread.Id)}

                {choices.Footer(person.UserId!.Value, kind)}
                """,
                context.MessageId!.Value),
            context.CancellationToken);
    }
}

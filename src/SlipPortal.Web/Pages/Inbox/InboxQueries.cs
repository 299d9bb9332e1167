using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Discussion;

namespace SlipPortal.Web.Pages.Inbox;

/// <summary>
/// What waits for a person, across the councils that are open to them: a plain list of queries, each under the policies of that moment. No
/// comment’s text is read, so that nothing of a council is shown without its ledger.
/// </summary>
internal sealed class InboxQueries(CrossTenantReader reader)
{
    /// <summary>All of it, the latest first.</summary>
    public async Task<IReadOnlyList<InboxLine>> ReadAsync(Guid me, CancellationToken cancellationToken)
    {
        // Somewhere else’s reviews, reminders and the like come in here, as another list of items.
        List<InboxItem> items =
        [
            .. await MentionsAsync(me, cancellationToken),
            .. await RepliesAsync(me, cancellationToken),
            .. await AssignedAsync(me, cancellationToken),
        ];
        if (items.Count == 0) return [];
        var councils = await reader.Directory<Organisation>().Where(council => items.Select(item => item.TenantId).Contains(council.Id))
            .ToDictionaryAsync(council => council.Id, cancellationToken);
        var names = await TalkSubjects.NamesAsync(new OpenRecords(reader), items.Select(item => (item.Subject, item.SubjectId)), cancellationToken);
        return
        [
            .. items.OrderByDescending(item => item.At).Select(item =>
            {
                var council = councils[item.TenantId];
                var title = names(item.Subject, item.SubjectId).Of(item.Part);
                return new InboxLine(item.Kind, council.Name, item.What + " " + title, new CouncilLinks(council.Slug).Thread(item.ThreadId), item.At, item.DueOn);
            }),
        ];
    }

    // Comments that name them, until they answer or the conversation is resolved.
    private Task<List<InboxItem>> MentionsAsync(Guid me, CancellationToken cancellationToken) => (
        from mention in reader.Query<CommentMention>()
        join comment in reader.Query<Comment>() on new { mention.TenantId, Id = mention.CommentId } equals new { comment.TenantId, comment.Id }
        join thread in reader.Query<CommentThread>() on new { mention.TenantId, Id = mention.ThreadId } equals new { thread.TenantId, thread.Id }
        where mention.PersonId == me && mention.AuthorId != me && comment.DeletedAt == null && thread.ResolvedAt == null
            && !reader.Query<Comment>().Any(answer => answer.ThreadId == thread.Id && answer.AuthorId == me && answer.At > mention.At)
        select new InboxItem
        {
            Kind = MailKind.Mentions,
            TenantId = thread.TenantId,
            ThreadId = thread.Id,
            Subject = thread.Subject,
            SubjectId = thread.SubjectId,
            Part = thread.Part,
            At = mention.At,
            What = comment.AuthorName + " named you in a conversation about",
        }).ToListAsync(cancellationToken);

    // The last answer where they said something, until they look or answer themselves.
    private Task<List<InboxItem>> RepliesAsync(Guid me, CancellationToken cancellationToken) => (
        from comment in reader.Query<Comment>()
        join thread in reader.Query<CommentThread>() on new { comment.TenantId, Id = comment.ThreadId } equals new { thread.TenantId, thread.Id }
        where comment.AuthorId != me && comment.DeletedAt == null
            && reader.Query<Comment>().Any(mine => mine.ThreadId == thread.Id && mine.AuthorId == me && mine.DeletedAt == null && mine.At < comment.At)
            && !reader.Query<Comment>().Any(later => later.ThreadId == thread.Id && later.DeletedAt == null && later.At > comment.At)
            && !reader.Query<CommentMention>().Any(mention => mention.CommentId == comment.Id && mention.PersonId == me)
            && !reader.Directory<ThreadLook>().Any(look => look.UserId == me && look.ThreadId == thread.Id && look.At >= comment.At)
        select new InboxItem
        {
            Kind = MailKind.Replies,
            TenantId = thread.TenantId,
            ThreadId = thread.Id,
            Subject = thread.Subject,
            SubjectId = thread.SubjectId,
            Part = thread.Part,
            At = comment.At,
            What = comment.AuthorName + " answered in a conversation about",
        }).ToListAsync(cancellationToken);

    // What they are to see to.
    private Task<List<InboxItem>> AssignedAsync(Guid me, CancellationToken cancellationToken) =>
        reader.Query<CommentThread>().Where(thread => thread.AssignedToId == me && thread.ResolvedAt == null)
            .Select(thread => new InboxItem
            {
                Kind = MailKind.Assignments,
                TenantId = thread.TenantId,
                ThreadId = thread.Id,
                Subject = thread.Subject,
                SubjectId = thread.SubjectId,
                Part = thread.Part,
                At = thread.AssignedAt ?? thread.StartedAt,
                DueOn = thread.DueOn,
                What = "You see to a conversation about",
            }).ToListAsync(cancellationToken);

    private sealed record InboxItem
    {
        public required MailKind Kind { get; init; }

        public required string TenantId { get; init; }

        public required Guid ThreadId { get; init; }

        public required TalkSubject Subject { get; init; }

        public required Guid SubjectId { get; init; }

        public required string? Part { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string What { get; init; }

        public DateOnly? DueOn { get; init; }
    }
}

/// <summary>Something that waits for a person.</summary>
/// <param name="Kind">Why it waits.</param>
/// <param name="Council">Whose it is.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="At">Since when.</param>
/// <param name="DueOn">By which day, or null.</param>
internal sealed record InboxLine(MailKind Kind, string Council, string What, string Address, DateTimeOffset At, DateOnly? DueOn);

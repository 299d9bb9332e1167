using Microsoft.EntityFrameworkCore;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Domain.Reviews;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Discussion;
using SlipPortal.Web.Pages.Councils.Reviews;

namespace SlipPortal.Web.Pages.Inbox;

/// <summary>
/// What waits for a person, across the councils that are open to them: a plain list of queries, each under the policies of that moment. No
/// comment’s text is read: a conversation is read on its own page.
/// </summary>
internal sealed class InboxQueries(CrossTenantReader reader)
{
    private readonly OpenRecords _records = new(reader);

    /// <summary>All of it, the latest first.</summary>
    public async Task<IReadOnlyList<InboxLine>> ReadAsync(Guid me, CancellationToken cancellationToken)
    {
        List<InboxItem> items =
        [
            .. await MentionsAsync(me, cancellationToken),
            .. await RepliesAsync(me, cancellationToken),
            .. await AssignedAsync(me, cancellationToken),
        ];
        var names = await TalkSubjects.NamesAsync(_records, items.Select(item => (item.Subject, item.SubjectId)), cancellationToken);
        List<Waiting> waiting =
        [
            .. items.Select(item => new Waiting(
                item.Kind, item.TenantId, $"{item.What} {names(item.Subject, item.SubjectId).Of(item.Part)}", links => links.Thread(item.ThreadId), item.At, item.DueOn)),
            .. await ReviewsAsync(me, cancellationToken),
            .. await AsksAsync(cancellationToken),
            .. await ProposalsAsync(cancellationToken),
        ];
        if (waiting.Count == 0) return [];
        var councils = await reader.Directory<Organisation>().Where(council => waiting.Select(item => item.TenantId).Contains(council.Id))
            .ToDictionaryAsync(council => council.Id, cancellationToken);
        return
        [
            .. waiting.OrderByDescending(item => item.At).Select(item => new InboxLine(
                item.Kind, item.TenantId, councils[item.TenantId].Name, item.What,
                item.Address(new CouncilLinks(councils[item.TenantId].Slug)), item.At, item.DueOn)),
        ];
    }

    // Formal reviews whose next step is theirs: as somebody who may answer for a council, or on the reviewers’ side.
    private async Task<IEnumerable<Waiting>> ReviewsAsync(Guid me, CancellationToken cancellationToken)
    {
        var roles = await reader.Query<Membership>().Where(member => member.UserId == me && member.EndedAt == null)
            .ToDictionaryAsync(member => member.TenantId, member => member.Role, cancellationToken);
        var reviews = await _records.ReviewRows().Where(review => review.ClosedAt == null).ToListAsync(cancellationToken);
        return
            from review in reviews
            let role = roles.TryGetValue(review.TenantId, out var mine) ? mine : (Role?)null
            let side = role is null ? ReviewSide.Reviewer : ReviewSide.Council
            where role is null or Role.ImprovementLead or Role.Contributor
            where review.WaitsFor(side)
            select new Waiting(
                MailKind.Reviews, review.TenantId, $"Review “{review.Title}”. {review.NextStep(side)}", links => links.FormalReview(review.Id), review.AskedAt,
                review.ByWhen);
    }

    // Who asks their council for access: the policy opens it to those who may give it.
    private async Task<IEnumerable<Waiting>> AsksAsync(CancellationToken cancellationToken)
    {
        var asks = await (
            from ask in reader.Query<AccessRequest>()
            join person in reader.Directory<PortalUser>() on ask.AskedById equals person.Id
            where ask.AnsweredAt == null
            select new { ask.TenantId, ask.AskedAt, person.Name }).ToListAsync(cancellationToken);
        return asks.Select(ask => new Waiting(MailKind.Reminders, ask.TenantId, $"{ask.Name} asks for access", links => links.Partners, ask.AskedAt, null));
    }

    // Work that a council has put forward to them.
    private async Task<IEnumerable<Waiting>> ProposalsAsync(CancellationToken cancellationToken) =>
        from work in await reader.WorkAsync(cancellationToken)
        where work.WaitsForMe
        select new Waiting(MailKind.Reminders, work.TenantId, $"Work is put forward to you: {work.Focus}. Agree to it, or talk to them", links => links.Engagement(work.Id), work.PutForwardAt, null);

    // Comments that name them, until they answer or the conversation is resolved.
    private Task<List<InboxItem>> MentionsAsync(Guid me, CancellationToken cancellationToken) => (
        from mention in reader.Query<CommentMention>()
        join comment in reader.Query<Comment>() on new { mention.TenantId, Id = mention.CommentId } equals new { comment.TenantId, comment.Id }
        join thread in reader.Query<CommentThread>() on new { mention.TenantId, Id = mention.ThreadId } equals new { thread.TenantId, thread.Id }
        where mention.PersonId == me && mention.AuthorId != me && comment.WithdrawnAt == null && thread.ResolvedAt == null
            && !reader.Query<Comment>().Any(answer =>
                answer.TenantId == mention.TenantId && answer.ThreadId == mention.ThreadId && answer.AuthorId == me && answer.At > mention.At)
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

    // The last answer where they said something, until they look or answer themselves. Begins with what they said themselves, and looks once for
    // the last of each conversation (PlanQueries.ActionRows says why it names the conversation twice).
    private Task<List<InboxItem>> RepliesAsync(Guid me, CancellationToken cancellationToken) => (
        from mine in reader.Query<Comment>().Where(mine => mine.AuthorId == me && mine.WithdrawnAt == null)
            .Select(mine => new { mine.TenantId, mine.ThreadId }).Distinct()
        join thread in reader.Query<CommentThread>() on new { mine.TenantId, Id = mine.ThreadId } equals new { thread.TenantId, thread.Id }
        from last in reader.Query<Comment>()
            .Where(last => last.TenantId == thread.TenantId && last.ThreadId == thread.Id && thread.Id != Guid.Empty
                && last.WithdrawnAt == null)
            .OrderByDescending(last => last.At)
            .Take(1)
        where last.AuthorId != me
            && !reader.Query<CommentMention>().Any(mention => mention.TenantId == last.TenantId && mention.CommentId == last.Id && mention.PersonId == me)
            && !reader.Directory<ThreadLook>().Any(look => look.UserId == me && look.ThreadId == thread.Id && look.At >= last.At)
        select new InboxItem
        {
            Kind = MailKind.Replies,
            TenantId = thread.TenantId,
            ThreadId = thread.Id,
            Subject = thread.Subject,
            SubjectId = thread.SubjectId,
            Part = thread.Part,
            At = last.At,
            What = last.AuthorName + " answered in a conversation about",
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

    private sealed record Waiting(MailKind Kind, string TenantId, string What, Func<CouncilLinks, string> Address, DateTimeOffset At, DateOnly? DueOn);

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
/// <param name="Kind">Why it waits, as people choose how often they are written to.</param>
/// <param name="CouncilId">Whose it is, by id.</param>
/// <param name="Council">The same by name.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="At">Since when.</param>
/// <param name="DueOn">By which day, or null.</param>
internal sealed record InboxLine(
    MailKind Kind, string CouncilId, string Council, string What, string Address, DateTimeOffset At, DateOnly? DueOn);

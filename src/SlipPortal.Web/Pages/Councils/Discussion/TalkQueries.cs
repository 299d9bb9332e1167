using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>Conversations as pages show them. The policies decide which there are.</summary>
internal sealed class TalkQueries(PortalDbContext db, CouncilReach reach, CurrentPerson person, TimeProvider clock)
{
    /// <summary>The council’s name.</summary>
    public string Council => ((CouncilTenantInfo)db.TenantInfo!).Name!;

    /// <summary>Every conversation about a record, the open ones first; null where the record is not there for this person.</summary>
    public async Task<TalkView?> AboutAsync(TalkAbout about, CancellationToken cancellationToken)
    {
        var found = await TalkSubjects.Places(db, about.Subject, about.Id, null, reach.IsMember)
            .Select(place => new { Place = place, Threads = Views.Where(view => view.Thread.SubjectId == about.Id).ToList() })
            .AsSingleQuery().FirstOrDefaultAsync(cancellationToken);
        // Whoever sees a file’s title only has no part in what is said of it.
        if (found?.Place is not { } place || !reach.Allows(place.Kind, Verb.View, place.PracticeAreaId)) return null;
        var may = reach.Allows(place.Kind, Verb.Comment, place.PracticeAreaId) && person.PreviewedGrantId is null;
        var choices = may ? (await Hearers.AskAsync(db, place, cancellationToken)).ChoicesOf(person.UserId!.Value) : [];
        await NoteLooksAsync(found.Threads, cancellationToken);
        return new(
            about, [.. found.Threads.OrderBy(thread => thread.ResolvedAt is not null)], may, choices, new((string)db.TenantInfo!.Identifier!), Council);
    }

    /// <summary>One conversation, or null.</summary>
    public async Task<ThreadView?> ThreadAsync(Guid id, CancellationToken cancellationToken)
    {
        var thread = await Views.Where(view => view.Thread.Id == id).AsSingleQuery().SingleOrDefaultAsync(cancellationToken);
        if (thread is not null) await NoteLooksAsync([thread], cancellationToken);
        return thread;
    }

    // Conversations with all that was said in them, the oldest first: one question.
    private IQueryable<ThreadView> Views
    {
        get
        {
            var (looks, comments, mentions, wordings) = (db.Set<ThreadLook>(), db.Set<Comment>(), db.Set<CommentMention>(), db.Set<CommentWording>());
            return
                from thread in db.Set<CommentThread>()
                orderby thread.StartedAt
                select new ThreadView
                {
                    Thread = thread,
                    ResolvedBy = db.Users.Where(user => user.Id == thread.ResolvedById).Select(user => user.Name).FirstOrDefault(),
                    AssignedTo = db.Users.Where(user => user.Id == thread.AssignedToId).Select(user => user.Name).FirstOrDefault(),
                    LookedAt = looks.Where(look => look.UserId == person.UserId && look.ThreadId == thread.Id)
                        .Select(look => (DateTimeOffset?)look.At).FirstOrDefault(),
                    Comments = (
                        from comment in comments
                        where comment.ThreadId == thread.Id
                        orderby comment.At, comment.Id
                        select new CommentView
                        {
                            Comment = comment,
                            Mentioned = mentions.Where(mention => mention.CommentId == comment.Id)
                                .Join(db.Users, mention => mention.PersonId, user => user.Id, (_, user) => user.Name).ToList(),
                            Earlier = wordings.Where(wording => wording.CommentId == comment.Id).OrderBy(wording => wording.UntilAt)
                                .Select(wording => new EarlierView(wording.Text, wording.UntilAt)).ToList(),
                        }).ToList(),
                };
        }
    }

    // A look is compared with the comments only (the inbox): where nothing was said since the last one, there is nothing to note.
    private async Task NoteLooksAsync(IReadOnlyList<ThreadView> threads, CancellationToken cancellationToken)
    {
        Guid[] news = [.. threads.Where(thread => thread.Comments.Any(comment => thread.LookedAt is null || comment.Comment.At > thread.LookedAt)).Select(thread => thread.Id)];
        if (news.Length == 0 || person.PreviewedGrantId is not null) return;
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into portal.thread_looks (user_id, thread_id, at) select {person.UserId}, seen.id, {clock.GetUtcNow()} from unnest({news}) seen (id)
            on conflict (user_id, thread_id) do update set at = excluded.at
            """,
            cancellationToken);
    }
}

/// <summary>What is said about a record.</summary>
/// <param name="About">The record.</param>
/// <param name="Threads">The open conversations, then the resolved ones.</param>
/// <param name="MayComment">Whether the person may say something.</param>
/// <param name="Choices">The audiences that they may choose.</param>
/// <param name="Links">The council’s addresses.</param>
/// <param name="Council">Its name.</param>
internal sealed record TalkView(
    TalkAbout About, IReadOnlyList<ThreadView> Threads, bool MayComment, IReadOnlyList<TalkAudience> Choices, CouncilLinks Links, string Council)
{
    /// <summary>What is typed into the form to begin one.</summary>
    public StartInput Talk { get; init; } = new();
}

/// <summary>A conversation.</summary>
internal sealed class ThreadView
{
    public required CommentThread Thread { get; init; }

    public required string? ResolvedBy { get; init; }

    public required string? AssignedTo { get; init; }

    /// <summary>When the person last looked at it, or null.</summary>
    public required DateTimeOffset? LookedAt { get; init; }

    public required IReadOnlyList<CommentView> Comments { get; init; }

    public Guid Id => Thread.Id;

    public DateTimeOffset? ResolvedAt => Thread.ResolvedAt;

    public TalkAudience Audience => new(Thread.Audience, Thread.SharedWith);
}

/// <summary>A comment.</summary>
internal sealed class CommentView
{
    public required Comment Comment { get; init; }

    public required IReadOnlyList<string> Mentioned { get; init; }

    public required IReadOnlyList<EarlierView> Earlier { get; init; }
}

/// <summary>What a comment said until then.</summary>
internal sealed record EarlierView(string Text, DateTimeOffset Until);

/// <summary>What the form to begin a conversation asks for.</summary>
internal sealed class StartInput
{
    public string? Text { get; set; }

    public string? Audience { get; set; }

    public string? Part { get; set; }
}

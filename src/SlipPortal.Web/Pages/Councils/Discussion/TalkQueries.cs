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
        var place = await TalkSubjects.PlaceAsync(db, about.Subject, about.Id, null, reach.IsMember, cancellationToken);
        // Whoever sees a file’s title only has no part in what is said of it.
        if (place is null || !reach.Allows(place.Kind, Verb.View, place.PracticeAreaId)) return null;
        var may = reach.Allows(place.Kind, Verb.Comment, place.PracticeAreaId) && person.PreviewedGrantId is null;
        var choices = may ? (await Hearers.AskAsync(db, place, cancellationToken)).ChoicesOf(person.UserId!.Value) : [];
        var threads = await ReadAsync(db.Set<CommentThread>().Where(thread => thread.SubjectId == about.Id), cancellationToken);
        return new(about, [.. threads.OrderBy(thread => thread.ResolvedAt is not null)], may, choices, new((string)db.TenantInfo!.Identifier!), Council);
    }

    /// <summary>One conversation, or null.</summary>
    public async Task<ThreadView?> ThreadAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Set<CommentThread>().Where(thread => thread.Id == id), cancellationToken)).SingleOrDefault();

    // Three queries, and one that notes the look.
    private async Task<IReadOnlyList<ThreadView>> ReadAsync(IQueryable<CommentThread> which, CancellationToken cancellationToken)
    {
        var threads = await which.OrderBy(thread => thread.StartedAt)
            .Select(thread => new ThreadView
            {
                Thread = thread,
                ResolvedBy = db.Users.Where(user => user.Id == thread.ResolvedById).Select(user => user.Name).FirstOrDefault(),
                AssignedTo = db.Users.Where(user => user.Id == thread.AssignedToId).Select(user => user.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        if (threads.Count == 0) return threads;
        var ids = threads.ConvertAll(thread => thread.Id);
        var comments = await db.Set<Comment>().Where(comment => ids.Contains(comment.ThreadId)).OrderBy(comment => comment.At).ThenBy(comment => comment.Id)
            .Select(comment => new CommentView
            {
                Comment = comment,
                Mentioned = db.Set<CommentMention>().Where(mention => mention.CommentId == comment.Id)
                    .Join(db.Users, mention => mention.PersonId, user => user.Id, (_, user) => user.Name).ToList(),
                Earlier = db.Set<CommentWording>().Where(wording => wording.CommentId == comment.Id).OrderBy(wording => wording.UntilAt)
                    .Select(wording => new EarlierView(wording.Text, wording.UntilAt)).ToList(),
            })
            .AsSplitQuery().ToListAsync(cancellationToken);
        var byThread = comments.ToLookup(comment => comment.Comment.ThreadId);
        foreach (var thread in threads) thread.Comments = [.. byThread[thread.Id]];
        if (person.PreviewedGrantId is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into portal.thread_looks (user_id, thread_id, at) select {person.UserId}, seen.id, {clock.GetUtcNow()} from unnest({ids.ToArray()}) seen (id)
                on conflict (user_id, thread_id) do update set at = excluded.at
                """,
                cancellationToken);
        }

        return threads;
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

    public IReadOnlyList<CommentView> Comments { get; set; } = [];

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

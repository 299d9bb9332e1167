using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Councils.Discussion;

/// <summary>What became of a comment.</summary>
/// <param name="ThreadId">The conversation.</param>
/// <param name="NotTold">Names that it calls of people who cannot read it, or whom nobody there knows.</param>
internal sealed record Said(Guid ThreadId, IReadOnlyList<string> NotTold)
{
    /// <summary>For the author, after what was done.</summary>
    public string InWords(string done) => NotTold.Count == 0 ? done : $"{done} Not told, because they cannot read this conversation: {string.Join(", ", NotTold)}.";
}

/// <summary>Somebody says something in a conversation: whom it calls and who spoke there before are told.</summary>
internal static class Say
{
    /// <summary>Adds the comment with its mentions and messages; the caller saves.</summary>
    public static async Task<Said> SayAsync(
        this PortalDbContext db, CommentThread thread, string? text, Hearers hearers, IActor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var me = actor.UserId!.Value;
        var mine = hearers.People.FirstOrDefault(hearer => hearer.UserId == me)
            ?? throw new RefusedException("You no longer see what this conversation is about.");
        var comment = new Comment(thread, text, new(me, mine.Name, mine.Organisation), now);
        db.Add(comment);
        var (called, notTold) = Call(comment, thread, hearers);
        foreach (var person in called) db.Call(comment, person.UserId, me, now);
        var before = await db.Set<Comment>().Where(earlier => earlier.ThreadId == thread.Id && earlier.WithdrawnAt == null)
            .Select(earlier => earlier.AuthorId)
            .Distinct().ToListAsync(cancellationToken);
        foreach (var person in before.Where(person => person != me && called.All(one => one.UserId != person)))
            db.Enqueue(new CommentWasMade(comment.Id, person, MailKind.Replies));
        return new(thread.Id, notTold);
    }

    /// <summary>Adds what a new wording calls that the one before did not.</summary>
    public static Said CallAnew(this PortalDbContext db, CommentThread thread, Comment comment, IReadOnlyCollection<Guid> before, Hearers hearers, DateTimeOffset now)
    {
        var (called, notTold) = Call(comment, thread, hearers);
        foreach (var person in called.Where(person => !before.Contains(person.UserId))) db.Call(comment, person.UserId, comment.AuthorId, now);
        return new(thread.Id, notTold);
    }

    /// <summary>The council’s name in changes and pages.</summary>
    public static string CouncilName(this PortalDbContext db) => ((CouncilTenantInfo)db.TenantInfo!).Name!;

    /// <summary>What a conversation is about, in words.</summary>
    public static async Task<string> TitleAsync(this PortalDbContext db, CommentThread thread, CancellationToken cancellationToken) =>
        (await TalkSubjects.NamesAsync(new CouncilRecords(db), [(thread.Subject, thread.SubjectId)], cancellationToken))(thread.Subject, thread.SubjectId).Of(thread.Part);

    private static void Call(this PortalDbContext db, Comment comment, Guid person, Guid me, DateTimeOffset now)
    {
        db.Add(new CommentMention(comment, person, now));
        if (person != me) db.Enqueue(new CommentWasMade(comment.Id, person, MailKind.Mentions));
    }

    private static (List<Hearer> Called, List<string> NotTold) Call(Comment comment, CommentThread thread, Hearers hearers)
    {
        var readers = hearers.In(thread.Audience);
        var names = Mentions.Called(comment.Text, readers.Select(reader => reader.Name));
        var unknown = Mentions.Unknown(comment.Text, [.. readers.Select(reader => reader.Name)]);
        return ([.. readers.Where(reader => names.Contains(reader.Name))], [.. unknown]);
    }
}

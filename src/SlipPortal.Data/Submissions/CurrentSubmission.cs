using Microsoft.EntityFrameworkCore;

namespace SlipPortal.Data.Submissions;

/// <summary>
/// The form that this request sends, if it carries a key. Its first transaction stores it before anything else
/// (<see cref="Isolation.SessionInterceptor"/>): of two that are the same one waits for the other, and is refused by
/// <see cref="Submission.OnlyOne"/> if that is saved.
/// </summary>
public sealed class CurrentSubmission
{
    /// <summary>The page's key and the hash of what was sent; null where the request sends no such form.</summary>
    public (Guid Key, string Hash)? Sent { get; set; }

    /// <summary>True once it is saved with what it wrote.</summary>
    public bool IsSaved { get; internal set; }

    /// <summary>What the same form was answered before.</summary>
    /// <returns>Null where it is new; an empty text where it is saved and not answered yet.</returns>
    public async Task<string?> AnswerBeforeAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var (key, hash) = Sent!.Value;
        return await db.Database
            .SqlQuery<string>(
                $"""
                select coalesce(answer, '') as "Value" from portal.submissions
                where user_id = app.user_id() and key = {key} and hash = {hash}
                """)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps what it is answered, for whoever sends the same again.</summary>
    public Task KeepAnswerAsync(PortalDbContext db, string answer, CancellationToken cancellationToken)
    {
        var (key, hash) = Sent!.Value;
        return db.Database.ExecuteSqlAsync(
            $"update portal.submissions set answer = {answer} where user_id = app.user_id() and key = {key} and hash = {hash}",
            cancellationToken);
    }
}

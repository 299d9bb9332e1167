using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Pages.Inbox;

namespace SlipPortal.Web.Messaging;

/// <summary>
/// Once a day, all in one: what came into the inbox of each person who asked for it, since the last time. Read on behalf of that person as
/// it is sent; it holds titles, and no comment’s text. Any number of workers may run it: who notes a person’s digest first sends it.
/// </summary>
internal sealed class DigestStep(
    PortalSessions sessions, IMailer mailer, MailChoices choices, PortalAddress portal, TimeProvider clock, ILogger<DigestStep> log)
{
    // A little less than a day, so that it does not wander.
    private static readonly TimeSpan Between = TimeSpan.FromHours(23);

    /// <summary>Sends those that are due.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<DigestReader> readers;
        await using (var db = sessions.Open(null, new Reader(null, "")))
        {
            readers = await db.Database.SqlQuery<DigestReader>($"""select user_id as "UserId", name as "Name", email as "Email" from app.digest_readers()""")
                .ToListAsync(cancellationToken);
        }

        foreach (var reader in readers) await TrySendAsync(reader, cancellationToken);
    }

    // What fails for one waits for the next hour, and does not hold up the others.
    private async Task TrySendAsync(DigestReader to, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(to, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "The digest of {Reader} waits for the next hour.", to.UserId);
        }
    }

    private async Task SendAsync(DigestReader to, CancellationToken cancellationToken)
    {
        var actor = new Reader(to.UserId, to.Name);
        var now = clock.GetUtcNow();
        await using var db = sessions.Open(null, actor);
        // The note and the e-mail together: a worker that dies between leaves neither, or the same e-mail once more.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Set<MailDigest>().Where(digest => digest.UserId == to.UserId).Select(digest => (DateTimeOffset?)digest.ToldUntil)
            .SingleOrDefaultAsync(cancellationToken);
        var claimed = await db.Database.ExecuteSqlAsync(
            $"""
            insert into portal.mail_digests (user_id, told_until) values ({to.UserId}, {now})
            on conflict (user_id) do update set told_until = excluded.told_until where mail_digests.told_until <= {now - Between}
            """,
            cancellationToken);
        if (claimed == 0) return;
        var daily = await db.Set<MailChoice>().Where(choice => choice.UserId == to.UserId && choice.Pace == MailPace.Daily).Select(choice => choice.Kind)
            .ToListAsync(cancellationToken);
        await using var reader = sessions.OpenAll(actor);
        var since = before ?? now.AddDays(-1);
        var lines = (await new InboxQueries(reader).ReadAsync(to.UserId, cancellationToken)).Where(line => daily.Contains(line.Kind) && line.At > since).ToList();
        if (lines.Count > 0)
        {
            await mailer.SendAsync(
                new Mail(
                    to.Email,
                    "Your day on SlipPortal",
                    $"""
                    Dear {to.Name},

                    {string.Join("\n\n", lines.Select(line => $"{line.Council}: {line.What}\n{portal.Url}{line.Address}"))}

                    Everything that waits for you: {portal.Url}/inbox

                    {choices.Footer(to.UserId, daily)}
                    """,
                    Guid.CreateVersion7()),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private sealed record DigestReader(Guid UserId, string Name, string Email);
}

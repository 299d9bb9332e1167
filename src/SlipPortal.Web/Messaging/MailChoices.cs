using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Talk;

namespace SlipPortal.Web.Messaging;

/// <summary>What a person chose to be written to about, read and written in their own session; and the link in each e-mail that ends a kind.</summary>
internal sealed class MailChoices(IDataProtectionProvider protection, PortalAddress portal)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SlipPortal.Mail.Stop");

    /// <summary>How often the person of this session is written to about something: at once, where they said nothing.</summary>
    public static async Task<MailPace> PaceAsync(PortalDbContext db, Guid user, MailKind kind, CancellationToken cancellationToken) =>
        await db.Set<MailChoice>().Where(choice => choice.UserId == user && choice.Kind == kind).Select(choice => (MailPace?)choice.Pace)
            .SingleOrDefaultAsync(cancellationToken) ?? MailPace.AtOnce;

    /// <summary>Notes a choice of the person of this session.</summary>
    public static Task ChooseAsync(PortalDbContext db, Guid user, MailKind kind, MailPace pace, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into portal.mail_choices (user_id, kind, pace) values ({user}, {kind.ToString()}, {pace.ToString()})
            on conflict (user_id, kind) do update set pace = excluded.pace
            """,
            cancellationToken);

    /// <summary>What stands below each e-mail.</summary>
    public string Footer(Guid user, params IEnumerable<MailKind> kinds) =>
        string.Join('\n', kinds.Select(kind =>
            $"No more e-mails about {InWords(kind).ToLowerInvariant()}: {portal.Url}/account/mail/stop?token={_protector.Protect($"{user}|{kind}")}"))
        + $"\nHow often you are written to: {portal.Url}/account/mail";

    /// <summary>Whose link this is and what it ends; null for one that we did not make.</summary>
    public (Guid User, MailKind Kind)? Read(string? token)
    {
        try
        {
            return _protector.Unprotect(token ?? "").Split('|') is [var user, var kind] ? (Guid.Parse(user), Enum.Parse<MailKind>(kind)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A kind, as the person reads it.</summary>
    public static string InWords(MailKind kind) => kind switch
    {
        MailKind.Mentions => "Comments that name you",
        MailKind.Replies => "Answers where you said something",
        MailKind.Assignments => "Conversations given to you",
        MailKind.Reviews => "Reviews that wait for you",
        _ => "Reminders of what comes due",
    };

    /// <summary>A pace, as the person reads it.</summary>
    public static string InWords(MailPace pace) => pace switch
    {
        MailPace.AtOnce => "At once",
        MailPace.Daily => "Once a day, all in one",
        _ => "Not by e-mail",
    };
}

/// <summary>Somebody on whose behalf the portal works outside their own requests.</summary>
internal sealed record Reader(Guid? UserId, string Name) : IActor;

/// <summary>Messages about somebody's own account, of which they hear whoever is signed in.</summary>
internal static class AccountMessages
{
    /// <summary>Stores messages on behalf of the person whom they are about.</summary>
    public static async Task EnqueueForAsync<T>(
        this PortalSessions sessions, PortalUser user, CancellationToken cancellationToken, params T[] messages)
        where T : class
    {
        await using var db = sessions.Open(null, new Reader(user.Id, user.Name));
        foreach (var message in messages) db.Enqueue(message);
        await db.SaveChangesAsync(cancellationToken);
    }
}

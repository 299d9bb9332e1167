using System.Net.Mail;
using System.Text;
using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>
/// Asks somebody, by e-mail, to join an organisation in a role. Its link works once, until it expires or is withdrawn. The link itself is
/// stored nowhere: it is made when the e-mail is sent.
/// </summary>
public sealed class Invitation : TenantEntity
{
    /// <summary>How many days its link works.</summary>
    public const int ValidDays = 7;

    /// <summary>Longest e-mail address, in characters.</summary>
    public const int EmailMaxLength = 254;

    private Invitation()
    {
    }

    /// <summary>A lead invites somebody now.</summary>
    /// <param name="email">Where the link goes; who accepts has this address.</param>
    /// <param name="role">As what; null where nobody chose.</param>
    /// <param name="isPartner">Whether the organisation supports others: only then has it associates.</param>
    /// <param name="invitedById">Who invites.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No address, no role, or one that there is not here.</exception>
    public Invitation(string? email, Role? role, bool isPartner, Guid invitedById, DateTimeOffset now)
    {
        Email = Address(email, nameof(Email));
        Role = RoleWords.Chosen(role, isPartner, nameof(Role));
        InvitedById = invitedById;
        InvitedAt = now;
        ExpiresAt = EndOf(now);
    }

    /// <summary>Where the link goes, in small letters.</summary>
    public string Email { get; private set; } = "";

    /// <summary>As what.</summary>
    public Role Role { get; private set; }

    /// <summary>Who invites.</summary>
    public Guid InvitedById { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    /// <summary>From this instant on it is good no more.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When somebody joined by it, or null. The database alone sets it (<c>app.accept_invitation</c>).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was withdrawn, or null.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>
    /// True where a platform administrator made it: for a council's first lead, and for people of partners and departments.
    /// </summary>
    public bool IsFromPlatform { get; private set; }

    /// <summary>The end of an invitation that is sent now.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset now) => now.AddDays(ValidDays);

    /// <summary>An e-mail address as it is kept: in small letters, of signs that mail servers everywhere take.</summary>
    /// <exception cref="RefusedException">None, or not one.</exception>
    public static string Address(string? email, string field)
    {
        var text = Text.RequiredLine(email, "their e-mail address", EmailMaxLength, field).ToLowerInvariant();
        return Ascii.IsValid(text) && MailAddress.TryCreate(text, out var address) && address.Address == text
            ? text
            : throw new RefusedException("Enter one email address, like name@example.gov.uk.", field);
    }

    /// <summary>Sends it once more: it is good for another <see cref="ValidDays"/> days.</summary>
    /// <exception cref="RefusedException">It was used or withdrawn.</exception>
    public void SendAgain(DateTimeOffset now)
    {
        RefuseUnlessOpen();
        ExpiresAt = EndOf(now);
    }

    /// <summary>Its link works no more.</summary>
    /// <exception cref="RefusedException">It was used or withdrawn.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        RefuseUnlessOpen();
        RevokedAt = now;
    }

    private void RefuseUnlessOpen()
    {
        if (AcceptedAt is not null) throw new RefusedException($"{Email} has joined already.");
        if (RevokedAt is not null) throw new RefusedException($"The invitation of {Email} was withdrawn already.");
    }
}

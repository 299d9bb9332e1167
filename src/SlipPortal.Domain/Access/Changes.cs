using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>Somebody was invited to join.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Role">As what.</param>
public sealed record MemberInvited(string Email, Role Role) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Invited {Email} to join as {Role.InWords()}.";
}

/// <summary>An invitation was sent once more.</summary>
/// <param name="Email">Where it goes.</param>
public sealed record InvitationSentAgain(string Email) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Sent the invitation of {Email} again.";
}

/// <summary>An invitation was withdrawn.</summary>
/// <param name="Email">Where it went.</param>
public sealed record InvitationWithdrawn(string Email) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Withdrew the invitation of {Email}.";
}

/// <summary>Somebody joined the council's workspace.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Role">As what.</param>
public sealed record MemberJoined(string Person, Role Role) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Person} joined as {Role.InWords()}.";
}

/// <summary>Somebody's role changed.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Before">What they were.</param>
/// <param name="After">What they are.</param>
public sealed record MemberRoleChanged(string Person, Role Before, Role After) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Changed the role of {Person} from {Before.InWords()} to {After.InWords()}.";
}

/// <summary>A lead had a link sent to somebody by which they choose a new password.</summary>
/// <param name="Person">Their name.</param>
public sealed record PasswordResetSent(string Person) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"Sent a password reset to {Person}.";
}

/// <summary>Somebody left, and with them their keys and open invitations.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Role">What they were.</param>
/// <param name="Keys">How many of their keys for reporting tools were revoked.</param>
/// <param name="Invitations">How many open invitations, to them or by them, were withdrawn.</param>
public sealed record MemberLeft(string Person, Role Role, int Keys, int Invitations) : Change
{
    /// <inheritdoc/>
    public override string InWords()
    {
        var ended = new List<string>();
        if (Keys > 0) ended.Add(Keys == 1 ? "1 key was revoked" : $"{Keys} keys were revoked");
        if (Invitations > 0) ended.Add(Invitations == 1 ? "1 open invitation was withdrawn" : $"{Invitations} open invitations were withdrawn");
        return $"{Person} ({Role.InWords()}) left{string.Concat(ended.Select(one => $"; {one}"))}.";
    }
}

/// <summary>A lead confirmed who can see the council's records.</summary>
/// <param name="Members">How many members there were.</param>
/// <param name="Outside">How many people from outside had access.</param>
public sealed record AccessConfirmed(int Members, int Outside) : Change
{
    /// <inheritdoc/>
    public override string InWords() =>
        $"Confirmed who can see the council’s records: {Members} {(Members == 1 ? "member" : "members")}, {Outside} {(Outside == 1 ? "person" : "people")} from outside.";
}

namespace SlipPortal.Data.Identity;

/// <summary>
/// One line of the security record: who did or tried what with an account, from where, and never what it says. Functions and triggers of
/// the database alone add and read it, and nobody changes or deletes it (security.sql).
/// </summary>
public sealed class SecurityEvent
{
    private SecurityEvent()
    {
    }

    /// <summary>Its place in the record. Numbers may be left out.</summary>
    public long Id { get; private set; }

    /// <summary>When, by the portal's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What.</summary>
    public SecurityEventKind Kind { get; private set; }

    /// <summary>Whose account it is about; null where there is none.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Who did it; null where nobody was signed in.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>The council that it is about, or null.</summary>
    public string? TenantId { get; private set; }

    /// <summary>The actor's session or key, or null.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>The address that the request came from, or empty.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Browser and system, in words, or empty.</summary>
    public string Device { get; private set; } = "";

    /// <summary>The request, as the logs name it, or empty.</summary>
    public string Request { get; private set; } = "";

    /// <summary>A role, a page's route, an id; nothing that somebody typed.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>How often within a minute.</summary>
    public int Count { get; private set; }

    /// <summary>The batch that it was chained in; null until then.</summary>
    public long? Batch { get; private set; }
}

/// <summary>A link of the record's chain: a hash of the events that were added since the one before, and of that one.</summary>
public sealed class SecurityBatch
{
    private SecurityBatch()
    {
    }

    /// <summary>1, 2, 3, without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>How many events it has.</summary>
    public int Events { get; private set; }

    /// <summary>When it was made, by the database's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The hash of the batch before; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 of that, the number and all its events, in lower-case hexadecimal.</summary>
    public string Hash { get; private set; } = "";
}

/// <summary>What the security record tells of.</summary>
public enum SecurityEventKind
{
    /// <summary>Somebody signed in, or proved again who they are.</summary>
    SignedIn,

    /// <summary>A wrong password, or no such account.</summary>
    SignInFailed,

    /// <summary>Too many tries, of whatever has a limit.</summary>
    Throttled,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>Somebody ended their sessions elsewhere.</summary>
    SessionsEnded,

    /// <summary>A link for a new password was asked for.</summary>
    PasswordResetAsked,

    /// <summary>A new password.</summary>
    PasswordChanged,

    /// <summary>Another name.</summary>
    NameChanged,

    /// <summary>Another email address.</summary>
    EmailChanged,

    /// <summary>Somebody joined an organisation.</summary>
    RoleGiven,

    /// <summary>Another role.</summary>
    RoleChanged,

    /// <summary>Somebody left an organisation.</summary>
    MembershipEnded,

    /// <summary>A key for a tool was made.</summary>
    KeyMade,

    /// <summary>A key was revoked.</summary>
    KeyRevoked,

    /// <summary>Somebody was made a platform administrator.</summary>
    AdministratorMade,

    /// <summary>A page was refused that is not theirs.</summary>
    Refused,

    /// <summary>A list or report was downloaded.</summary>
    Exported,
}

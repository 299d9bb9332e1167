namespace SlipPortal.Data.Identity;

/// <summary>
/// One sign-in of a person on one device. The cookie holds its key and the table the key's hash, so that neither a copy of the table nor a
/// cookie of a session that has ended opens anything. Functions of the database alone read and change it (sessions.sql).
/// </summary>
public sealed class UserSession
{
    private UserSession()
    {
    }

    /// <summary>Id, which the session's claims and the database's seal carry.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>SHA-256 of its key, in lower-case hexadecimal.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>Who signed in, protected by the portal's keys: a row that somebody else wrote opens nothing.</summary>
    public byte[] Ticket { get; private set; } = [];

    /// <summary>Browser and system, in words.</summary>
    public string Device { get; private set; } = "";

    /// <summary>When they signed in, by the portal's clock, as all times here.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was last used; written once a minute at most.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When it ended before its time, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why; null while it has not ended.</summary>
    public SessionEnd? EndedBecause { get; private set; }
}

/// <summary>Why a session ended before its time.</summary>
public enum SessionEnd
{
    /// <summary>They signed out.</summary>
    SignedOut,

    /// <summary>They ended it from another session.</summary>
    EndedByOwner,

    /// <summary>They signed in again on the same device, or proved again who they are.</summary>
    Replaced,

    /// <summary>What they prove themselves by was changed.</summary>
    CredentialsChanged,
}

namespace SlipPortal.Data.Isolation;

/// <summary>
/// On whose behalf the database is asked. In the web it is the signed-in person; in a consumer the person who caused the message.
/// Nobody (null) reaches nothing.
/// </summary>
public interface IActor
{
    /// <summary>The person's user id, or null.</summary>
    Guid? UserId { get; }

    /// <summary>Their name. History has it from the database itself.</summary>
    string Name { get; }

    /// <summary>The grant that they are trying on as the other side would have it, to read only; null in every ordinary session.</summary>
    Guid? PreviewedGrantId => null;

    /// <summary>The sign-in, the council's key or the message that they come by; null where there is none.</summary>
    Guid? SessionId => null;

    /// <summary>How the portal knows that it is them.</summary>
    SessionStrength Strength => SessionStrength.Portal;
}

/// <summary>How the portal knows who asks. The database reads it as <c>app.session_strength()</c>.</summary>
public enum SessionStrength
{
    /// <summary>The portal says so: a message's consumer, a command, the demo. Or nobody asks.</summary>
    Portal,

    /// <summary>They signed in with a password.</summary>
    Password,

    /// <summary>A council's tool with a key, for the person who made the key.</summary>
    Key,

    /// <summary>They are about to prove who they are: for their credentials, and nothing else.</summary>
    Credentials,
}

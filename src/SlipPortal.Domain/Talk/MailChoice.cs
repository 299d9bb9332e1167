namespace SlipPortal.Domain.Talk;

/// <summary>What a person is written to about.</summary>
public enum MailKind
{
    /// <summary>Somebody names them in a comment.</summary>
    Mentions,

    /// <summary>Somebody answers where they said something.</summary>
    Replies,

    /// <summary>Something is given to them to see to.</summary>
    Assignments,

    /// <summary>A formal review waits for them.</summary>
    Reviews,

    /// <summary>Something comes due or runs out.</summary>
    Reminders,
}

/// <summary>How often.</summary>
public enum MailPace
{
    /// <summary>When it happens.</summary>
    AtOnce,

    /// <summary>Once a day, all in one.</summary>
    Daily,

    /// <summary>Not at all; it is in their inbox.</summary>
    Never,
}

/// <summary>A person's choice for one kind of e-mail. Where there is none they are written to at once. Belongs to the person, not to a council.</summary>
public sealed class MailChoice
{
    private MailChoice()
    {
    }

    /// <summary>A choice.</summary>
    public MailChoice(Guid userId, MailKind kind, MailPace pace) => (UserId, Kind, Pace) = (userId, kind, pace);

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>For what.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>How often.</summary>
    public MailPace Pace { get; private set; }
}

/// <summary>When a person got their last digest. Belongs to the person.</summary>
public sealed class MailDigest
{
    private MailDigest()
    {
    }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What happened before is told.</summary>
    public DateTimeOffset ToldUntil { get; private set; }
}

/// <summary>When a person last looked at a conversation. Belongs to the person: it tells no council, and holds no text.</summary>
public sealed class ThreadLook
{
    private ThreadLook()
    {
    }

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>At which conversation.</summary>
    public Guid ThreadId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

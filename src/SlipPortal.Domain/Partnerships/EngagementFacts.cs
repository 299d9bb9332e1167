using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Partnerships;

/// <summary>What somebody of either side adds to an engagement, in their own name. It stays as it was written.</summary>
public abstract class EngagementFact : TenantEntity
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextMaxLength = 2_000;

    /// <summary>For Entity Framework.</summary>
    protected EngagementFact()
    {
    }

    /// <summary>A fact of now.</summary>
    protected EngagementFact(Guid engagementId, EngagementSide side, Guid authorId, DateTimeOffset now)
    {
        EngagementId = engagementId;
        Side = side;
        AuthorId = authorId;
        At = now;
    }

    /// <summary>The engagement.</summary>
    public Guid EngagementId { get; private set; }

    /// <summary>On which side its author stands.</summary>
    public EngagementSide Side { get; private set; }

    /// <summary>Who.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>A step of an engagement.</summary>
public sealed class EngagementStep : EngagementFact
{
    private EngagementStep()
    {
    }

    /// <summary>A step that is taken now.</summary>
    /// <exception cref="RefusedException">Pausing or ending without a reason.</exception>
    public EngagementStep(Guid engagementId, EngagementStepKind kind, string? why, EngagementSide side, Guid authorId, DateTimeOffset now)
        : base(engagementId, side, authorId, now)
    {
        Kind = kind;
        Why = kind is EngagementStepKind.Paused or EngagementStepKind.Ended
            ? Text.Required(why, "why", TextMaxLength, nameof(Why))
            : Text.Optional(why, "why", TextMaxLength, nameof(Why));
    }

    /// <summary>Which step.</summary>
    public EngagementStepKind Kind { get; private set; }

    /// <summary>Why, or null where nobody had to say.</summary>
    public string? Why { get; private set; }
}

/// <summary>Something that was done in an engagement.</summary>
public sealed class EngagementActivity : EngagementFact
{
    private EngagementActivity()
    {
    }

    /// <summary>Something that was done on a day that has been.</summary>
    /// <exception cref="RefusedException">No kind, words or day, a day to come, or days that cannot be.</exception>
    public EngagementActivity(
        Guid engagementId, ActivityKind? kind, DateOnly? day, decimal? days, string? what, EngagementSide side, Guid authorId, DateTimeOffset now)
        : base(engagementId, side, authorId, now)
    {
        Kind = kind ?? throw new RefusedException("Choose what it was.", nameof(Kind));
        Day = day ?? throw new RefusedException("Enter the day.", nameof(Day));
        if (Day > now.DayInUk()) throw new RefusedException("The day is still to come. Write down what was done.", nameof(Day));
        if (days is < 0 or > 100) throw new RefusedException("Enter a number of days up to 100, such as 0.5.", nameof(Days));
        Days = days ?? 0;
        What = Text.Required(what, "what was done", TextMaxLength, nameof(What));
    }

    /// <summary>What it was.</summary>
    public ActivityKind Kind { get; private set; }

    /// <summary>On which day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>How many days of work it took.</summary>
    public decimal Days { get; private set; }

    /// <summary>In words.</summary>
    public string What { get; private set; } = "";
}

/// <summary>What came of an engagement, as one side sees it.</summary>
public sealed class EngagementOutcome : EngagementFact
{
    private EngagementOutcome()
    {
    }

    /// <summary>As one side sees it now.</summary>
    /// <exception cref="RefusedException">No words.</exception>
    public EngagementOutcome(Guid engagementId, string? what, EngagementSide side, Guid authorId, DateTimeOffset now)
        : base(engagementId, side, authorId, now) => What = Text.Required(what, "what came of it", TextMaxLength, nameof(What));

    /// <summary>In words.</summary>
    public string What { get; private set; } = "";
}

/// <summary>A side of an engagement.</summary>
public enum EngagementSide
{
    /// <summary>The council.</summary>
    Council,

    /// <summary>The partner or the department.</summary>
    Partner,
}

/// <summary>A step of an engagement.</summary>
public enum EngagementStepKind
{
    /// <summary>One side put it forward.</summary>
    Proposed,

    /// <summary>The other side wants it too.</summary>
    Agreed,

    /// <summary>The work began.</summary>
    Started,

    /// <summary>It rests, and with it its grants.</summary>
    Paused,

    /// <summary>It goes on, and its grants count again.</summary>
    Resumed,

    /// <summary>It is over, and its grants with it.</summary>
    Ended,
}

/// <summary>What was done.</summary>
public enum ActivityKind
{
    /// <summary>A visit to the council.</summary>
    Visit,

    /// <summary>A session: a workshop, a call, coaching.</summary>
    Session,

    /// <summary>A document was left.</summary>
    Document,
}

using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Audits;

/// <summary>A council's rules for what follows from an audit. The last ones count; actions keep the limit of the day they were agreed.</summary>
public sealed class AuditRules : TenantEntity
{
    /// <summary>Longest text of extra measures, in characters.</summary>
    public const int MeasuresMaxLength = 2_000;

    /// <summary>Two weeks, unless a council says otherwise.</summary>
    public const int UsualDays = 14;

    private const int MostDays = 365;

    private AuditRules()
    {
    }

    /// <summary>Rules from now on.</summary>
    /// <param name="words">What they say.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No number of days, or too long a text.</exception>
    public AuditRules(AuditRuleWords words, Guid authorId, DateTimeOffset now)
    {
        Days = words.Days is >= 1 and <= MostDays ? words.Days.Value : throw new RefusedException($"Enter a number of days from 1 to {MostDays}.", nameof(Days));
        AreWorkingDays = words.AreWorkingDays;
        EscalationPostId = words.EscalationPostId;
        ExtraMeasures = Text.Optional(words.ExtraMeasures, "what is done at once", MeasuresMaxLength, nameof(ExtraMeasures));
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The rules of a council that has said nothing: fourteen days of the calendar, and nobody to escalate to.</summary>
    public static AuditRules Usual { get; } = new(new(UsualDays, false, null, null), Guid.Empty, DateTimeOffset.UnixEpoch);

    /// <summary>How long an action may take.</summary>
    public int Days { get; private set; }

    /// <summary>True where only working days in England count.</summary>
    public bool AreWorkingDays { get; private set; }

    /// <summary>The post that a late action is escalated to, or null.</summary>
    public Guid? EscalationPostId { get; private set; }

    /// <summary>What is done at once where a case is inadequate, or null.</summary>
    public string? ExtraMeasures { get; private set; }

    /// <summary>Who said so.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>“14 days”, “10 working days”.</summary>
    public string LimitInWords() => $"{Days} {(AreWorkingDays ? "working " : "")}{(Days == 1 ? "day" : "days")}";

    /// <summary>The last day that an action agreed on a day may be due.</summary>
    public DateOnly LimitFor(DateOnly agreed) => AreWorkingDays ? WorkingDays.After(agreed, Days) : agreed.AddDays(Days);
}

/// <summary>What the rules are to say.</summary>
public sealed record AuditRuleWords(int? Days, bool AreWorkingDays, Guid? EscalationPostId, string? ExtraMeasures);

using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Audits;

/// <summary>
/// One version of what is said of a round of audits. A correction is a later version beside it: what was said before stays readable.
/// It counts cases and never names one.
/// </summary>
public sealed class AuditRound : TenantEntity
{
    /// <summary>Longest text of what was looked at, in characters. Also of a reason.</summary>
    public const int TextMaxLength = 2_000;

    /// <summary>Longest number of cases in words, in characters.</summary>
    public const int CasesMaxLength = 100;

    private const int MostCases = 100_000;

    private AuditRound()
    {
    }

    /// <summary>A round as it is first recorded.</summary>
    /// <exception cref="RefusedException">Something is missing or too long, or the numbers contradict each other.</exception>
    public AuditRound(AuditRoundWords words, Guid authorId, DateTimeOffset now)
    {
        LineageId = Id;
        Version = 1;
        Describe(words, authorId, now);
    }

    private AuditRound(AuditRound before, AuditRoundWords words, string? reason, Guid authorId, DateTimeOffset now)
    {
        LineageId = before.LineageId;
        Version = before.Version + 1;
        Correction = Text.Required(reason, "why it is corrected", TextMaxLength, nameof(Correction));
        Describe(words, authorId, now);
    }

    /// <summary>The id of the round's first version: the round itself, whatever is corrected.</summary>
    public Guid LineageId { get; private set; }

    /// <summary>Its number among the versions, from 1.</summary>
    public int Version { get; private set; }

    /// <summary>The practice area that was looked at.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day of the period.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>How the cases were found, or null.</summary>
    public Guid? FrameId { get; private set; }

    /// <summary>What was looked at.</summary>
    public string LookedAt { get; private set; } = "";

    /// <summary>How many cases, as it was said: “over 100”. Null where only the number is known.</summary>
    public string? CasesSaid { get; private set; }

    /// <summary>How many cases, where the number is known.</summary>
    public int? Cases { get; private set; }

    /// <summary>How many were outstanding.</summary>
    public int Outstanding { get; private set; }

    /// <summary>How many were good.</summary>
    public int Good { get; private set; }

    /// <summary>How many required improvement.</summary>
    public int RequiresImprovement { get; private set; }

    /// <summary>How many were inadequate.</summary>
    public int Inadequate { get; private set; }

    /// <summary>The share of outstanding cases that the paper states, in per cent, or null. So the three others.</summary>
    public decimal? StatedOutstanding { get; private set; }

    /// <summary>The stated share of good cases.</summary>
    public decimal? StatedGood { get; private set; }

    /// <summary>The stated share of cases that require improvement.</summary>
    public decimal? StatedRequiresImprovement { get; private set; }

    /// <summary>The stated share of inadequate cases.</summary>
    public decimal? StatedInadequate { get; private set; }

    /// <summary>How many a second person looked at.</summary>
    public int Moderated { get; private set; }

    /// <summary>In how many of those moderator and auditor agreed.</summary>
    public int Agreed { get; private set; }

    /// <summary>What the audits were about again and again, in words that return from round to round.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>Why it was corrected; null for the first version.</summary>
    public string? Correction { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When a corrected version took its place; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>How many were given each grade.</summary>
    public GradeCounts Grades => new(Outstanding, Good, RequiresImprovement, Inadequate);

    /// <summary>“1 to 31 October 2026”.</summary>
    public string Period => AuditWords.Period(From, Until);

    /// <summary>A corrected version takes its place.</summary>
    /// <exception cref="RefusedException">One did before, no reason, or as for a new round.</exception>
    public AuditRound Correct(AuditRoundWords words, string? reason, Guid authorId, DateTimeOffset now)
    {
        if (SupersededAt is not null) throw new RefusedException("Somebody corrected this round while you had it open. Look at what it says now.");
        var next = new AuditRound(this, words, reason, authorId, now);
        SupersededAt = now;
        return next;
    }

    private void Describe(AuditRoundWords words, Guid authorId, DateTimeOffset now)
    {
        From = words.From ?? throw new RefusedException("Enter the first day.", nameof(From));
        Until = words.Until ?? throw new RefusedException("Enter the last day.", nameof(Until));
        if (Until < From) throw new RefusedException("The last day comes before the first.", nameof(Until));
        if (From > now.DayInUk()) throw new RefusedException("That day is still to come: a round is recorded once it has begun.", nameof(From));
        PracticeAreaId = words.PracticeAreaId ?? throw new RefusedException("Choose the practice area.", nameof(PracticeAreaId));
        FrameId = words.FrameId;
        LookedAt = Text.Required(words.LookedAt, "what was looked at", TextMaxLength, nameof(LookedAt));
        CasesSaid = Text.OptionalLine(words.CasesSaid, "the number of cases in words", CasesMaxLength, nameof(CasesSaid));
        Outstanding = Count(words.Outstanding, nameof(Outstanding));
        Good = Count(words.Good, nameof(Good));
        RequiresImprovement = Count(words.RequiresImprovement, nameof(RequiresImprovement));
        Inadequate = Count(words.Inadequate, nameof(Inadequate));
        (StatedOutstanding, StatedGood, StatedRequiresImprovement, StatedInadequate) = words.Stated.Checked();
        Moderated = Count(words.Moderated, nameof(Moderated));
        Agreed = Count(words.Agreed, nameof(Agreed));
        var graded = Grades.Total;
        if (graded == 0) throw new RefusedException("Enter how many cases were given each grade.", nameof(Outstanding));
        Cases = words.Cases is null ? null : Count(words.Cases, nameof(Cases));
        if (Cases < graded)
            throw new RefusedException($"{graded:N0} cases were graded, and that is more than {Cases:N0}. Leave it empty where the number is not known.", nameof(Cases));
        if (Moderated > graded) throw new RefusedException($"{graded:N0} cases were graded: no more than that can have been moderated.", nameof(Moderated));
        if (Agreed > Moderated) throw new RefusedException($"{Moderated:N0} cases were moderated: they cannot have agreed in more than that.", nameof(Agreed));
        Themes = Finding.ThemesOf(words.Themes);
        (AuthorId, RecordedAt) = (authorId, now);
    }

    private static int Count(int? count, string field) => count switch
    {
        null => 0,
        < 0 => throw new RefusedException("A number of cases is not negative.", field),
        > MostCases => throw new RefusedException($"Enter {MostCases:N0} or fewer.", field),
        _ => count.Value,
    };
}

/// <summary>What is said of a round of audits. An empty count is nought.</summary>
public sealed record AuditRoundWords
{
    /// <summary>The practice area that was looked at.</summary>
    public Guid? PracticeAreaId { get; init; }

    /// <summary>The first day of the period.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of the period.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How the cases were found, or null.</summary>
    public Guid? FrameId { get; init; }

    /// <summary>What was looked at.</summary>
    public string? LookedAt { get; init; }

    /// <summary>How many cases, as it was said.</summary>
    public string? CasesSaid { get; init; }

    /// <summary>How many cases, where the number is known.</summary>
    public int? Cases { get; init; }

    /// <summary>How many were outstanding.</summary>
    public int? Outstanding { get; init; }

    /// <summary>How many were good.</summary>
    public int? Good { get; init; }

    /// <summary>How many required improvement.</summary>
    public int? RequiresImprovement { get; init; }

    /// <summary>How many were inadequate.</summary>
    public int? Inadequate { get; init; }

    /// <summary>The percentages that its paper states.</summary>
    public StatedShares Stated { get; init; } = new(null, null, null, null);

    /// <summary>How many a second person looked at.</summary>
    public int? Moderated { get; init; }

    /// <summary>In how many of those moderator and auditor agreed.</summary>
    public int? Agreed { get; init; }

    /// <summary>With commas between them.</summary>
    public string? Themes { get; init; }
}

/// <summary>What was done at once for the cases of a round that were inadequate, in words. Added, never overwritten.</summary>
public sealed class AuditMeasure : TenantEntity
{
    private AuditMeasure()
    {
    }

    /// <summary>Something that was done.</summary>
    /// <exception cref="RefusedException">No words, or no case of the round was inadequate.</exception>
    public AuditMeasure(AuditRound round, string? done, Guid authorId, DateTimeOffset now)
    {
        if (round.Inadequate == 0) throw new RefusedException("No case of this round was inadequate.");
        RoundId = round.LineageId;
        Done = Text.Required(done, "what was done at once", AuditRound.TextMaxLength, nameof(Done));
        (AuthorId, RecordedAt) = (authorId, now);
    }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>What was done.</summary>
    public string Done { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }
}

/// <summary>Words about rounds of audits.</summary>
public static class AuditWords
{
    /// <summary>“1 to 31 October 2026”; one day where it is one.</summary>
    public static string Period(DateOnly from, DateOnly until) =>
        new VisitTiming(from == until ? TimingKind.Day : TimingKind.Days, from, until).InWords();

    /// <summary>“over 100”, “over 100 (104)”, “33”.</summary>
    public static string Cases(string? said, int? known, int graded) => (said, known) switch
    {
        ({ } words, { } number) => $"{words} ({number:N0})",
        ({ } words, null) => words,
        _ => $"{known ?? graded:N0}",
    };

    /// <summary>“Moderator and auditor agreed in 5 of 6”.</summary>
    public static string Agreement(int moderated, int agreed) =>
        moderated == 0 ? "Nothing was moderated" : $"Moderator and auditor agreed in {agreed:N0} of {moderated:N0}";
}

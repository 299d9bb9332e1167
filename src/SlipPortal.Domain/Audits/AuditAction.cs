using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Domain.Audits;

/// <summary>What has to be done because of a round of audits: by whom and by when. It is about practice, never about a case.</summary>
public sealed class AuditAction : TenantEntity
{
    /// <summary>Longest text, in characters. Also of the reason and of what was done.</summary>
    public const int TextMaxLength = 2_000;

    private AuditAction()
    {
    }

    /// <summary>An action.</summary>
    /// <param name="round">What it comes from.</param>
    /// <param name="words">What is to be done.</param>
    /// <param name="rules">The rules of the council.</param>
    /// <param name="authorId">Who records it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No text, grade, owner or day; or it is due after the limit and nobody says why.</exception>
    public AuditAction(AuditRound round, AuditActionWords words, AuditRules rules, Guid authorId, DateTimeOffset now)
    {
        var today = now.DayInUk();
        RoundId = round.LineageId;
        Grade = words.Grade ?? throw new RefusedException("Choose the grade that it comes from.", nameof(Grade));
        if (round.Grades[Grade] == 0) throw new RefusedException($"No case of this round was given “{Grade.InWords()}”.", nameof(Grade));
        What = Text.Required(words.What, "what is to be done", TextMaxLength, nameof(What));
        OwnerPostId = words.OwnerPostId ?? throw new RefusedException("Choose who does it: every action has an owner.", nameof(OwnerPostId));
        AgreedOn = words.AgreedOn ?? today;
        if (AgreedOn > today) throw new RefusedException("That day is still to come.", nameof(AgreedOn));
        if (AgreedOn < round.From) throw new RefusedException($"The round began on {Day(round.From)}.", nameof(AgreedOn));
        DueOn = words.DueOn ?? throw new RefusedException("Enter the day by which it is done.", nameof(DueOn));
        if (DueOn < AgreedOn) throw new RefusedException($"It was agreed on {Day(AgreedOn)}: it cannot be due before that.", nameof(DueOn));
        LimitOn = rules.LimitFor(AgreedOn);
        WhyLater = Text.Optional(words.WhyLater, "why it takes longer", TextMaxLength, nameof(WhyLater));
        if (DueOn > LimitOn && WhyLater is null)
            throw new RefusedException(
                $"{Day(DueOn)} is later than the limit: {rules.LimitInWords()} from {Day(AgreedOn)} end on {Day(LimitOn)}. Enter an earlier day, or say why it takes longer.",
                nameof(DueOn));
        if (DueOn <= LimitOn) WhyLater = null;
        (AuthorId, RecordedAt) = (authorId, now);
    }

    /// <summary>The round that it comes from: its first version.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The grade that it comes from.</summary>
    public Grade Grade { get; private set; }

    /// <summary>What is to be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>The post that does it.</summary>
    public Guid OwnerPostId { get; private set; }

    /// <summary>The day that the limit counts from.</summary>
    public DateOnly AgreedOn { get; private set; }

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The last day that the rules of that time allowed.</summary>
    public DateOnly LimitOn { get; private set; }

    /// <summary>Why it is due after the limit; null where it is not.</summary>
    public string? WhyLater { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The day on which it was done, or null while it is open.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>What was done, or null while it is open.</summary>
    public string? Done { get; private set; }

    /// <summary>Who said so, or null.</summary>
    public Guid? DoneById { get; private set; }

    /// <summary>Another post does it from now on.</summary>
    public void GiveTo(Guid postId) => OwnerPostId = postId;

    /// <summary>It is done.</summary>
    /// <exception cref="RefusedException">It was before, no words, or a day that cannot be.</exception>
    public void Finish(string? done, DateOnly? on, Guid authorId, DateTimeOffset now)
    {
        if (DoneOn is not null) throw new RefusedException("This action is done already.");
        var day = on ?? throw new RefusedException("Enter the day on which it was done.", nameof(DoneOn));
        if (day > now.DayInUk()) throw new RefusedException("That day is still to come.", nameof(DoneOn));
        if (day < AgreedOn) throw new RefusedException($"It was agreed on {Day(AgreedOn)}: it cannot be done before that.", nameof(DoneOn));
        Done = Text.Required(done, "what was done", TextMaxLength, nameof(Done));
        (DoneOn, DoneById) = (day, authorId);
    }

    /// <summary>True from the day after it was due, while it is open, and for good where it was done after that day.</summary>
    public static bool IsLate(DateOnly due, DateOnly? done, DateOnly today) => (done ?? today) > due;

    private static string Day(DateOnly day) => $"{day:d MMMM yyyy}";
}

/// <summary>What an action of a round of audits is to be.</summary>
/// <param name="Grade">The grade that it comes from.</param>
/// <param name="What">What is to be done.</param>
/// <param name="OwnerPostId">The post that does it.</param>
/// <param name="AgreedOn">The day that the limit counts from; today where it is not said.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="WhyLater">Why it is due after the limit.</param>
public sealed record AuditActionWords(Grade? Grade, string? What, Guid? OwnerPostId, DateOnly? AgreedOn, DateOnly? DueOn, string? WhyLater);

using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Checks;

namespace SlipPortal.Domain.Kpis;

/// <summary>Something dated about a measure: added, never overwritten.</summary>
public abstract class KpiFact : TenantEntity
{
    /// <summary>Longest reason or comment, in characters.</summary>
    public const int NoteMaxLength = 2_000;

    private protected KpiFact()
    {
    }

    private protected KpiFact(Kpi kpi, Guid authorId, DateTimeOffset now)
    {
        KpiId = kpi.Id;
        PracticeAreaId = kpi.PracticeAreaId;
        AuthorId = authorId;
        RecordedAt = now;
    }

    /// <summary>The measure.</summary>
    public Guid KpiId { get; private set; }

    /// <summary>As its measure's.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When a later one took its place, or it was taken back; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>It stands no longer; it stays readable.</summary>
    /// <exception cref="RefusedException">It did not stand any more.</exception>
    public void Supersede(DateTimeOffset now) =>
        SupersededAt = SupersededAt is null ? now : throw new RefusedException("Somebody has changed this meanwhile: look at it again.");
}

/// <summary>What a measure should reach.</summary>
public sealed class Target : KpiFact
{
    private Target()
    {
    }

    /// <summary>A target from a day on.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="kind">For each period, for the year as a whole, or what the neighbours reach.</param>
    /// <param name="value">In the unit of the measure; null for what the neighbours reach.</param>
    /// <param name="tolerance">How far off it counts as near, in the unit of the measure; not negative.</param>
    /// <param name="from">The first day that it holds for.</param>
    /// <param name="until">The last day, or null.</param>
    /// <param name="reason">Why this target.</param>
    /// <param name="authorId">Who sets it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">No value, day or reason, or values out of range.</exception>
    public Target(
        Kpi kpi, TargetKind kind, decimal? value, decimal? tolerance, DateOnly? from, DateOnly? until, string? reason, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        if (kind is TargetKind.Annual && !kpi.Aggregation.AddsUp())
            throw new RefusedException("A target for the year as a whole needs a measure whose parts are added up.", nameof(Kind));
        Kind = kind;
        if (kind is TargetKind.Neighbours)
        {
            if (kpi.IndicatorCode is null)
                throw new RefusedException("Choose the national figure that this measure is compared by first: the neighbours’ average is taken from it.", nameof(Kind));
            if (value is not null) throw new RefusedException("The neighbours’ average is the target: leave this empty.", nameof(Value));
        }

        Value = kind is TargetKind.Neighbours ? null : value ?? throw new RefusedException("Enter the target.", nameof(Value));
        Tolerance = tolerance ?? 0;
        if (Value is { } reach) RefuseValue(kpi.Shape, reach);
        if (Tolerance < 0) throw new RefusedException("How far off counts as near is not below nought.", nameof(Tolerance));
        From = from ?? throw new RefusedException("Enter the first day that it holds for.", nameof(From));
        if (until < From) throw new RefusedException("The last day comes before the first.", nameof(Until));
        Until = until;
        Reason = Text.Required(reason, "why this target", NoteMaxLength, nameof(Reason));
    }

    /// <summary>Refuses a value that no target of the measure can have.</summary>
    /// <exception cref="RefusedException">It is below nought, or over all of them.</exception>
    public static void RefuseValue(KpiShape shape, decimal value)
    {
        if (value < 0) throw new RefusedException("A target is not below nought.", nameof(Value));
        if (shape.Unit is KpiUnit.Percent && value > 100) throw new RefusedException("A percentage is not over 100.", nameof(Value));
    }

    /// <summary>What it is for.</summary>
    public TargetKind Kind { get; private set; }

    /// <summary>In the unit of the measure; null where it is what the neighbours reach.</summary>
    public decimal? Value { get; private set; }

    /// <summary>How far off it counts as near, in the unit of the measure.</summary>
    public decimal Tolerance { get; private set; }

    /// <summary>The first day that it holds for.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Why this target.</summary>
    public string Reason { get; private set; } = "";
}

/// <summary>What a target is for.</summary>
public enum TargetKind
{
    /// <summary>Each period should reach it.</summary>
    EachPeriod,

    /// <summary>The financial year as a whole should reach it; part of the year is judged by its share.</summary>
    Annual,

    /// <summary>Each period should be in line with the statistical neighbours' mean, or better where one way is better.</summary>
    Neighbours,
}

/// <summary>
/// A year to date as a source states it. Ours is worked out from the readings; a source's is kept beside it, so that one that disagrees
/// is seen.
/// </summary>
public sealed class StatedYearToDate : KpiFact
{
    private StatedYearToDate()
    {
    }

    /// <summary>A year to date that a file states.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="until">The last period that it covers.</param>
    /// <param name="value">In the unit of the measure.</param>
    /// <param name="sourceText">As the file writes it.</param>
    /// <param name="sourceFile">The file's name.</param>
    /// <param name="authorId">Who imports it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A text that is too long.</exception>
    public StatedYearToDate(Kpi kpi, Period until, decimal value, string sourceText, string sourceFile, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        (PeriodKind, PeriodStart, Value) = (until.Kind, until.Start, value);
        SourceText = Text.Required(sourceText, "what the source says", Reading.SourceTextMaxLength, nameof(SourceText));
        SourceFile = Text.RequiredLine(sourceFile, "the file", FileImport.FileNameMaxLength, nameof(SourceFile));
    }

    /// <summary>What kind of period the last one is.</summary>
    public PeriodKind PeriodKind { get; private set; }

    /// <summary>The first day of the last period.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>In the unit of the measure.</summary>
    public decimal Value { get; private set; }

    /// <summary>As the file writes it: “14 %”.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>The file's name.</summary>
    public string SourceFile { get; private set; } = "";

    /// <summary>The last period that it covers.</summary>
    public Period Until => Period.Of(PeriodKind, PeriodStart);
}

/// <summary>Whose average a book states.</summary>
public enum ComparatorKind
{
    /// <summary>The statistical neighbours'.</summary>
    Neighbours,

    /// <summary>England's.</summary>
    England,
}

/// <summary>
/// An average of others as a book states it. It is shown until the measure is tied to a national figure, and held against that afterwards.
/// </summary>
public sealed class BookComparator : KpiFact
{
    private BookComparator()
    {
    }

    /// <summary>An average that a file states.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="kind">Whose.</param>
    /// <param name="value">In the unit of the measure; null where the file's words are no number.</param>
    /// <param name="asOf">The day that the file gives itself, or null.</param>
    /// <param name="sourceText">As the file writes it.</param>
    /// <param name="sourceFile">The file's name.</param>
    /// <param name="authorId">Who imports it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A text that is too long.</exception>
    public BookComparator(
        Kpi kpi, ComparatorKind kind, decimal? value, DateOnly? asOf, string sourceText, string sourceFile, Guid authorId,
            DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        (Kind, Value, AsOf) = (kind, value, asOf);
        SourceText = Text.Required(sourceText, "what the source says", Reading.SourceTextMaxLength, nameof(SourceText));
        SourceFile = Text.RequiredLine(sourceFile, "the file", FileImport.FileNameMaxLength, nameof(SourceFile));
    }

    /// <summary>Whose average it is.</summary>
    public ComparatorKind Kind { get; private set; }

    /// <summary>In the unit of the measure; null where the file's words are no number.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The day that the file gives itself, or null.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <summary>As the file writes it: “77.0 %”.</summary>
    public string SourceText { get; private set; } = "";

    /// <summary>The file's name.</summary>
    public string SourceFile { get; private set; } = "";

    /// <summary>“the book of 7 Oct 2013”, or “Book.xlsx” in quotation marks where the file gives itself no day.</summary>
    public string Book => AsOf is { } day
        ? $"the book of {day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}"
        : $"“{SourceFile}”";

    /// <summary>“25%, as stated in the book of 7 Oct 2013”.</summary>
    public string InWords(KpiShape shape) => $"{(Value is { } value ? shape.ShowExactly(value) : SourceText)}, as stated in {Book}";
}

/// <summary>From this period on, values are not comparable with those before: no trend runs across it.</summary>
public sealed class SeriesBreak : KpiFact
{
    private SeriesBreak()
    {
    }

    /// <summary>A break before a period.</summary>
    /// <exception cref="RefusedException">No reason.</exception>
    public SeriesBreak(Kpi kpi, Period first, string? reason, Guid? successorId, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        From = first.Start;
        Reason = Text.Required(reason, "why values are not comparable", NoteMaxLength, nameof(Reason));
        SuccessorId = successorId == kpi.Id ? throw new RefusedException("A measure does not follow itself.", nameof(SuccessorId)) : successorId;
    }

    /// <summary>The first day of the first period after the break.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The measure that goes on instead, or null.</summary>
    public Guid? SuccessorId { get; private set; }
}

/// <summary>What the council says to a period's value.</summary>
public sealed class KpiComment : KpiFact
{
    private KpiComment()
    {
    }

    /// <summary>A comment on a period.</summary>
    /// <exception cref="RefusedException">No text.</exception>
    public KpiComment(Kpi kpi, Period period, string? text, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        (PeriodKind, PeriodStart) = (period.Kind, period.Start);
        Body = Text.Required(text, "the comment", NoteMaxLength, nameof(Body));
    }

    /// <summary>What kind of period.</summary>
    public PeriodKind PeriodKind { get; private set; }

    /// <summary>Its first day.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>The comment.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The period.</summary>
    public Period Period => Period.Of(PeriodKind, PeriodStart);
}

/// <summary>Somebody judges a period's value otherwise than the target does. Both are shown.</summary>
public sealed class RatingOverride : KpiFact
{
    private RatingOverride()
    {
    }

    /// <summary>A judgement on a period.</summary>
    /// <exception cref="RefusedException">No reason, or a judgement that nobody can make by hand.</exception>
    public RatingOverride(Kpi kpi, Period period, TargetRating rating, string? reason, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        if (rating is not (TargetRating.Met or TargetRating.Near or TargetRating.Missed)) throw new RefusedException("Choose a rating.", nameof(Rating));
        (PeriodKind, PeriodStart, Rating) = (period.Kind, period.Start, rating);
        Reason = Text.Required(reason, "why it is rated otherwise", NoteMaxLength, nameof(Reason));
    }

    /// <summary>What kind of period.</summary>
    public PeriodKind PeriodKind { get; private set; }

    /// <summary>Its first day.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>The judgement.</summary>
    public TargetRating Rating { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";
}

/// <summary>Limits of a control chart begin anew from a period: only with a reason, and the action that changed the process.</summary>
public sealed class Rebase : KpiFact
{
    private Rebase()
    {
    }

    /// <summary>New limits from a period on.</summary>
    /// <exception cref="RefusedException">No reason, or no action.</exception>
    public Rebase(Kpi kpi, Period first, string? reason, Guid? actionLineageId, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        From = first.Start;
        Reason = Text.Required(reason, "what changed the process", NoteMaxLength, nameof(Reason));
        ActionLineageId = actionLineageId ?? throw new RefusedException("Choose the action that changed the process.", nameof(ActionLineageId));
    }

    /// <summary>The first day of the first period with new limits.</summary>
    public DateOnly From { get; private set; }

    /// <summary>What changed the process.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The line of work that changed it.</summary>
    public Guid ActionLineageId { get; private set; }
}

/// <summary>A measure shows whether a line of work has its intended impact.</summary>
public sealed class KpiTie : KpiFact
{
    private KpiTie()
    {
    }

    /// <summary>Ties a measure to a line of work.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="actionLineageId">The first action of the line: the same in every version of the plan.</param>
    /// <param name="authorId">Who ties them.</param>
    /// <param name="now">When.</param>
    public KpiTie(Kpi kpi, Guid actionLineageId, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now) => ActionLineageId = actionLineageId;

    /// <summary>The line of work.</summary>
    public Guid ActionLineageId { get; private set; }
}

/// <summary>
/// Somebody has looked at what does not fit together in a measure, and says why it stands. It holds while the finding stays the same.
/// </summary>
public sealed class CheckAnswer : KpiFact
{
    /// <summary>Longest finding, in characters.</summary>
    public const int FindingMaxLength = 1_000;

    private CheckAnswer()
    {
    }

    /// <summary>An answer to a finding.</summary>
    /// <exception cref="RefusedException">No reason.</exception>
    public CheckAnswer(Kpi kpi, CheckFinding finding, string? reason, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        Rule = finding.Rule;
        Finding = finding.Kept.Length <= FindingMaxLength ? finding.Kept : finding.Kept[..FindingMaxLength];
        Reason = Text.Required(reason, "why it stands", NoteMaxLength, nameof(Reason));
    }

    /// <summary>The rule.</summary>
    public CheckRule Rule { get; private set; }

    /// <summary>What was found, with both values: another value is another finding.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Why it stands.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>True where it answers a finding.</summary>
    public bool Answers(CheckFinding finding) =>
        Rule == finding.Rule && finding.Kept.StartsWith(Finding, StringComparison.Ordinal) && !(RecordedAt < finding.Since);
}

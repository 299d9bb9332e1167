using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Notices;

/// <summary>One thing that a notice asks for, of whom, and when.</summary>
public sealed class NoticeTerm : TenantEntity
{
    /// <summary>Longest wording, in characters.</summary>
    public const int WordingMaxLength = 2_000;

    private NoticeTerm()
    {
    }

    /// <summary>A term.</summary>
    /// <exception cref="RefusedException">Something is missing or out of range.</exception>
    public NoticeTerm(ImprovementNotice notice, int? number, string? wording, TermOwner? owner, TermRule rule)
    {
        NoticeId = notice.Id;
        Describe(number, wording, owner, null);
        Follow(rule);
    }

    /// <summary>The notice.</summary>
    public Guid NoticeId { get; private set; }

    /// <summary>As counted in the notice. Unique within it.</summary>
    public int Number { get; private set; }

    /// <summary>What it says.</summary>
    public string Wording { get; private set; } = "";

    /// <summary>Whose duty it is.</summary>
    public TermOwner Owner { get; private set; }

    /// <summary>The post of the council that answers for it, or null.</summary>
    public Guid? PostId { get; private set; }

    /// <summary>How the notice says when.</summary>
    public TermRuleKind Kind { get; private set; }

    /// <summary>Every so many, or for at least so many …</summary>
    public int? Every { get; private set; }

    /// <summary>… of these.</summary>
    public RecurrenceUnit? Unit { get; private set; }

    /// <summary>The day that it counts from.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? By { get; private set; }

    /// <summary>The measure that shows it, or null.</summary>
    public Guid? KpiId { get; private set; }

    /// <summary>Where the measure stood, in its unit.</summary>
    public decimal? Baseline { get; private set; }

    /// <summary>The day that the baseline is of.</summary>
    public DateOnly? BaselineOn { get; private set; }

    /// <summary>Where the measure should be, in its unit.</summary>
    public decimal? Target { get; private set; }

    /// <summary>By which day.</summary>
    public DateOnly? TargetOn { get; private set; }

    /// <summary>When it is to be met.</summary>
    public TermRule Rule => new(Kind, Every is { } every && Unit is { } unit ? new(every, unit) : null, From, By);

    /// <summary>Where the measure should come from and go to, or null.</summary>
    public TermMeasure? Measure => Baseline is { } baseline && BaselineOn is { } on && Target is { } target && TargetOn is { } by ? new(baseline, on, target, by) : null;

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="RefusedException">Something is missing or out of range.</exception>
    public void Describe(int? number, string? wording, TermOwner? owner, Guid? postId)
    {
        Number = number is >= 1 and <= 999 ? number.Value : throw new RefusedException("Enter its number in the notice, from 1 to 999.", nameof(Number));
        Wording = Text.Required(wording, "what it says", WordingMaxLength, nameof(Wording));
        Owner = owner ?? throw new RefusedException("Choose whose duty it is.", nameof(Owner));
        PostId = postId;
    }

    /// <summary>Changes the rule that its clock goes by.</summary>
    public void Follow(TermRule rule) => (Kind, Every, Unit, From, By) = (rule.Kind, rule.Step?.Every, rule.Step?.Unit, rule.From, rule.By);

    /// <summary>Ties it to a measure, from a baseline to a target, or to none.</summary>
    /// <exception cref="RefusedException">A measure without its values, or values without a measure.</exception>
    public void MeasureBy(Guid? kpiId, decimal? baseline, DateOnly? baselineOn, decimal? target, DateOnly? targetOn)
    {
        if (kpiId is null)
        {
            if (baseline is not null || baselineOn is not null || target is not null || targetOn is not null)
                throw new RefusedException("Choose the measure that these values are of, or leave them empty.", nameof(KpiId));
        }
        else
        {
            if (baseline is null) throw new RefusedException("Enter where the measure stood.", nameof(Baseline));
            if (baselineOn is null) throw new RefusedException("Enter the day that the baseline is of.", nameof(BaselineOn));
            if (target is null) throw new RefusedException("Enter where the measure should be.", nameof(Target));
            if (target == baseline) throw new RefusedException("The target is where it stood already: enter another.", nameof(Target));
            if (targetOn is null) throw new RefusedException("Enter the day by which it should be there.", nameof(TargetOn));
            if (targetOn <= baselineOn) throw new RefusedException("The day of the target comes before the baseline’s.", nameof(TargetOn));
        }

        (KpiId, Baseline, BaselineOn, Target, TargetOn) = (kpiId, baseline, baselineOn, target, targetOn);
    }
}

/// <summary>Whose duty a term is.</summary>
public enum TermOwner
{
    /// <summary>The council.</summary>
    Council,

    /// <summary>The department's adviser.</summary>
    Adviser,

    /// <summary>The department.</summary>
    Department,

    /// <summary>The improvement board.</summary>
    Board,
}

/// <summary>From where to where a term wants its measure to go, by when.</summary>
public sealed record TermMeasure(decimal Baseline, DateOnly BaselineOn, decimal Target, DateOnly TargetOn)
{
    /// <summary>Whether a value is on the way, held against a straight line from baseline to target.</summary>
    /// <param name="value">The latest value, in the measure's unit.</param>
    /// <param name="on">The day that it is of.</param>
    public MeasureProgress Progress(decimal value, DateOnly on)
    {
        var way = (value - Baseline) / (Target - Baseline);
        var time = Math.Clamp((decimal)(on.DayNumber - BaselineOn.DayNumber) / (TargetOn.DayNumber - BaselineOn.DayNumber), 0, 1);
        if (way >= 1) return new(true, "The target is reached.");
        if (on > TargetOn) return new(false, $"The target was not reached by its day: {Share(way)} of the way is made.");
        if (way < 0) return new(false, "It has gone the wrong way since the baseline.");
        return way >= time
            ? new(true, $"On the way: {Share(way)} of the way is made in {Share(time)} of the time.")
            : new(false, $"Behind: {Share(way)} of the way is made in {Share(time)} of the time.");
    }

    private static string Share(decimal share) => $"{Math.Max(0, Math.Floor(share * 100)):0}%";
}

/// <summary>Whether a term's measure is on the way.</summary>
public sealed record MeasureProgress(bool IsOnTheWay, string InWords);

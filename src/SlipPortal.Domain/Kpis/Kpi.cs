using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// A measure of a council's performance: what it counts, in which unit, which way is better, and how its parts add up. Its readings,
/// targets, breaks and comments are dated facts beside it (<see cref="KpiFact"/>): added, never overwritten.
/// </summary>
public sealed class Kpi : TenantEntity, IWithdrawable
{
    /// <summary>Longest ref, in characters.</summary>
    public const int RefMaxLength = ActionRef.MaxLength;

    /// <summary>Longest title, in characters. Also of the source.</summary>
    public const int TitleMaxLength = 300;

    /// <summary>Longest definition, in characters.</summary>
    public const int DefinitionMaxLength = 4_000;

    private Kpi()
    {
    }

    /// <summary>A new measure.</summary>
    /// <param name="reference">As printed: “1.1a”. Unique within the council.</param>
    /// <param name="title">What is measured.</param>
    /// <param name="practiceAreaId">The practice area that it belongs to.</param>
    /// <param name="shape">How its values are read and added up.</param>
    /// <exception cref="RefusedException">No ref or title, or one that is too long.</exception>
    public Kpi(string? reference, string? title, Guid practiceAreaId, KpiShape shape)
    {
        PracticeAreaId = practiceAreaId;
        Describe(reference, title, null, null);
        Reshape(shape);
    }

    /// <summary>The practice area that it belongs to.</summary>
    public Guid PracticeAreaId { get; private set; }

    /// <summary>As printed: “1.1a”. Text, because 4.1 and 4.10 are different measures. Unique within the council.</summary>
    public string Ref { get; private set; } = "";

    /// <summary>Sorts as people count: 1.9 before 1.10.</summary>
    public string SortKey { get; private set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <inheritdoc/>
    public Guid? WithdrawnById { get; private set; }

    /// <inheritdoc/>
    public string? WithdrawnBecause { get; private set; }

    /// <inheritdoc/>
    public void Withdraw(string? reason, Guid byId, DateTimeOffset now) =>
        (WithdrawnAt, WithdrawnById, WithdrawnBecause) = Withdrawal.Of(this, reason, byId, now);

    /// <summary>What is measured.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How it is counted, who is left out, and what it is for; or null.</summary>
    public string? Definition { get; private set; }

    /// <summary>Where the figures come from, or null.</summary>
    public string? Source { get; private set; }

    /// <summary>The unit.</summary>
    public KpiUnit Unit { get; private set; }

    /// <summary>How many decimals are shown, from 0 to 3.</summary>
    public int Decimals { get; private set; }

    /// <summary>Which way is better.</summary>
    public Polarity Polarity { get; private set; }

    /// <summary>How often there is a reading.</summary>
    public PeriodKind Frequency { get; private set; }

    /// <summary>How quarters and years follow from their parts.</summary>
    public Aggregation Aggregation { get; private set; }

    /// <summary>The post that answers for it, or null.</summary>
    public Guid? OwnerPostId { get; private set; }

    /// <summary>The measure that this one is the other half of (a count and its rate), or null.</summary>
    public Guid? PairId { get; private set; }

    /// <summary>The measure that this one is a part of (“of which unaccompanied”), or null.</summary>
    public Guid? PartOfId { get; private set; }

    /// <summary>The national indicator that it is compared by, or null.</summary>
    public string? IndicatorCode { get; private set; }

    /// <summary>Where it stood before the work began, in its unit, or null.</summary>
    public decimal? Baseline { get; private set; }

    /// <summary>The day that the baseline is of; null without one.</summary>
    public DateOnly? BaselineOn { get; private set; }

    /// <summary>When it was closed: no more readings are expected. Null while it lives.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How its values are read and added up.</summary>
    public KpiShape Shape => new(Unit, Decimals, Polarity, Frequency, Aggregation);

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="RefusedException">No ref or title, or one that is too long.</exception>
    public void Describe(string? reference, string? title, string? definition, string? source)
    {
        if (!ActionRef.TryParse(reference, out var parsed))
            throw new RefusedException($"Enter a reference with a number, like 1.1a, of {RefMaxLength} characters or fewer.", nameof(Ref));
        (Ref, SortKey) = (parsed!.Text, parsed.SortKey);
        Title = Text.RequiredLine(title, "what is measured", TitleMaxLength, nameof(Title));
        Definition = Text.Optional(definition, "the definition", DefinitionMaxLength, nameof(Definition));
        Source = Text.OptionalLine(source, "the source", TitleMaxLength, nameof(Source));
    }

    /// <summary>Changes how its values are read and added up.</summary>
    /// <exception cref="RefusedException">Decimals out of range, or an addition that the unit does not have.</exception>
    public void Reshape(KpiShape shape)
    {
        if (shape.Decimals is < 0 or > 3) throw new RefusedException("Choose from 0 to 3 decimals.", nameof(Decimals));
        if (shape.Aggregation is Aggregation.Sum && shape.Unit.IsShare())
            throw new RefusedException("Percentages, rates and ratios cannot be added up: choose another way.", nameof(Aggregation));
        if (shape.Aggregation is Aggregation.Weighted && !shape.Unit.IsShare())
            throw new RefusedException("Only percentages, rates and ratios are weighted by their denominators: choose another way.", nameof(Aggregation));
        (Unit, Decimals, Polarity, Frequency, Aggregation) = shape;
    }

    /// <summary>Says who answers for it.</summary>
    public void GiveTo(Guid? ownerPostId) => OwnerPostId = ownerPostId;

    /// <summary>Says where it stood before the work began.</summary>
    /// <exception cref="RefusedException">A value without a day, or a day without a value.</exception>
    public void StartFrom(decimal? baseline, DateOnly? on)
    {
        if (baseline is null != on is null)
            throw new RefusedException(
                "A baseline has a value and the day that it is of: enter both or neither.", on is null ? nameof(BaselineOn) : nameof(Baseline));
        (Baseline, BaselineOn) = (baseline, on);
    }

    /// <summary>Ties it to a national indicator, or to none.</summary>
    public void CompareBy(string? indicatorCode) =>
        IndicatorCode = Text.OptionalLine(indicatorCode, "the indicator", RefMaxLength * 5, nameof(IndicatorCode));

    /// <summary>Says what other measures it goes with.</summary>
    /// <exception cref="RefusedException">Itself.</exception>
    public void Relate(Guid? pairId, Guid? partOfId)
    {
        if (pairId == Id || partOfId == Id) throw new RefusedException("A measure does not go with itself.", nameof(PairId));
        (PairId, PartOfId) = (pairId, partOfId);
    }

    /// <summary>No more readings are expected. What was read stays.</summary>
    /// <exception cref="RefusedException">It was closed before.</exception>
    public void Close(DateTimeOffset now) => ClosedAt = ClosedAt is null ? now : throw new RefusedException("This measure is closed already.");
}

/// <summary>How a measure's values are read and added up.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Decimals">How many decimals are shown, from 0 to 3.</param>
/// <param name="Polarity">Which way is better.</param>
/// <param name="Frequency">How often there is a reading.</param>
/// <param name="Aggregation">How quarters and years follow from their parts.</param>
public sealed record KpiShape(KpiUnit Unit, int Decimals, Polarity Polarity, PeriodKind Frequency, Aggregation Aggregation);

/// <summary>What a value is a number of.</summary>
public enum KpiUnit
{
    /// <summary>A whole number of children, visits, cases.</summary>
    Count,

    /// <summary>Of a hundred.</summary>
    Percent,

    /// <summary>For every 10,000 children.</summary>
    RatePer10000,

    /// <summary>For every 100,000 people.</summary>
    RatePer100000,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Pounds.</summary>
    Pounds,

    /// <summary>One number for each of another: cases for each worker.</summary>
    Ratio,
}

/// <summary>Which way is better.</summary>
public enum Polarity
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>In line with similar councils is better.</summary>
    NearComparator,

    /// <summary>Neither: it tells of demand.</summary>
    None,
}

/// <summary>How quarters, the year to date and years follow from their parts.</summary>
public enum Aggregation
{
    /// <summary>Parts are added up.</summary>
    Sum,

    /// <summary>As it stood at the end: the last part.</summary>
    PointInTime,

    /// <summary>Numerators over denominators, each added up.</summary>
    Weighted,

    /// <summary>Each reading counts from April on: the last part.</summary>
    YearToDate,

    /// <summary>Each reading looks back over the same stretch (the last twelve months): the last part.</summary>
    Rolling,
}

/// <summary>What follows from a unit.</summary>
public static class KpiUnits
{
    /// <summary>True for one number over another.</summary>
    public static bool IsShare(this KpiUnit unit) =>
        unit is KpiUnit.Percent or KpiUnit.RatePer10000 or KpiUnit.RatePer100000 or KpiUnit.Ratio;

    /// <summary>True where the year as a whole is more than its last part: only then can it have a target of its own.</summary>
    public static bool AddsUp(this Aggregation aggregation) => aggregation is Aggregation.Sum or Aggregation.YearToDate;

    /// <summary>What numerator over denominator is multiplied by.</summary>
    public static int Base(this KpiUnit unit) => unit switch
    {
        KpiUnit.Percent => 100,
        KpiUnit.RatePer10000 => 10_000,
        KpiUnit.RatePer100000 => 100_000,
        _ => 1,
    };

    /// <summary>
    /// A figure that stands as somebody gave it (a baseline, a target, an average of others): never rounded further than it was given.
    /// </summary>
    public static string ShowExactly(this KpiShape shape, decimal value)
    {
        return (shape with { Decimals = Math.Max(shape.Decimals, Math.Min(3, DecimalsOf(value))) }).Show(value);
    }

    /// <summary>How many decimals a figure has; noughts at its end, as the database gives them back, are none.</summary>
    internal static int DecimalsOf(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    /// <summary>A target: its value, or “the neighbours’ average”.</summary>
    public static string ShowTarget(this KpiShape shape, decimal? value) =>
        value is { } number ? shape.ShowExactly(number) : "the neighbours’ average";

    /// <summary>“71%”, “1,071”, “143 per 10,000”, “£1,200”, “14 days”.</summary>
    public static string Show(this KpiShape shape, decimal value)
    {
        var number = Math.Round(value, shape.Decimals, MidpointRounding.AwayFromZero)
            .ToString("N" + shape.Decimals, System.Globalization.CultureInfo.InvariantCulture);
        return shape.Unit switch
        {
            KpiUnit.Percent => number + "%",
            KpiUnit.RatePer10000 => number + " per 10,000",
            KpiUnit.RatePer100000 => number + " per 100,000",
            KpiUnit.Days => number == "1" ? "1 day" : number + " days",
            KpiUnit.Pounds => "£" + number,
            _ => number,
        };
    }
}

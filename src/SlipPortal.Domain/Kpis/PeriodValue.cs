using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis;

/// <summary>
/// What was read of a measure for a period, or why there is no value: of the whole (<see cref="Reading"/>) or of a team. A correction takes
/// its place; the value before stays readable.
/// </summary>
public abstract class PeriodValue : KpiFact
{
    private protected PeriodValue()
    {
    }

    private protected PeriodValue(Kpi kpi, Period period, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now) => (PeriodKind, PeriodStart) = (period.Kind, period.Start);

    /// <summary>What kind of period.</summary>
    public PeriodKind PeriodKind { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>In the unit of the measure; null where there is none (<see cref="Absence"/>).</summary>
    public decimal? Value { get; private set; }

    /// <summary>The cases that count, where they are known.</summary>
    public decimal? Numerator { get; private set; }

    /// <summary>Of so many, where they are known.</summary>
    public decimal? Denominator { get; private set; }

    /// <summary>Why there is no value, or null.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>How sure it is.</summary>
    public ReadingState State { get; private set; }

    /// <summary>The period.</summary>
    public Period Period => Period.Of(PeriodKind, PeriodStart);

    /// <summary>The value as a point of its series.</summary>
    public SeriesPoint AsPoint() => new(Period, Value, Numerator, Denominator, Absence, State);

    /// <summary>Takes what was read, in the place of the value before, which is superseded.</summary>
    /// <param name="shape">How the measure is read.</param>
    /// <param name="entry">What was read.</param>
    /// <param name="previous">The value that stands for the period, or null.</param>
    /// <param name="now">When.</param>
    /// <returns>False where that says the same already: nothing is to be recorded.</returns>
    /// <exception cref="RefusedException">No value and no reason why not, or one that the unit cannot have.</exception>
    private protected bool Take(KpiShape shape, ReadingEntry entry, PeriodValue? previous, DateTimeOffset now)
    {
        (Numerator, Denominator, Absence) = (entry.Numerator, entry.Denominator, entry.Absence);
        Value = entry.Absence is null ? Reading.ValueOf(shape, entry) : null;
        if (entry.Absence is not null && (entry.Value ?? entry.Numerator) is not null)
            throw new RefusedException("Enter a value, or say why there is none: not both.", nameof(Value));
        var isAnother = previous?.Says != Says;
        if (previous is not null && !isAnother && previous.State is ReadingState.Provisional == entry.IsProvisional) return false;
        // Whoever says that it may still change is believed, also of one that stood: it goes into no public paper.
        State = entry.IsProvisional ? ReadingState.Provisional
            : previous is { State: not ReadingState.Provisional } && isAnother ? ReadingState.Corrected : ReadingState.Final;
        previous?.Supersede(now);
        return true;
    }

    // Of counts the share follows, and is stored rounded.
    private (decimal?, decimal?, decimal?, Absence?) Says => (Denominator is null ? Value : null, Numerator, Denominator, Absence);
}

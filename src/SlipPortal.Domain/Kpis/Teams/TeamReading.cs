using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>
/// A measure’s value for one team and period, or why there is none. It is no <see cref="Reading"/>: those are the whole’s. As with them, a
/// correction takes its place and the value before stays readable.
/// </summary>
public sealed class TeamReading : KpiFact
{
    private TeamReading()
    {
    }

    private TeamReading(Kpi kpi, Team team, Period period, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now) => (TeamId, PeriodKind, PeriodStart) = (team.Id, period.Kind, period.Start);

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>What kind of period: the measure’s own.</summary>
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

    /// <summary>A value that is recorded now, in the place of the one before; null where that says the same already.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="team">The team.</param>
    /// <param name="period">The period, of the measure’s frequency.</param>
    /// <param name="entry">What was read.</param>
    /// <param name="previous">The value that stands for the team and period, or null. It is superseded.</param>
    /// <param name="authorId">Who records it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A value that the measure cannot have, or a period that the team or the measure has none for.</exception>
    public static TeamReading? Record(Kpi kpi, Team team, Period period, ReadingEntry entry, TeamReading? previous, Guid authorId, DateTimeOffset now)
    {
        if (period.Kind != kpi.Frequency) throw new RefusedException($"Values by team are for each {kpi.Frequency.InWords()}.", nameof(Period));
        Reading.RefusePeriod(kpi.Shape, period, now.DayInUk());
        if (!team.WasThereIn(period)) throw new RefusedException($"{team.Name} ended on {team.EndedOn:d MMMM yyyy}.", nameof(Value));
        var reading = new TeamReading(kpi, team, period, authorId, now)
        {
            Numerator = entry.Numerator,
            Denominator = entry.Denominator,
            Absence = entry.Absence,
            Value = entry.Absence is null ? Reading.ValueOf(kpi.Shape, entry) : null,
        };
        var isAnother = previous?.Says != reading.Says;
        if (!isAnother && previous!.State is ReadingState.Provisional == entry.IsProvisional) return null;
        reading.State = entry.IsProvisional ? ReadingState.Provisional
            : previous is { State: not ReadingState.Provisional } && isAnother ? ReadingState.Corrected : ReadingState.Final;
        previous?.Supersede(now);
        return reading;
    }

    /// <summary>The value as a point of the team’s series.</summary>
    public SeriesPoint AsPoint() => new(Period, Value, Numerator, Denominator, Absence, State);

    // Of counts the share follows, and is stored rounded.
    private (decimal?, decimal?, decimal?, Absence?) Says => (Denominator is null ? Value : null, Numerator, Denominator, Absence);
}

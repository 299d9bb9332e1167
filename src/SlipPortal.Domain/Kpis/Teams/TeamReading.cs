using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>
/// A measure’s value for one team and period, or why there is none. It is no <see cref="Reading"/>: those are the whole’s. As with them, a
/// correction takes its place and the value before stays readable.
/// </summary>
public sealed class TeamReading : PeriodValue
{
    private TeamReading()
    {
    }

    private TeamReading(Kpi kpi, Team team, Period period, Guid authorId, DateTimeOffset now)
        : base(kpi, period, authorId, now) => TeamId = team.Id;

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>A value that is recorded now, in the place of the one before; null where that says the same already.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="team">The team.</param>
    /// <param name="period">The period, of the measure’s frequency.</param>
    /// <param name="entry">What was read.</param>
    /// <param name="previous">The value that stands for the team and period, or null. It is superseded.</param>
    /// <param name="authorId">Who records it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A value that the measure cannot have, or a period that the team or the measure has none
    /// for.</exception>
    public static TeamReading? Record(
        Kpi kpi, Team team, Period period, ReadingEntry entry, TeamReading? previous, Guid authorId, DateTimeOffset now)
    {
        if (period.Kind != kpi.Frequency)
            throw new RefusedException($"Values by team are for each {kpi.Frequency.InWords()}.", nameof(Period));
        Reading.RefusePeriod(kpi.Shape, period, now.DayInUk());
        if (!team.WasThereIn(period)) throw new RefusedException($"{team.Name} ended on {team.EndedOn:d MMMM yyyy}.", nameof(Value));
        var reading = new TeamReading(kpi, team, period, authorId, now);
        return reading.Take(kpi.Shape, entry, previous, now) ? reading : null;
    }
}

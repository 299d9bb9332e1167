using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Kpis.Teams;

/// <summary>A measure is told for a team too, from a period on. Taken off later, the team’s values stay.</summary>
public sealed class TeamBreakdown : KpiFact
{
    private TeamBreakdown()
    {
    }

    /// <summary>A measure is broken down by a team.</summary>
    /// <param name="kpi">The measure.</param>
    /// <param name="team">The team.</param>
    /// <param name="from">The first period that a value is expected for.</param>
    /// <param name="authorId">Who says so.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">A closed measure, or a team that had ended by then.</exception>
    public TeamBreakdown(Kpi kpi, Team team, Period from, Guid authorId, DateTimeOffset now)
        : base(kpi, authorId, now)
    {
        if (kpi.ClosedAt is not null) throw new RefusedException("This measure is closed.");
        if (!team.WasThereIn(from)) throw new RefusedException($"{team.Name} ended on {team.EndedOn:d MMMM yyyy}.", "Teams");
        TeamId = team.Id;
        From = Period.Of(kpi.Frequency, from.Start).Start;
    }

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The first day of the first period that a value is expected for.</summary>
    public DateOnly From { get; private set; }
}

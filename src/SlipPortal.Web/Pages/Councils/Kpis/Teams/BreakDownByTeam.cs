using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>A lead says for which teams a measure is told. Those that are there keep their first period; values stay in any case.</summary>
internal static class BreakDownByTeam
{
    /// <param name="KpiId">The measure.</param>
    /// <param name="Teams">The teams that it is told for from now on.</param>
    /// <param name="From">The first period of those that are added, as people write it.</param>
    internal sealed record Command(Guid KpiId, IReadOnlyCollection<Guid> Teams, string? From);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No such team, a period that nobody can read, or nothing to add and nothing to take
        /// off.</exception>
        public async Task HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var standing = await db.Set<TeamBreakdown>().AsTracking().Where(fact => fact.KpiId == kpi.Id && fact.SupersededAt == null)
                .ToListAsync(cancellationToken);
            var teams = await db.TeamsInOrder().ToListAsync(cancellationToken);
            if (command.Teams.Except(teams.Select(team => team.Id)).Any())
                throw new RefusedException("Choose teams from the list.", nameof(command.Teams));
            var added = teams.FindAll(team => command.Teams.Contains(team.Id) && !standing.Exists(fact => fact.TeamId == team.Id));
            var takenOff = standing.FindAll(fact => !command.Teams.Contains(fact.TeamId));
            if (added.Count + takenOff.Count == 0)
                throw new RefusedException("Choose teams to add, or clear those that you want to take off.", nameof(command.Teams));
            var now = clock.GetUtcNow();
            var from = added.Count == 0 ? default : Period.Of(kpi.Frequency, Period.Parse(command.From, nameof(command.From)).Start);
            if (from.Start > now.DayInUk()) throw new RefusedException($"{from.Label} is still to come.", nameof(command.From));
            foreach (var fact in takenOff) fact.Supersede(now);
            db.AddRange(added.Select(team => new TeamBreakdown(kpi, team, from, actor.UserId!.Value, now)));
            string[] off = [.. teams.Where(team => takenOff.Exists(fact => fact.TeamId == team.Id)).Select(team => team.Name)];
            db.Record(new BrokenDownByTeam(kpi.Ref, [.. added.Select(team => team.Name)], added.Count == 0 ? "" : from.Label, off), kpi.Id);
            await db.SaveOrRefuseAsync(
                new("Somebody else has just changed this. Look at the page again."), "ix_team_breakdowns_standing", cancellationToken);
        }
    }
}

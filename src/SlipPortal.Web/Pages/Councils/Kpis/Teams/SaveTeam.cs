using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>A lead adds a team, renames or moves it, says that it ended, or that it is there after all.</summary>
internal static class SaveTeam
{
    /// <summary>The team as it is to be; a new one where there is no id.</summary>
    internal sealed record Command(Guid? Id, string? Name, string? ShortName, int? Position, DateOnly? EndedOn = null);

    internal sealed class Handler(PortalDbContext db, TimeProvider clock)
    {
        /// <exception cref="RefusedException">No name, a person’s, one that is taken, or a last day that is still to come.</exception>
        public async Task<string> HandleAsync(Command command, CancellationToken cancellationToken)
        {
            var others = await db.Set<Team>().Where(team => team.Id != command.Id).Select(team => new { team.Name, team.Position })
                .ToListAsync(cancellationToken);
            var position = command.Position ?? others.Select(team => team.Position).DefaultIfEmpty(0).Max() + 1;
            Team team;
            if (command.Id is { } id)
            {
                team = await db.Set<Team>().AsTracking().SingleAsync(team => team.Id == id, cancellationToken);
                var before = (team.Name, team.ShortName, team.Position, team.EndedOn);
                team.Describe(command.Name, command.ShortName, position);
                team.EndOn(command.EndedOn, clock.TodayInUk());
                if (Difference(before, team) is { Length: > 0 } what) db.Record(new TeamChanged(before.Name, what), team.Id);
            }
            else
            {
                team = new(command.Name, command.ShortName, position);
                db.Add(team);
                db.Record(new TeamAdded(team.Name), team.Id);
            }

            var taken = new RefusedException(
                $"There is, or was, a team “{team.Name}” already: give this one another name.", nameof(command.Name));
            if (others.Exists(other => other.Name.Equals(team.Name, StringComparison.OrdinalIgnoreCase))) throw taken;
            await db.SaveOrRefuseAsync(taken, cancellationToken);
            return team.Name;
        }

        private static string Difference((string Name, string? ShortName, int Position, DateOnly? EndedOn) before, Team team)
        {
            var changes = new List<string>();
            if (before.Name != team.Name) changes.Add($"renamed {team.Name}");
            if (before.ShortName != team.ShortName) changes.Add(team.ShortName is { } text ? $"short name {text}" : "no short name");
            if (before.Position != team.Position) changes.Add("its place in the list");
            if (before.EndedOn != team.EndedOn) changes.Add(team.EndedOn is { } last ? $"ended on {last:d MMMM yyyy}" : "has not ended");
            return string.Join("; ", changes);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>The teams’ values of one measure and period are entered, corrected or withdrawn: all of those that are sent, or none.</summary>
internal static class RecordTeamReadings
{
    /// <param name="KpiId">The measure.</param>
    /// <param name="Period">The period, of the measure’s frequency.</param>
    /// <param name="Cells">What was typed.</param>
    internal sealed record Command(Guid KpiId, Period Period, IReadOnlyCollection<Cell> Cells);

    /// <param name="TeamId">The team.</param>
    /// <param name="Text">As it was typed; blank for no value.</param>
    /// <param name="Seen">What stood there when it was typed: what somebody else has entered meanwhile is not written over.</param>
    internal sealed record Cell(Guid TeamId, string? Text, string? Seen);

    internal sealed class Handler(PortalDbContext db, IActor actor, TimeProvider clock)
    {
        /// <summary>Records what differs from what is there. Returns how many values changed, or what cannot be recorded and why.</summary>
        public async Task<(int Changed, IReadOnlyList<(Guid TeamId, string Why)> Refused)> HandleAsync(
            Command command, CancellationToken cancellationToken)
        {
            var cells = command.Cells.Where(cell => (cell.Text ?? "").Trim() != (cell.Seen ?? "").Trim()).ToList();
            var kpi = await db.Set<Kpi>().SingleAsync(kpi => kpi.Id == command.KpiId, cancellationToken);
            var teams = await db.Set<Team>().ToDictionaryAsync(team => team.Id, cancellationToken);
            var expected = await db.TeamsExpectedAsync(kpi.Id, command.Period, cancellationToken);
            var standing = await db.Set<TeamReading>().AsTracking()
                .Where(reading => reading.KpiId == kpi.Id && reading.PeriodKind == command.Period.Kind
                    && reading.PeriodStart == command.Period.Start
                    && reading.SupersededAt == null)
                .ToDictionaryAsync(reading => reading.TeamId, cancellationToken);
            var refused = new List<(Guid, string)>();
            var changes = new List<Change>();
            foreach (var cell in cells)
            {
                // Of a team that was taken off, what is there can be corrected, and nothing is added.
                if (!teams.TryGetValue(cell.TeamId, out var team) || !(expected.Contains(team.Id) || standing.ContainsKey(team.Id)))
                    continue;
                try
                {
                    if (Record(kpi, team, command.Period, cell, standing.GetValueOrDefault(team.Id)) is { } change) changes.Add(change);
                }
                catch (RefusedException refusal)
                {
                    refused.Add((team.Id, $"{team.Name}: {refusal.Message}"));
                }
            }

            if (refused.Count > 0) return (0, refused);
            foreach (var change in changes) db.Record(change, kpi.Id);
            try
            {
                await db.SaveOrRefuseAsync(new(TooLate), "ix_team_readings_standing", cancellationToken);
                return (changes.Count, []);
            }
            catch (DbUpdateConcurrencyException)
            {
                return (0, [.. cells.Select(cell => (cell.TeamId, TooLate))]);
            }
            catch (RefusedException refusal)
            {
                return (0, [.. cells.Select(cell => (cell.TeamId, refusal.Message))]);
            }
        }

        private const string TooLate = "Somebody else has just entered one of these. Look at the page again.";

        private Change? Record(Kpi kpi, Team team, Period period, Cell cell, TeamReading? before)
        {
            var now = clock.GetUtcNow();
            var stands = ReadingText.Show(kpi.Shape, before?.AsPoint());
            var entry = ReadingText.Parse(kpi.Shape, cell.Text);
            if (stands != (cell.Seen ?? "").Trim() && stands != (cell.Text ?? "").Trim())
                throw new RefusedException($"Somebody has entered {(stands.Length == 0 ? "nothing" : stands)} meanwhile.");
            if (entry is null)
            {
                if (before is null) return null;
                before.Supersede(now);
                return new TeamReadingWithdrawn(kpi.Ref, team.Name, period.Label, stands);
            }

            if (kpi.ClosedAt is not null) throw new RefusedException("This measure is closed.");
            if (TeamReading.Record(kpi, team, period, entry, before, actor.UserId!.Value, now) is not { } reading) return null;
            db.Add(reading);
            return new TeamReadingRecorded(
                kpi.Ref, team.Name, period.Label, ReadingText.Show(kpi.Shape, reading.AsPoint()), before is null ? null : stands);
        }
    }
}

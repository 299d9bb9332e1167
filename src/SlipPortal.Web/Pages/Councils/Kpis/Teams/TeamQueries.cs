using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Teams;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>Measures by team, as somebody may see them: the one place that reads teams’ values to show them.</summary>
internal static class TeamQueries
{
    /// <summary>One measure by team.</summary>
    public static async Task<TeamsView> TeamsAsync(
        this PortalDbContext db, KpiRow kpi, KpiSeries whole, bool isMember, CancellationToken cancellationToken) =>
        (await db.TeamsAsync([(kpi, whole)], isMember, cancellationToken))[0];

    /// <summary>Measures by team: as many queries for all of them as for one, whatever the number of teams.</summary>
    /// <param name="db">The council’s records, as far as they are open to who asks.</param>
    /// <param name="measures">The measures with the whole’s values, which they see.</param>
    /// <param name="isMember">Members of the council see values as they were given; of others small ones are withheld.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<TeamsView>> TeamsAsync(
        this PortalDbContext db, IReadOnlyCollection<(KpiRow Kpi, KpiSeries Whole)> measures, bool isMember,
        CancellationToken cancellationToken)
    {
        var ids = measures.Select(measure => measure.Kpi.Id).ToList();
        var breakdowns = (await db.Set<TeamBreakdown>().Where(fact => ids.Contains(fact.KpiId) && fact.SupersededAt == null)
            .Select(fact => new { fact.KpiId, fact.TeamId, fact.From }).ToListAsync(cancellationToken)).ToLookup(fact => fact.KpiId);
        var readings = (await db.Set<TeamReading>().Where(reading => ids.Contains(reading.KpiId) && reading.SupersededAt == null)
            .OrderBy(reading => reading.PeriodStart).ToListAsync(cancellationToken)).ToLookup(reading => reading.KpiId);
        var teams = breakdowns.Count + readings.Count == 0 ? [] : await db.TeamsInOrder().ToListAsync(cancellationToken);
        var tied = isMember || readings.Count == 0 ? [] : await db.TiedToABrokenDownAsync(ids, cancellationToken);
        return [.. measures.Select(measure => View(measure.Kpi, measure.Whole))];

        TeamsView View(KpiRow kpi, KpiSeries whole)
        {
            var starts = breakdowns[kpi.Id].ToDictionary(fact => fact.TeamId, fact => fact.From);
            var cells = readings[kpi.Id].ToLookup(reading => reading.TeamId);
            var lines =
                from team in teams
                where starts.ContainsKey(team.Id) || cells.Contains(team.Id)
                select new TeamLine(
                    team.Id, team.Name, team.ShortName, team.EndedOn, starts.TryGetValue(team.Id, out var start) ? start : null,
                    [.. cells[team.Id].Select(reading => new TeamCell(reading.AsPoint(), null, reading.RecordedAt))]);
            var view = new TeamsView(kpi, whole, [.. lines]);
            return isMember ? view : Judged(view, tied.Contains(kpi.Id));
        }
    }

    /// <summary>The teams that a measure is broken down by in a period.</summary>
    public static Task<List<Guid>> TeamsExpectedAsync(
        this PortalDbContext db, Guid kpi, Period period, CancellationToken cancellationToken) =>
        db.Set<TeamBreakdown>().Where(fact => fact.KpiId == kpi && fact.SupersededAt == null && fact.From <= period.Start)
            .Select(fact => fact.TeamId).ToListAsync(cancellationToken);

    /// <summary>The council’s teams, those that have ended last.</summary>
    public static IQueryable<Team> TeamsInOrder(this PortalDbContext db) =>
        db.Set<Team>().OrderBy(team => team.EndedOn != null).ThenBy(team => team.Position).ThenBy(team => team.Name);

    // All teams of a period together, whichever of them a page goes on to show.
    private static TeamsView Judged(TeamsView view, bool isClosed)
    {
        var why = new Dictionary<(Guid, Period), Withheld?>();
        foreach (var period in view.Periods)
        {
            var cells = view.Lines.Select(line => (line.Id, Cell: line.At(period))).Where(line => line.Cell is not null).ToList();
            var whole = view.Whole.Points.FirstOrDefault(point => point.Period == period);
            var verdicts = TeamsToShow.Judge(view.Kpi.Shape, whole, cells.ConvertAll(line => line.Cell!.Point));
            foreach (var ((team, cell), verdict) in cells.Zip(verdicts))
                why[(team, period)] = isClosed && cell!.HasValue ? Withheld.WouldReveal : verdict;
        }

        return view with
        {
            IsClosed = isClosed,
            Lines = [.. view.Lines.Select(
                line => line with { Cells = [.. line.Cells.Select(cell => cell.Judged(why[(line.Id, cell.Point.Period)]))] })],
        };
    }

    // A count and its rate, a whole and its parts: two tables of the same children withhold different teams, and together give them away.
    private static async Task<HashSet<Guid>> TiedToABrokenDownAsync(
        this PortalDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var brokenDown = await db.Set<Kpi>()
            .Where(kpi => db.Set<TeamReading>().Any(reading => reading.KpiId == kpi.Id && reading.SupersededAt == null))
            .Select(kpi => new { kpi.Id, kpi.PairId, kpi.PartOfId }).ToListAsync(cancellationToken);
        var ties = brokenDown.SelectMany(kpi => new[] { (kpi.Id, Other: kpi.PairId), (kpi.Id, Other: kpi.PartOfId) })
            .Where(tie => brokenDown.Exists(kpi => kpi.Id == tie.Other)).ToList();
        return [.. ids.Where(id => ties.Exists(tie => tie.Id == id || tie.Other == id))];
    }
}

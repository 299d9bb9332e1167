using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>Values by team as a file: one row for each measure, period and team. They are never mixed with the whole’s.</summary>
internal static class TeamFile
{
    public static IEnumerable<TeamFileRow> Rows(TeamsView view) =>
        from line in view.Lines
        from cell in line.Cells
        let point = cell.Point
        select new TeamFileRow(
            view.Kpi.Ref, view.Kpi.Title, view.Kpi.Shape.Unit.InWords(), point.Period.Label, line.Name,
            point.Value is { } value ? Math.Round(value, view.Kpi.Shape.Decimals, MidpointRounding.AwayFromZero) : null,
            Plain(point.Numerator), Plain(point.Denominator), cell.Why?.InWords() ?? point.Absence?.InWords(),
            point.State is ReadingState.Provisional ? "provisional" : null);

    // Without the noughts that the database gives back.
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}

/// <summary>A row of the file; its properties are the columns.</summary>
internal sealed record TeamFileRow(
    string Ref, string Measure, string Unit, string Period, string Team, decimal? Value, decimal? Numerator, decimal? Denominator,
    string? NoValueBecause,
    string? State);

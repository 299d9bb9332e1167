using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Teams;

/// <summary>Entering the teams’ values of one measure and one period.</summary>
[Requires(RecordKind.TeamValues, Verb.Edit)]
internal sealed class EnterModel(PortalDbContext db, RecordTeamReadings.Handler record, TimeProvider clock) : KpiPage(db)
{
    public override string Title => $"Enter values by team for measure {Ref}";

    /// <summary>A day of the period; the last whole one unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    public Period Period { get; private set; }

    /// <summary>The period before.</summary>
    public Period Earlier => Period.Of(Period.Kind, Period.Start.AddDays(-1));

    /// <summary>The period after; null where it is still to come.</summary>
    public Period? Later => Period.Next.Start <= clock.TodayInUk() ? Period.Next : null;

    /// <summary>The whole’s value of the period.</summary>
    public SeriesPoint? Whole { get; private set; }

    /// <summary>The teams that a value is expected of, and those that have one.</summary>
    public IReadOnlyList<EntryRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        // A field that did not arrive is left as it stands.
        var typed = Rows.Where(row => Request.Form.ContainsKey(row.Name) && Request.Form.ContainsKey(row.SeenName))
            .Select(row => new RecordTeamReadings.Cell(row.TeamId, Request.Form[row.Name], Request.Form[row.SeenName])).ToList();
        var (changed, refused) = await record.HandleAsync(new(Kpi.Id, Period, typed), cancellationToken);
        if (refused.Count > 0)
        {
            foreach (var (team, why) in refused) ModelState.AddModelError(EntryRow.NameOf(team), why);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Rows =
                [.. Rows.Select(row => typed.Find(cell => cell.TeamId == row.TeamId) is { } cell ? row with { Typed = cell.Text } : row)];
            return Page();
        }

        TempData["Notice"] = changed == 0 ? "No values changed" : $"{Words.Count(changed, "value")} saved";
        return Redirect(Links.KpiTeams(Ref));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Kpi.IsClosed) return false;
        var today = clock.TodayInUk();
        var frequency = Kpi.Shape.Frequency;
        Period = Day is { } day && day <= today
            ? Period.Of(frequency, day) : Period.Of(frequency, Period.Of(frequency, today).Start.AddDays(-1));
        Day = Period.Start;
        var series = new KpiSeries(Kpi.Shape, (await Db.PointsAsync([Kpi.Id], Period.Start, cancellationToken))[Kpi.Id]);
        Whole = series.Points.FirstOrDefault(point => point.Period == Period);
        var view = await Db.TeamsAsync(Kpi, series, IsMember, cancellationToken);
        Rows =
        [
            .. from line in view.Lines
               where line.IsExpectedIn(Period) || line.At(Period) is not null
               select new EntryRow(
                   line.Id, line.Name, ReadingText.Show(Kpi.Shape, line.At(Period)?.Point), line.At(Earlier)?.InWords(Kpi.Shape) ?? ""),
        ];
        return true;
    }

    /// <summary>One team’s field.</summary>
    /// <param name="TeamId">The team.</param>
    /// <param name="Team">Its name.</param>
    /// <param name="Text">What stands there.</param>
    /// <param name="Before">Its value of the period before, in words.</param>
    internal sealed record EntryRow(Guid TeamId, string Team, string Text, string Before)
    {
        /// <summary>What was typed and refused, or null.</summary>
        public string? Typed { get; init; }

        /// <summary>The name of its field.</summary>
        public string Name => NameOf(TeamId);

        /// <summary>The name of the field that says what stood there.</summary>
        public string SeenName => "seen." + Name;

        /// <summary>The id of its field.</summary>
        public string Id => Name.Replace('.', '-');

        public static string NameOf(Guid team) => $"team.{team:N}";
    }
}

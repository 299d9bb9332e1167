using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Readings;

/// <summary>
/// Entering readings in a grid: a row for each measure, a column for each period. Each cell is saved when it is left; without JavaScript
/// the whole grid is one form.
/// </summary>
[Requires(RecordKind.Kpis, Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, RecordReadings.Handler recordReadings, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 50;

    public override string Title => "Enter readings";

    /// <summary>Only the measures of this book; all unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Book { get; set; }

    /// <summary>Measures that are read so often.</summary>
    [BindProperty(SupportsGet = true)]
    public PeriodKind Frequency { get; set; } = PeriodKind.Month;

    /// <summary>A day of the last period on the screen; the last whole one unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SelectListItem> Books { get; private set; } = [];

    public IReadOnlyList<Period> Periods { get; private set; } = [];

    public IReadOnlyList<GridRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var typed = Typed();
        if (!int.TryParse(Request.Form["cells"], CultureInfo.InvariantCulture, out var sent) || sent != typed.Count)
        {
            await LoadAsync(cancellationToken);
            ModelState.AddModelError("", "Not all cells of the table arrived, so nothing was saved. Check them below and send them again.");
            return Shown();
        }

        var (changed, refused) = await recordReadings.HandleAsync(new(typed), cancellationToken);
        await LoadAsync(cancellationToken);
        if (refused.Count > 0)
        {
            foreach (var (cell, why) in refused) ModelState.AddModelError(GridCell.NameOf(cell.KpiId, cell.Period), why);
            return Shown();
        }

        // What was saved when its cell was left is told with the rest.
        var saved = changed + Request.Form["saved"].Distinct().Count();
        TempData["Notice"] = saved == 0 ? "No values changed" : $"{Words.Count(saved, "value")} saved";
        return Redirect($"{Links.Readings}?book={Book}&frequency={Frequency}&until={Until:yyyy-MM-dd}&page={PageNumber}");

        // Nothing that was typed is lost; a cell that did not arrive is as it stands.
        PageResult Shown()
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Rows = [.. Rows.Select(row =>
                row with { Cells = [.. row.Cells.Select(cell => cell is null ? null : cell with { Typed = Sent(cell) })] })];
            return Page();
        }

        string? Sent(GridCell cell) => Request.Form.ContainsKey(cell.Name) ? Request.Form[cell.Name].ToString() : null;
    }

    /// <summary>One cell, saved in place. The answer is the cell as it stands now, or as it was typed with what is wrong with it.</summary>
    public async Task<IActionResult> OnPostCellAsync(CancellationToken cancellationToken)
    {
        if (Typed() is not [var typed]) return BadRequest();
        var (_, refused) = await recordReadings.HandleAsync(new([typed]), cancellationToken);
        if (await db.KpiRows().Where(row => row.Id == typed.KpiId).SingleOrDefaultAsync(cancellationToken) is not { } kpi) return NotFound();
        var point = (await db.PointsAsync([kpi.Id], typed.Period.Start, cancellationToken))[kpi.Id].FirstOrDefault(point => point.Period == typed.Period);
        var cell = new GridCell(kpi.Id, kpi.Ref, typed.Period, ReadingText.Show(kpi.Shape, point));
        if (refused.Count == 0) return Partial("_Cell", cell with { IsSaved = true });
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Partial("_Cell", cell with { Typed = typed.Text, Why = refused[0].Why, Seen = typed.Seen });
    }

    // Names of cells carry the measure and the period; beside each, “seen.” and the same name has what stood there.
    private List<RecordReadings.Cell> Typed() =>
    [
        .. Request.Form
            .Select(field => (Parts: field.Key.Split('.'), Text: field.Value.ToString(), Name: field.Key))
            .Where(field => field.Parts is ["cell", _, _, _])
            .Select(field => Guid.TryParseExact(field.Parts[1], "N", out var kpi)
                && Enum.TryParse<PeriodKind>(field.Parts[2], out var kind)
                && DateOnly.TryParseExact(field.Parts[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                && start.IsWithinLimits()
                    ? new RecordReadings.Cell(kpi, Period.Of(kind, start), field.Text, Request.Form["seen." + field.Name])
                    : null)
            .OfType<RecordReadings.Cell>(),
    ];

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        Books = await db.Set<Book>().OrderBy(book => book.Position).Select(book => new SelectListItem(book.Name, book.Id.ToString())).ToListAsync(cancellationToken);
        var last = Until is { } until && until <= today ? Period.Of(Frequency, until) : LastWhole(today);
        Until = last.Start;
        Periods = [.. Enumerable.Range(0, 6).Select(back => Period.Of(Frequency, last.Start.AddMonths(-back * last.Months))).Reverse()];
        // Measures that are read by the quarter stand beside those of every month: a cell in the month that ends their quarter.
        var measures = db.Set<Kpi>().Where(kpi => kpi.ClosedAt == null
            && (kpi.Frequency == Frequency || (Frequency == PeriodKind.Month && kpi.Frequency == PeriodKind.Quarter)));
        if (Book is { } book) measures = measures.Where(kpi => db.Set<BookLine>().Any(line => line.BookId == book && line.KpiId == kpi.Id));
        Paging = new(await measures.CountAsync(cancellationToken), PageSize, PageNumber);
        var shown = await measures.OrderBy(kpi => kpi.SortKey).Skip(Paging.Skip).Take(PageSize)
            .Select(kpi => new { kpi.Id, kpi.Ref, kpi.Title, Shape = new KpiShape(kpi.Unit, kpi.Decimals, kpi.Polarity, kpi.Frequency, kpi.Aggregation) })
            .ToListAsync(cancellationToken);
        var points = await db.PointsAsync(shown.ConvertAll(kpi => kpi.Id), Period.Of(PeriodKind.Quarter, Periods[0].Start).Start,
            cancellationToken);
        Rows = shown.ConvertAll(kpi =>
        {
            var read = points[kpi.Id].ToDictionary(point => point.Period);
            return new GridRow(
                kpi.Ref, kpi.Title, kpi.Shape,
                [.. Periods.Select(period => CellPeriod(kpi.Shape.Frequency, period) is { } own
                    ? new GridCell(kpi.Id, kpi.Ref, own, ReadingText.Show(kpi.Shape, read.GetValueOrDefault(own)))
                    : null)]);
        });
    }

    private static Period? CellPeriod(PeriodKind frequency, Period column)
    {
        var own = Period.Of(frequency, column.Start);
        return own.End == column.End ? own : null;
    }

    private Period LastWhole(DateOnly today)
    {
        var now = Period.Of(Frequency, today);
        return Period.Of(Frequency, now.Start.AddDays(-1));
    }

    internal sealed record GridRow(string Ref, string Title, KpiShape Shape, IReadOnlyList<GridCell?> Cells);
}

/// <summary>One cell of the grid.</summary>
/// <param name="KpiId">The measure.</param>
/// <param name="Ref">Its ref.</param>
/// <param name="Period">The period.</param>
/// <param name="Text">What stands there.</param>
internal sealed record GridCell(Guid KpiId, string Ref, Period Period, string Text)
{
    /// <summary>What was typed and refused, or null.</summary>
    public string? Typed { get; init; }

    /// <summary>What stood there when it was typed, where that is not what stands there now.</summary>
    public string? Seen { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Why { get; init; }

    /// <summary>True where it has just been saved.</summary>
    public bool IsSaved { get; init; }

    /// <summary>The name of its field.</summary>
    public string Name => NameOf(KpiId, Period);

    /// <summary>The id of its field.</summary>
    public string Id => Name.Replace('.', '-');

    public static string NameOf(Guid kpi, Period period) => $"cell.{kpi:N}.{period.Kind}.{period.Start:yyyy-MM-dd}";
}

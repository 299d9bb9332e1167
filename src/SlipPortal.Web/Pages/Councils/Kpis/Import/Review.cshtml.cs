using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>What was found in a book, and what does not fit together, before anything is stored.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
[RequestFormLimits(ValueCountLimit = 20_000)]
internal sealed class ReviewModel(PortalDbContext db, BookReader reader, ConfirmBook.Handler confirmBook, TimeProvider clock) : CouncilPage
{
    public override string Title => "Check what was found";

    [BindProperty(SupportsGet = true)]
    public Guid BookImport { get; set; }

    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public string FileName { get; private set; } = "";

    /// <summary>What the file says, as far as the person has not said otherwise.</summary>
    public BookDraft Draft { get; private set; } = null!;

    /// <summary>What does not fit together, in the order of the measures.</summary>
    public IReadOnlyList<CheckFinding> Findings { get; private set; } = [];

    /// <summary>Refs of measures that are there already: their readings are added, their definition stays.</summary>
    public IReadOnlySet<string> Known { get; private set; } = new HashSet<string>();

    /// <summary>The measures that a measure of the file may be instead, by its row; none where it is clear.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<SelectListItem>> Meanings { get; private set; } =
        new Dictionary<int, IReadOnlyList<SelectListItem>>();

    /// <summary>The headings that measures stand under, each by the first row of its measures.</summary>
    public IReadOnlyList<(int Row, string Name)> Themes { get; private set; } = [];

    /// <summary>How many groups of choices the form has; it is sent along, so that a form that arrives in part is noticed.</summary>
    public int Choices => (Areas.Count > 0 ? Themes.Count : 0) + Draft.Measures.Count(IsOpen);

    /// <summary>What becomes of the file's cells.</summary>
    public CellTotals Totals => CellTotals.Of(Draft.Cells);

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>When the same file went into a book before, or null.</summary>
    public DateTimeOffset? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        Input = new() { BookName = draft.Title ?? Path.GetFileNameWithoutExtension(import.FileName) };
        await ShowAsync(import, draft, cancellationToken);
        return Page();
    }

    /// <summary>Checks again, with what the person has said of the rows.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        await ShowsAsync(import, draft, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        if (!await ShowsAsync(import, draft, cancellationToken)) return Page();
        var areas = Themes.Where(theme => Input.Areas.GetValueOrDefault(theme.Row) is not null)
            .ToDictionary(theme => theme.Name, theme => Input.Areas[theme.Row]!.Value);
        if (!await this.AcceptsAsync(() => confirmBook.HandleAsync(new(import, Draft, Input.BookName, areas), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"{Words.Count(Draft.Measures.Count, "measure")} with their readings are in the book.";
        return Redirect(Links.BookReceipt(BookImport));
    }

    // What was chosen as it will be stored; false where it cannot be. A form that nobody could send has the page as the file tells it.
    private async Task<bool> ShowsAsync(BookImport import, BookDraft draft, CancellationToken cancellationToken)
    {
        if (ModelState.IsValid) return await this.AcceptsAsync(() => ShowChosenAsync(import, draft, cancellationToken), "Input.");
        Input = new() { BookName = Input.BookName };
        await ShowAsync(import, draft, cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    private async Task ShowChosenAsync(BookImport import, BookDraft draft, CancellationToken cancellationToken)
    {
        var arrived = Input.Areas.Count
            + Input.Measures.Values.Count(choice => choice is { Unit: not null, Polarity: not null, Aggregation: not null });
        var isWhole = Input.Choices == arrived;
        await ShowAsync(import, draft, cancellationToken);
        if (!isWhole)
            throw new RefusedException("Not all of your choices arrived, so nothing was stored. Check them below and send them again.");
    }

    private async Task ShowAsync(BookImport import, BookDraft draft, CancellationToken cancellationToken)
    {
        FileName = import.FileName;
        Themes = [.. draft.Themes.Select(theme => (draft.Measures.First(measure => measure.Theme == theme).Row, theme))];
        Areas = await db.Set<PracticeArea>().Where(area => area.Name != PracticeArea.WholeService).OrderBy(area => area.Position)
            .Select(area => new SelectListItem(area.Name, area.Id.ToString())).ToListAsync(cancellationToken);
        Before = await db.Set<BookImport>().Where(other => other.Sha256 == import.Sha256 && other.ConfirmedAt != null)
            .MaxAsync(other => other.ConfirmedAt, cancellationToken);
        var measures = await reader.MeasuresAsync(cancellationToken);
        Known = measures.Select(measure => measure.Ref).ToHashSet();
        Meanings = draft.Measures.ToDictionary(
            measure => measure.Row, measure => !draft.HasTargets || Known.Contains(measure.Ref) ? [] : ItemsOf(measures));
        foreach (var theme in Themes) Input.Areas.TryAdd(theme.Row, null);

        // What was inferred is as the person leaves it. A choice that cannot be is refused at the end: the page shows the rest.
        foreach (var measure in draft.Measures.Where(measure => !Known.Contains(measure.Ref)))
        {
            if (Input.Measures.TryGetValue(measure.Row, out var choice)) choice.Complete(measure);
            else Input.Measures[measure.Row] = ReadAs.Of(measure);
        }

        var meant = draft.Measures.Where(measure => IsOpen(measure) && Input.Measures[measure.Row].Meant is { } other
            && Known.Contains(other))
            .ToDictionary(measure => measure.Ref, measure => Input.Measures[measure.Row].Meant!);
        Draft = draft with
        {
            Measures = [.. draft.Measures.Select(measure =>
                IsOpen(measure) ? Input.Measures[measure.Row].Apply(measure, clock.TodayInUk()) : measure)],
        };
        (Draft, Findings) = await reader.CheckAsync(Draft, FileName, measures, cancellationToken);
        if (meant.Count > 0) (Draft, Findings) = await reader.CheckAsync(Draft.Meaning(meant), FileName, measures, cancellationToken);
    }

    /// <summary>True for a measure that is not there yet: it is asked how it is read.</summary>
    public bool IsOpen(MeasureDraft measure) => !Known.Contains(measure.Source.Ref);

    /// <summary>What the file says beside the readings.</summary>
    public static IEnumerable<string> SourceSays(MeasureDraft measure)
    {
        if (measure.Arrow is { } arrow) yield return arrow;
        if (measure.Rag is { } rag) yield return rag;
        if (measure.Target is { } target)
            yield return $"target {measure.Shape.Show(target.Value)}{(measure.TargetLine?.Kind is TargetKind.Annual ? " for the year" : "")}";
        if (measure.YearToDate is { } stated) yield return $"year to date {stated.Text}";
        if (measure.Neighbours is { } neighbours) yield return $"neighbours {neighbours}";
        if (measure.England is { } england) yield return $"England {england}";
    }

    private static IReadOnlyList<SelectListItem> ItemsOf(IReadOnlyList<BookReader.Existing> measures) =>
        [.. measures.Where(measure => measure.Lives).Select(measure => new SelectListItem($"{measure.Ref} {measure.Title}", measure.Ref))];

    internal sealed class ReviewInput
    {
        public string? BookName { get; set; }

        /// <summary>How many groups of choices were sent: of the themes and of the measures.</summary>
        public int? Choices { get; set; }

        /// <summary>The practice area of each theme, by the first row of its measures; null for the whole service.</summary>
        public Dictionary<int, Guid?> Areas { get; set; } = [];

        /// <summary>How each measure that is not there yet is read, by its row in the file.</summary>
        public Dictionary<int, ReadAs> Measures { get; set; } = [];
    }

    internal sealed class ReadAs
    {
        public KpiUnit? Unit { get; set; }

        public Polarity? Polarity { get; set; }

        public Aggregation? Aggregation { get; set; }

        /// <summary>The ref of the measure that is meant; null for a new one.</summary>
        public string? Meant { get; set; }

        public static ReadAs Of(MeasureDraft measure) =>
            new() { Unit = measure.Shape.Unit, Polarity = measure.Shape.Polarity, Aggregation = measure.Shape.Aggregation };

        /// <summary>What did not arrive is as the file has it.</summary>
        public void Complete(MeasureDraft measure)
        {
            Unit ??= measure.Shape.Unit;
            Polarity ??= measure.Shape.Polarity;
            Aggregation ??= measure.Shape.Aggregation;
        }

        public MeasureDraft Apply(MeasureDraft measure, DateOnly today)
        {
            var shape = measure.Shape with { Unit = Unit!.Value, Polarity = Polarity!.Value, Aggregation = Aggregation!.Value };
            return shape == measure.Shape ? measure : measure.As(shape, today);
        }
    }
}

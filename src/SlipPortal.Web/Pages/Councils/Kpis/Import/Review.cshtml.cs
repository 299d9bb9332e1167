using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Checks;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>What was found in a book, and what does not fit together, before anything is stored.</summary>
[Requires(RecordKind.Kpis, Verb.Manage)]
internal sealed class ReviewModel(PortalDbContext db, BookReader reader, ConfirmBook.Handler confirmBook) : CouncilPage
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

    /// <summary>For each measure in the file's order, the measures that it may be instead; none where it is clear.</summary>
    public IReadOnlyList<IReadOnlyList<SelectListItem>> Meanings { get; private set; } = [];

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>When the same file went into a book before, or null.</summary>
    public DateTimeOffset? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        Input = new()
        {
            BookName = draft.Title ?? Path.GetFileNameWithoutExtension(import.FileName),
            Areas = [.. draft.Themes.Select(_ => (Guid?)null)],
            Measures = [.. draft.Measures.Select(ReadAs.Of)],
        };
        await ShowAsync(import, draft, cancellationToken);
        return Page();
    }

    /// <summary>Checks again, with what the person has said of the rows.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        await this.AcceptsAsync(() => ShowAsync(import, draft, cancellationToken), "Input.");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return NotFound();
        if (!await this.AcceptsAsync(() => ShowAsync(import, draft, cancellationToken), "Input.")) return Page();
        var areas = Themes.Zip(Input.Areas).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value);
        if (!await this.AcceptsAsync(() => confirmBook.HandleAsync(new(import, Draft, Input.BookName, areas), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"{Words.Count(Draft.Measures.Count, "measure")} with their readings are in the book.";
        return Redirect(Links.BookReceipt(BookImport));
    }

    private async Task ShowAsync(BookImport import, BookDraft draft, CancellationToken cancellationToken)
    {
        FileName = import.FileName;
        Themes = draft.Themes;
        Areas = await db.Set<PracticeArea>().Where(area => area.Name != PracticeArea.WholeService).OrderBy(area => area.Position)
            .Select(area => new SelectListItem(area.Name, area.Id.ToString())).ToListAsync(cancellationToken);
        Before = await db.Set<BookImport>().Where(other => other.Sha256 == import.Sha256 && other.ConfirmedAt != null)
            .MaxAsync(other => other.ConfirmedAt, cancellationToken);
        var measures = await reader.MeasuresAsync(cancellationToken);
        Known = measures.Select(measure => measure.Ref).ToHashSet();
        Meanings = [.. draft.Measures.Select(measure => !draft.HasTargets || Known.Contains(measure.Ref) ? [] : ItemsOf(measures))];

        // What was inferred is as the person leaves it. A choice that cannot be is refused at the end: the page shows the rest.
        var chosen = draft.Measures.Zip(Input.Measures);
        var meant = chosen.Where(pair => pair.Second.Meant is { } other && Known.Contains(other) && !Known.Contains(pair.First.Ref))
            .ToDictionary(pair => pair.First.Ref, pair => pair.Second.Meant!);
        Draft = draft with { Measures = [.. draft.Measures.Select((measure, i) => i < Input.Measures.Count ? Input.Measures[i].Apply(measure) : measure)] };
        (Draft, Findings) = await reader.CheckAsync(Draft, FileName, measures, cancellationToken);
        if (meant.Count > 0) (Draft, Findings) = await reader.CheckAsync(Draft.Meaning(meant), FileName, measures, cancellationToken);
    }

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

        /// <summary>The practice area of each theme, in their order; null for the whole service.</summary>
        public List<Guid?> Areas { get; set; } = [];

        /// <summary>How each measure is read, in their order.</summary>
        public List<ReadAs> Measures { get; set; } = [];
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

        public MeasureDraft Apply(MeasureDraft measure) => measure with
        {
            Shape = measure.Shape with
            {
                Unit = Unit ?? measure.Shape.Unit,
                Polarity = Polarity ?? measure.Shape.Polarity,
                Aggregation = Aggregation ?? measure.Shape.Aggregation,
            },
        };
    }
}

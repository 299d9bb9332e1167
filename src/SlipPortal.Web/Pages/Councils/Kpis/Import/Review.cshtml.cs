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

    public BookDraft Draft { get; private set; } = null!;

    /// <summary>What does not fit together, by measure.</summary>
    public ILookup<string, CheckFinding> Findings { get; private set; } = null!;

    /// <summary>Refs of measures that are there already: their readings are added, their definition stays.</summary>
    public IReadOnlySet<string> Known { get; private set; } = new HashSet<string>();

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>When the same file went into a book before, or null.</summary>
    public DateTimeOffset? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is null) return NotFound();
        Input = new()
        {
            BookName = Draft.Title ?? Path.GetFileNameWithoutExtension(FileName),
            Areas = [.. Themes.Select(_ => (Guid?)null)],
            Measures = [.. Draft.Measures.Select(ReadAs.Of)],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } import) return NotFound();
        // What was inferred is as the person leaves it.
        Draft = Draft with { Measures = [.. Draft.Measures.Select((measure, i) => i < Input.Measures.Count ? Input.Measures[i].Apply(measure) : measure)] };
        var areas = Themes.Zip(Input.Areas).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!.Value);
        if (!await this.AcceptsAsync(() => confirmBook.HandleAsync(new(import, Draft, Input.BookName, areas), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"{Words.Count(Draft.Measures.Count, "measure")} with their readings are in the book.";
        return Redirect(Links.BookReceipt(BookImport));
    }

    private async Task<BookImport?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(BookImport, cancellationToken) is not var (import, draft)) return null;
        (FileName, Draft) = (import.FileName, draft);
        Findings = BookReader.Check(draft).ToLookup(finding => finding.Ref);
        var refs = draft.Measures.Select(measure => measure.Ref).ToList();
        Known = (await db.Set<Kpi>().Where(kpi => refs.Contains(kpi.Ref)).Select(kpi => kpi.Ref).ToListAsync(cancellationToken)).ToHashSet();
        Themes = [.. draft.Measures.Select(measure => measure.Theme).OfType<string>().Distinct()];
        Areas = await db.Set<PracticeArea>().Where(area => area.Name != PracticeArea.WholeService).OrderBy(area => area.Position)
            .Select(area => new SelectListItem(area.Name, area.Id.ToString())).ToListAsync(cancellationToken);
        Before = await db.Set<BookImport>().Where(other => other.Sha256 == import.Sha256 && other.ConfirmedAt != null).MaxAsync(other => other.ConfirmedAt, cancellationToken);
        return import;
    }

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

        public static ReadAs Of(MeasureDraft measure) => new() { Unit = measure.Shape.Unit, Polarity = measure.Shape.Polarity, Aggregation = measure.Shape.Aggregation };

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

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis;

/// <summary>A performance book: its measures by theme, with their latest values, how they stand and where they go.</summary>
[Requires(RecordKind.Kpis)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => Book?.Name ?? "Performance book";

    /// <summary>The council's books; the first is the one that opens.</summary>
    public IReadOnlyList<BookHead> Books { get; private set; } = [];

    /// <summary>The book on the screen, or null where there is none.</summary>
    public BookHead? Book { get; private set; }

    /// <summary>“attention” for the measures that miss their target, get worse or are stale.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>“csv”, “xlsx” or “docx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The measures by theme, in the order of their refs.</summary>
    public IReadOnlyList<(string? Theme, IReadOnlyList<KpiView> Measures)> Themes { get; private set; } = [];

    /// <summary>How many measures the book has.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them need attention.</summary>
    public int Attention { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? book, CancellationToken cancellationToken)
    {
        Books = await db.Set<Book>().OrderBy(book => book.Position).Select(book => new BookHead(book.Id, book.Name, book.Purpose)).ToListAsync(cancellationToken);
        Book = book is null ? (Books.Count > 0 ? Books[0] : null) : Books.FirstOrDefault(head => head.Id == book);
        if (Book is null) return book is null ? Page() : NotFound();

        var measures = await db.BookAsync(Book.Id, clock.TodayInUk(), cancellationToken);
        Total = measures.Count;
        Attention = measures.Count(measure => measure.NeedsAttention);
        var shown = Show == "attention" ? [.. measures.Where(measure => measure.NeedsAttention)] : measures;
        if (TableDownload.Knows(Format)) return Download(shown);
        Themes = [.. shown.GroupBy(measure => measure.Theme).Select(theme => (theme.Key, (IReadOnlyList<KpiView>)[.. theme]))];
        if (Format != "docx") return Page();
        return File(
            WordWriter.Write(BookDocument.Of(Council, Book.Name, clock.TodayInUk(), Themes)),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileName + ".docx");
    }

    private string FileName => $"{Links.Slug}-{Book!.Name.ToLowerInvariant().Replace(' ', '-')}";

    private FileContentResult Download(IReadOnlyList<KpiView> measures) => TableDownload.Of(
        from measure in measures
        let neighbours = measure.ShownStated.FirstOrDefault(stated => stated.Kind is ComparatorKind.Neighbours)
        let england = measure.ShownStated.FirstOrDefault(stated => stated.Kind is ComparatorKind.England)
        select new
        {
            measure.Theme,
            measure.Kpi.Ref,
            Measure = measure.Kpi.Title,
            Unit = measure.Kpi.Shape.Unit.InWords(),
            Better = measure.Kpi.Shape.Polarity.InWords(),
            LatestPeriod = measure.Latest?.Period.Label,
            Value = measure.Latest?.Value is { } value ? Math.Round(value, measure.Kpi.Shape.Decimals, MidpointRounding.AwayFromZero) : (decimal?)null,
            Target = measure.Target is not { } target ? (decimal?)null
                : target.Kind is TargetKind.Neighbours ? Math.Round(target.Value, measure.Kpi.Shape.Decimals) : Plain(target.Value),
            Rating = measure.Rating.InWords(),
            Because = measure.JudgedBecause ?? measure.Rated.Because,
            Neighbours = measure.Neighbours is { } published
                ? Math.Round(published.Mean, measure.Kpi.Shape.Decimals)
                : Plain(neighbours?.Value),
            NeighboursPeriod = measure.Neighbours?.Period ?? (neighbours is null ? null : $"as stated in {neighbours.Book}"),
            England = Plain(england?.Value),
            EnglandPeriod = england is null ? null : $"as stated in {england.Book}",
            Trend = measure.Trend.Words,
            DaysOld = measure.AgeInDays,
        },
        FileName,
        Format!);

    // Without the noughts that the database gives back.
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    internal sealed record BookHead(Guid Id, string Name, string? Purpose);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Oversight;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Public;

/// <summary>A performance book for the papers of a public meeting: only what stands, and without what could tell of a single child.</summary>
[Requires(RecordKind.Kpis)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    // Whole financial years before this one: what is withheld of a year does not depend on the day on which a pack is made.
    private const int YearsBefore = 2;

    public override string Title => Name is null ? "Public pack" : $"Public pack: {Name}";

    [BindProperty(SupportsGet = true)]
    public Guid? Book { get; set; }

    /// <summary>“csv”, “xlsx” or “docx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The book's name; null where there is no book yet.</summary>
    public string? Name { get; private set; }

    public IReadOnlyList<(string? Theme, IReadOnlyList<PackRow> Rows)> Themes { get; private set; } = [];

    /// <summary>Refs of measures whose percentages or rates nobody can judge.</summary>
    public IReadOnlyList<string> Unjudged { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // What is published is the council's to say. And whoever sees only some measures would have them judged without the others.
        if (!IsMember) return NotFound();
        var book = await db.Set<Book>().Where(book => Book == null || book.Id == Book).OrderBy(book => book.Position).FirstOrDefaultAsync(cancellationToken);
        if (book is null) return Book is null ? Page() : NotFound();
        (Book, Name) = (book.Id, book.Name);
        await LoadAsync(book.Id, cancellationToken);
        if (TableDownload.Knows(Format)) return TableDownload.Of(Themes.SelectMany(theme => theme.Rows.SelectMany(row => Lines(theme.Theme, row))), FileName, Format!);
        return Format != "docx"
            ? Page()
            : File(
                WordWriter.Write(PackDocument.Of(Council, Name, clock.TodayInUk(), Themes)),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FileName + ".docx");
    }

    private string FileName => $"{Links.Slug}-{Name!.ToLowerInvariant().Replace(' ', '-')}-public";

    private async Task LoadAsync(Guid book, CancellationToken cancellationToken)
    {
        var today = clock.TodayInUk();
        var kpis = await db.KpiRows().ToListAsync(cancellationToken);
        var points = await db.PointsAsync(
            kpis.ConvertAll(kpi => kpi.Id), Period.Of(PeriodKind.FinancialYear, today.AddYears(-YearsBefore)).Start, cancellationToken);
        var shown = PublicPack.Judge(kpis.ConvertAll(kpi => new PackMeasure(kpi.Id, kpi.Shape, kpi.PartOfId, kpi.PairId, points[kpi.Id])));
        var rows = (await db.BookAsync(book, today, cancellationToken)).Select(measure => new PackRow(measure, shown[measure.Kpi.Id])).ToList();
        Themes = [.. rows.GroupBy(row => row.Measure.Theme).Select(theme => (theme.Key, (IReadOnlyList<PackRow>)[.. theme]))];
        Unjudged = [.. rows.Where(row => row.IsUnjudged).Select(row => row.Measure.Kpi.Ref)];
    }

    private static IEnumerable<Line> Lines(string? theme, PackRow row)
    {
        foreach (var value in row.Values) yield return Line(value.Point.Period.Label, value.Point.Period.Kind.InWords(), value);
        foreach (var (label, kind, sum) in row.Sums) yield return Line(label, kind?.InWords() ?? "year to date", sum);

        Line Line(string period, string kind, JudgedPoint judged) => new(
            theme, row.Measure.Kpi.Ref, row.Measure.Kpi.Title, row.Measure.Kpi.Shape.Unit.InWords(), row.Measure.Kpi.Shape.Polarity.InWords(), period, kind,
            judged.Value is { } value ? Math.Round(value, row.Measure.Kpi.Shape.Decimals, MidpointRounding.AwayFromZero) : "c",
            judged.Value is null ? row.Show(judged) : null);
    }

    // A value is a number, or “c” where it is withheld, as in the department's own files.
    internal sealed record Line(string? Theme, string Ref, string Measure, string Unit, string Better, string Period, string PeriodKind, object Value, string? Withheld);
}

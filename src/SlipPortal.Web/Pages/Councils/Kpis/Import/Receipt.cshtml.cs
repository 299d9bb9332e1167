using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Kpis.Import;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Pages.Councils.Withdraw;

namespace SlipPortal.Web.Pages.Councils.Kpis.Import;

/// <summary>What became of each row of a book that was imported.</summary>
[Requires(RecordKind.Kpis, Verb.Edit)]
internal sealed class ReceiptModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 200;

    public override string Title => "Receipt of the import";

    [BindProperty(SupportsGet = true)]
    public Guid BookImport { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Head Import { get; private set; } = null!;

    public IReadOnlyList<(RowOutcome Outcome, int Count)> Totals { get; private set; } = [];

    /// <summary>What became of the cells, summed over the rows.</summary>
    public CellTotals Cells { get; private set; } = CellTotals.Of([]);

    public IReadOnlyList<BookImportRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var import = await db.Set<BookImport>().WithWithdrawn().Where(import => import.Id == BookImport && import.ConfirmedAt != null)
            .Select(import => new Head(
                import.FileName, import.Sha256, import.ConfirmedAt!.Value, import.BookId!.Value,
                import.WithdrawnAt == null ? null : new(
                    import.WithdrawnAt.Value, db.Users.Where(user => user.Id == import.WithdrawnById).Select(user => user.Name)
                        .FirstOrDefault(),
                    import.WithdrawnBecause))).SingleOrDefaultAsync(cancellationToken);
        if (import is null) return NotFound();
        Import = import;
        var rows = db.Set<BookImportRow>().Where(row => row.ImportId == BookImport);
        if (TableDownload.Knows(Format))
        {
            return TableDownload.Of(
                (await rows.OrderBy(row => row.Number).ToListAsync(cancellationToken)).Select(row => new
                {
                    Row = row.Number,
                    Outcome = InWords(row.Outcome),
                    Measure = row.Ref,
                    row.Message,
                    row.Stored,
                    FollowFromOthers = row.Derived,
                    AsTheSourceSays = row.Stated,
                    NotTaken = row.Refused,
                    row.Blank,
                    Text = string.Join(" | ", row.SourceCells),
                }),
                $"{Links.Slug}-book-receipt",
                Format!);
        }

        Totals = [.. (await rows.GroupBy(row => row.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken))
            .OrderBy(group => group.Key).Select(group => (group.Key, group.Count))];
        var cells = await rows.GroupBy(_ => 1).Select(all => new
        {
            Stored = all.Sum(row => row.Stored),
            Derived = all.Sum(row => row.Derived),
            Stated = all.Sum(row => row.Stated),
            Refused = all.Sum(row => row.Refused),
            Blank = all.Sum(row => row.Blank),
        }).SingleOrDefaultAsync(cancellationToken);
        if (cells is not null)
        {
            Cells = new(
                cells.Stored + cells.Derived + cells.Stated + cells.Refused + cells.Blank,
                cells.Stored, cells.Derived, cells.Stated, cells.Refused, cells.Blank);
        }

        Paging = new(Totals.Sum(total => total.Count), PageSize, PageNumber);
        Rows = await rows.OrderBy(row => row.Number).Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>As of a plan's import, but that what nobody can read of a book is not taken: there is nothing to decide any more.</summary>
    public static string InWords(RowOutcome outcome) => outcome is RowOutcome.Unresolved ? "Not taken" : ImportWords.Outcome(outcome);

    internal sealed record Head(string FileName, string Sha256, DateTimeOffset ConfirmedAt, Guid BookId, WithdrawnView? Withdrawn);
}

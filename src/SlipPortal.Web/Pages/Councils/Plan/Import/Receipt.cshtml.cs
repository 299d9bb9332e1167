using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Plans.Import;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Import;

/// <summary>What became of each row of a file that was confirmed.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class ReceiptModel(PortalDbContext db) : CouncilPage
{
    private const int PageSize = 200;

    public override string Title => "Receipt of the import";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” for a file of all rows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public Head Import { get; private set; } = null!;

    /// <summary>How many of the joined rows only draw the table's frame.</summary>
    public int RulingLines { get; private set; }

    public IReadOnlyList<(RowOutcome Outcome, int Count)> Totals { get; private set; } = [];

    public IReadOnlyList<PlanImportRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var import = await db.Set<PlanImport>()
            .Where(import => import.Id == Id && import.ConfirmedAt != null)
            .Select(import => new Head(import.FileName, import.Sha256, import.ConfirmedAt!.Value))
            .SingleOrDefaultAsync(cancellationToken);
        if (import is null) return NotFound();
        Import = import;

        var rows = db.Set<PlanImportRow>().Where(row => row.ImportId == Id);
        var inOrder = rows.OrderBy(row => row.Number);
        if (TableDownload.Knows(Format))
        {
            var all = await inOrder.ToListAsync(cancellationToken);
            return TableDownload.Of(
                all.Select(row => new
                {
                    Row = row.Number,
                    Outcome = ImportWords.Outcome(row.Outcome),
                    Action = row.ActionRef,
                    row.Message,
                    Text = string.Join(" | ", row.SourceCells),
                }),
                $"{Links.Slug}-import-receipt", Format!);
        }

        var counts = await rows.GroupBy(row => row.Outcome).Select(group => new
        {
            group.Key,
            Count = group.Count(),
            Rulings = group.Count(row => row.Message == RowReceipt.RulingLine),
        }).ToListAsync(cancellationToken);
        Totals = [.. counts.OrderBy(group => group.Key).Select(group => (group.Key, group.Count))];
        RulingLines = counts.Sum(group => group.Rulings);
        Paging = new(Totals.Sum(total => total.Count), PageSize, PageNumber);
        Rows = await inOrder.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }

    internal sealed record Head(string FileName, string Sha256, DateTimeOffset ConfirmedAt);
}

using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Kpis.Checks;

/// <summary>What does not fit together in the council's measures, and what was said to it.</summary>
[Requires(RecordKind.Kpis)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "What does not fit together";

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Findings that nobody has answered.</summary>
    public IReadOnlyList<CheckRow> Open { get; private set; } = [];

    /// <summary>Those of them that are on the screen.</summary>
    public IEnumerable<CheckRow> Shown => Open.Skip(Paging.Skip).Take(PageSize);

    /// <summary>Findings that stand for a reason.</summary>
    public IReadOnlyList<CheckRow> Answered { get; private set; } = [];

    public Paging Paging => new(Open.Count, PageSize, PageNumber);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var findings = await db.FindingsAsync(clock.TodayInUk(), IsMember, cancellationToken);
        (Open, Answered) = ([.. findings.Where(row => row.Answer is null)], [.. findings.Where(row => row.Answer is not null)]);
        return TableDownload.Knows(Format)
            ? TableDownload.Of(
                findings.Select(row => new { row.Finding.Ref, Measure = row.Title, Finding = row.Finding.Message, Stands = row.Answer?.Reason }),
                $"{Links.Slug}-checks",
                Format!)
            : Page();
    }
}

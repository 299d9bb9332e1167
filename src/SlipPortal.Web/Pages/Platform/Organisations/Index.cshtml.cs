using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>The directory of organisations.</summary>
[PlatformAdministrator]
internal sealed class IndexModel(PortalDbContext db, IMalwareScanner scanner) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<OrganisationRow> Organisations { get; private set; } = [];

    public IReadOnlyDictionary<string, OrganisationPeople> People { get; private set; } = new Dictionary<string, OrganisationPeople>();

    /// <summary>The councils that ask to start again with nothing.</summary>
    public IReadOnlySet<string> EmptyStarts { get; private set; } = new HashSet<string>();

    public int Total { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>Whether the malware scanner works, in words.</summary>
    public string Scanner { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = db.OrganisationRows();
        if (Search?.Trim() is { Length: > 0 } search)
        {
            var pattern = Like.Containing(search);
            rows = rows.Where(row => EF.Functions.ILike(row.Name, pattern, Like.Escape));
        }

        Total = await rows.CountAsync(cancellationToken);
        Paging = new(Total, PageSize, PageNumber);
        Organisations = await rows.Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
        Scanner = await scanner.DescribeAsync(cancellationToken);
        EmptyStarts = (await EmptyStartRow.AskAsync(db, cancellationToken)).Select(start => start.OrganisationId).ToHashSet();
        People = await OrganisationPeople.AskAsync(db, cancellationToken);
    }
}

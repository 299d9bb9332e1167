using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Practice;

/// <summary>What the council tells others of what it did, and what it is still writing.</summary>
[Requires(RecordKind.UnpublishedVisits)]
internal sealed class IndexModel(PortalDbContext db) : CouncilPage
{
    public override string Title => "Practice examples";

    /// <summary>The last changed first.</summary>
    public IReadOnlyList<ExampleRow> Examples { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Examples = await db.ExampleRows().OrderByDescending(example => example.ChangedAt).ThenBy(example => example.Id).ToListAsync(cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>Who from outside can see what, why and until when; and who could.</summary>
[Requires(RecordKind.Access)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Partners and advisers";

    public IReadOnlyList<GrantRow> Live { get; private set; } = [];

    public IReadOnlyList<GrantRow> Ended { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var grants = await db.GrantRows().ToListAsync(cancellationToken);
        Live = [.. grants.Where(grant => grant.CountsAt(now))];
        Ended = [.. grants.Where(grant => !grant.CountsAt(now))];
    }
}

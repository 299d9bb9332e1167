using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>A page about one member, who is still here.</summary>
internal abstract class MemberPage(PortalDbContext db, IActor actor) : CouncilPage
{
    [FromRoute(Name = "member")]
    public Guid MembershipId { get; set; }

    public MemberRow Member { get; private set; } = null!;

    /// <summary>True where it is the lead's own membership.</summary>
    public bool IsOwn => Member.UserId == actor.UserId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>False where there is no such member.</summary>
    protected virtual async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.MemberRows().FirstOrDefaultAsync(member => member.Id == MembershipId && member.EndedAt == null, cancellationToken) is not { } member) return false;
        Member = member;
        return true;
    }
}

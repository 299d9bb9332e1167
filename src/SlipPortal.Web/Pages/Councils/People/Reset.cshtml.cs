using Microsoft.AspNetCore.Mvc;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Asks once before a link for a new password is sent.</summary>
[Requires(RecordKind.People, Verb.Manage)]
internal sealed class ResetModel(PortalDbContext db, IActor actor, SendReset.Handler sendReset) : MemberPage(db, actor)
{
    public override string Title => "Send a password reset";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => sendReset.HandleAsync(new(MembershipId, Member.UserId, Member.Name), cancellationToken)))
            return Page();
        TempData["Notice"] = "Password reset sent";
        return Redirect(Links.People);
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Platform;

/// <summary>Sends a link for a new password to anybody who has an account.</summary>
[PlatformAdministrator]
internal sealed class ResetModel(
    PortalDbContext db, UserManager<PortalUser> users, IActor actor, EmailAddresses addresses, SecurityRecord record) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await this.AcceptsAsync(() => SendAsync(cancellationToken))) return Page();
        TempData["Notice"] = "Password reset sent";
        return Redirect("/platform/reset");
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var email = addresses.Check(Email, nameof(Email)) ?? throw new RefusedException("Enter their email address.", nameof(Email));
        var user = await users.FindByEmailAsync(email)
            ?? throw new RefusedException("There is no account for this address.", nameof(Email));
        await record.NoteAsync(SecurityEventKind.PasswordResetAsked, user.Id);
        db.Enqueue(new PasswordResetWasAsked(user.Id, actor.Name));
        await db.SaveChangesAsync(cancellationToken);
    }
}

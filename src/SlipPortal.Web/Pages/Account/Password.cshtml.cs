using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Pages.Account;

internal sealed class PasswordModel(
    PortalDbContext db, UserManager<PortalUser> users, PortalSignIn signIn, AccountLimits limits, KnownDevices devices,
    SecurityRecord record) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = (await users.GetUserAsync(User))!;
        if (!limits.AllowsSignIn(HttpContext, user.Email!, devices.Of(HttpContext, user.Id)))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!await this.AcceptsAsync(() => ChangeAsync(user, cancellationToken))) return Page();
        TempData["Notice"] = "Your password is changed. You were signed out everywhere else.";
        return RedirectToPage("/Index");
    }

    private async Task ChangeAsync(PortalUser user, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Current)) throw new RefusedException("Enter your current password.", nameof(Current));
        if (string.IsNullOrEmpty(New)) throw new RefusedException("Enter a new password.", nameof(New));
        if (!(await signIn.CheckPasswordSignInAsync(user, Current, lockoutOnFailure: true)).Succeeded)
            throw new RefusedException("Your current password is not right.", nameof(Current));
        var result = await users.ChangePasswordAsync(user, Current, New);
        result.RefuseErrors(nameof(New));
        // Every session has ended with the old password, this one too.
        await signIn.RefreshSignInAsync(user);
        await record.NoteAsync(SecurityEventKind.PasswordChanged, user.Id);
        db.Enqueue(new PasswordWasChanged());
        await db.SaveChangesAsync(cancellationToken);
    }
}

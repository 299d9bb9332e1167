using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Account;

internal sealed class PasswordModel(UserManager<PortalUser> users, SignInManager<PortalUser> signIn) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await this.AcceptsAsync(ChangeAsync)) return Page();
        TempData["Notice"] = "Your password is changed. You were signed out everywhere else.";
        return RedirectToPage("/Index");
    }

    private async Task ChangeAsync()
    {
        if (string.IsNullOrEmpty(Current)) throw new RefusedException("Enter your current password.", nameof(Current));
        if (string.IsNullOrEmpty(New)) throw new RefusedException("Enter a new password.", nameof(New));
        var user = (await users.GetUserAsync(User))!;
        var result = await users.ChangePasswordAsync(user, Current, New);
        if (result.Errors.FirstOrDefault() is { } error)
            throw new RefusedException(error.Description, error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(Current) : nameof(New));
        // The other sessions' cookies carry the old security stamp.
        await signIn.RefreshSignInAsync(user);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Where the link for a new password leads. To look at it uses nothing up.</summary>
[AllowAnonymous]
internal sealed class ResetModel(
    UserManager<PortalUser> users, AccountTokens tokens, PortalSessions sessions, SecurityRecord record) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose password; null where the link is not good.</summary>
    public PortalUser? Person { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync()) return await OnGetAsync();
        if (!await this.AcceptsAsync(() => ResetAsync(cancellationToken))) return Page();
        TempData["Notice"] = "Password changed";
        return LocalRedirect("/account/sign-in");
    }

    private async Task ResetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Password)) throw new RefusedException("Enter a new password.", nameof(Password));
        // Whoever was kept out by wrong passwords is let in by the new one.
        (Person!.AccessFailedCount, Person.LockoutEnd) = (0, null);
        var result = await users.ResetPasswordAsync(Person, await users.GeneratePasswordResetTokenAsync(Person), Password);
        result.RefuseErrors(nameof(Password));
        await record.NoteAsync(SecurityEventKind.PasswordChanged, Person.Id);
        await sessions.EnqueueForAsync(Person, cancellationToken, new PasswordWasChanged());
    }

    private async Task<bool> LoadAsync()
    {
        if (tokens.Read(AccountTokenPurpose.ResetPassword, Token) is not { } token) return false;
        var user = await users.FindByIdAsync(token.UserId.ToString());
        if (token.IsFor(user)) Person = user;
        return Person is not null;
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Asks somebody who is signed in for their password once more, and begins a new session for them.</summary>
internal sealed class ConfirmModel(
    PortalSignIn signIn, AccountLimits limits, KnownDevices devices, IDataProtectionProvider protection) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The form that was sent, locked.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>The same once they have confirmed: to be sent, or not.</summary>
    public KeptForm? Offered { get; private set; }

    /// <summary>From the page that says that the password is asked for.</summary>
    public IActionResult OnPostAgain()
    {
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), "Enter your password.");
        }
        else
        {
            var user = (await signIn.UserManager.GetUserAsync(User))!;
            if (!limits.AllowsSignIn(HttpContext, user.Email!, devices.Of(HttpContext, user.Id)))
                return StatusCode(StatusCodes.Status429TooManyRequests);
            if ((await signIn.CheckPasswordSignInAsync(user, Password, lockoutOnFailure: true)).Succeeded)
            {
                await signIn.SignInAsync(user, isPersistent: false);
                Offered = KeptForm.Read(Kept, protection);
                return Offered is not null ? Page() : Url.IsLocalUrl(ReturnUrl)
                    ? LocalRedirect(ReturnUrl) : RedirectToPage("/Account/Index");
            }

            ModelState.AddModelError(nameof(Password), "The password is not right.");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

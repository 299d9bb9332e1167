using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Pages.Account;

[AllowAnonymous]
internal sealed class SignInModel(PortalSignIn signIn, AccountLimits limits, IDataProtectionProvider protection) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A form that was sent after a sign-in had run out, locked.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>The same once somebody is signed in again: to be sent, or not.</summary>
    public KeptForm? Offered { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    /// <summary>From the page that tells of a sign-in that has run out.</summary>
    public IActionResult OnPostAgain()
    {
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var started = Stopwatch.GetTimestamp();
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your e-mail address.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password.");
        if (ModelState.IsValid)
        {
            if (!limits.AllowsSignIn(HttpContext, Email!, await signIn.KnownDeviceAsync(Email!.Trim())))
                return StatusCode(StatusCodes.Status429TooManyRequests);
            // Two-factor comes between here and Succeeded: the result says RequiresTwoFactor, and a page of its own asks for the code.
            var result = await signIn.PasswordSignInAsync(Email!.Trim(), Password!, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded)
            {
                Offered = KeptForm.Read(Kept, protection);
                return Offered is null ? Onward() : Page();
            }

            await EvenAnswer.WaitAsync(started, HttpContext.RequestAborted);
            // The same words whether there is such an account, whether it is locked and whether the password was right.
            ModelState.AddModelError(
                "", "The email address or the password is not right. "
                + "After five wrong tries wait up to 15 minutes, or reset your password.");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Only to our own pages: an address from outside in a link would send people on to somebody else's.
    private IActionResult Onward() => Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/Index");
}

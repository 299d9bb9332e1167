using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Identity;

namespace SlipPortal.Web.Pages.Account;

internal sealed class SignOutModel(SignInManager<PortalUser> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        TempData["Notice"] = "You are signed out.";
        return RedirectToPage("/Index");
    }
}

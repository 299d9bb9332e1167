using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Authorization;

namespace SlipPortal.Web.Pages.Account;

internal sealed class SignOutModel(SignInManager<PortalUser> signIn, IActor actor, SecurityRecord record) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await record.NoteAsync(SecurityEventKind.SignedOut, actor.UserId);
        await signIn.SignOutAsync();
        TempData["Notice"] = "You are signed out.";
        return RedirectToPage("/Index");
    }
}

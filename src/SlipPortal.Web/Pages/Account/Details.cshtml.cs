using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>What somebody is called, and the address that they sign in with.</summary>
[RequiresRecentSignIn]
internal sealed class DetailsModel(
    PortalDbContext db, UserManager<PortalUser> users, EmailAddresses addresses, SecurityRecord record) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The address that they have now.</summary>
    public string Current { get; private set; } = "";

    public async Task OnGetAsync() => Name = (await LoadAsync()).Name;

    public async Task<IActionResult> OnPostNameAsync()
    {
        var user = await LoadAsync();
        if (!await this.AcceptsAsync(() => RenameAsync(user))) return Page();
        TempData["Notice"] = "Name changed";
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEmailAsync(CancellationToken cancellationToken)
    {
        var user = await LoadAsync();
        if (!await this.AcceptsAsync(() => AskAsync(user, cancellationToken)))
        {
            Name = user.Name;
            return Page();
        }

        TempData["Notice"] = $"Check {Current}: we have sent a link to approve the change";
        return Redirect("/account");
    }

    private async Task RenameAsync(PortalUser user)
    {
        user.Name = Text.RequiredLine(Name, "your name", PortalUser.NameMaxLength, nameof(Name));
        var result = await users.UpdateAsync(user);
        result.RefuseErrors(nameof(Name));
        await record.NoteAsync(SecurityEventKind.NameChanged, user.Id);
    }

    // Whether somebody else has the new address is told to whoever holds both mailboxes, and to nobody before.
    private async Task AskAsync(PortalUser user, CancellationToken cancellationToken)
    {
        var email = Invitation.Address(addresses.Check(Email, nameof(Email)), nameof(Email));
        if (string.Equals(email, user.Email, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException("This is your email address already.", nameof(Email));
        db.Enqueue(new EmailChangeWasAsked(user.Id, email, IsApproved: false));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<PortalUser> LoadAsync()
    {
        var user = (await users.GetUserAsync(User))!;
        Current = user.Email!;
        return user;
    }
}

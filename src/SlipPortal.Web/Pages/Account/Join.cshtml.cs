using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Where the link of an invitation leads: what one is invited to, and a button. To look at it uses nothing up.</summary>
[AllowAnonymous]
internal sealed class JoinModel(
    PortalDbContext db, JoinTokens tokens, UserManager<PortalUser> users, SignInManager<PortalUser> signIn, AcceptInvitation.Handler accept) : PageModel
{
    private Guid _id;

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What the link says; null where it says nothing that we wrote, or its time is over.</summary>
    public InvitationView? Invitation { get; private set; }

    /// <summary>Who is signed in, or null.</summary>
    public PortalUser? SignedIn { get; private set; }

    /// <summary>True where the one who is signed in is not the one who is invited.</summary>
    public bool IsForAnother => SignedIn is not null && !string.Equals(SignedIn.Email, Invitation?.Email, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where one signs in and comes back.</summary>
    public string SignInAddress => $"/account/sign-in?returnUrl={Uri.EscapeDataString($"/join?token={Uri.EscapeDataString(Token!)}")}";

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || IsForAnother) return Page();
        if (SignedIn is null && Invitation!.HasAccount) return LocalRedirect(SignInAddress);
        PortalUser? joined = null;
        var command = new AcceptInvitation.Command(_id, Invitation!, SignedIn, Name, Password);
        if (!await this.AcceptsAsync(async () => joined = await accept.HandleAsync(command, cancellationToken)))
        {
            // What was wrong may be that somebody was faster.
            var status = Response.StatusCode;
            if (await LoadAsync(cancellationToken)) Response.StatusCode = status;
            return Page();
        }

        if (SignedIn is null) await signIn.SignInAsync(joined!, isPersistent: false);
        TempData["Notice"] = $"Welcome to {Invitation!.Organisation}.";
        return LocalRedirect(Invitation.Role == Role.Associate ? "/" : new CouncilLinks(Invitation.Slug).Overview);
    }

    // False for a link that is not good: the page says why, and is gone (410).
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (tokens.Read(Token) is { } id) (_id, Invitation) = (id, await InvitationView.FindAsync(db, id, cancellationToken));
        if (Invitation is not { State: InvitationState.Open })
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return false;
        }

        SignedIn = await users.GetUserAsync(User);
        return true;
    }
}

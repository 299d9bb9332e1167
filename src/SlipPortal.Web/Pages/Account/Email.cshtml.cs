using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>
/// Where the links lead that change an address: the one at the old address, then the one at the new. Whoever holds the second has held the
/// first, because nothing else sends it. To look uses nothing up.
/// </summary>
[AllowAnonymous]
internal sealed class EmailModel(
    UserManager<PortalUser> users, AccountTokens tokens, PortalSessions sessions, SecurityRecord record) : PageModel
{
    [FromRoute]
    public string Step { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>True at the new address.</summary>
    public bool IsLast => Step == "confirm";

    /// <summary>Whose address; null where the link is not good.</summary>
    public PortalUser? Person { get; private set; }

    public string NewEmail { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync()) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync()) return await OnGetAsync();
        if (!await this.AcceptsAsync(() => IsLast ? ChangeAsync(cancellationToken) : ApproveAsync(cancellationToken))) return Page();
        TempData["Notice"] = IsLast
            ? $"Email address changed. Sign in with {NewEmail}" : $"Check {NewEmail}: we have sent a link to confirm it";
        return LocalRedirect(IsLast ? "/account/sign-in" : "/");
    }

    private Task ApproveAsync(CancellationToken cancellationToken) =>
        sessions.EnqueueForAsync(Person!, cancellationToken, new EmailChangeWasAsked(Person!.Id, NewEmail, IsApproved: true));

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var before = Person!.Email!;
        (Person.Email, Person.UserName) = (NewEmail, NewEmail);
        try
        {
            // Stored with a new stamp: neither link works again, and every session has ended.
            var result = await users.UpdateSecurityStampAsync(Person);
            result.RefuseErrors(null);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RefusedException($"There is an account for {NewEmail} already.");
        }

        await record.NoteAsync(SecurityEventKind.EmailChanged, Person.Id);
        await sessions.EnqueueForAsync(
            Person, cancellationToken, new EmailWasChanged(before, NewEmail), new EmailWasChanged(NewEmail, NewEmail));
    }

    private async Task<bool> LoadAsync()
    {
        if (tokens.Read(IsLast ? AccountTokenPurpose.ConfirmEmail : AccountTokenPurpose.ApproveEmail, Token) is not { } token) return false;
        var user = await users.FindByIdAsync(token.UserId.ToString());
        if (token.IsFor(user)) (Person, NewEmail) = (user, token.NewEmail!);
        return Person is not null;
    }
}

using System.Diagnostics;
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
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Pages.Account;

/// <summary>Sends a link for a new password. It answers the same, and as late, whether there is such an account or not.</summary>
[AllowAnonymous]
internal sealed class ForgotModel(
    UserManager<PortalUser> users, PortalSessions sessions, EmailAddresses addresses, AccountLimits limits,
    SecurityRecord record) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Email is not null && !limits.AllowsReset(HttpContext, Email)) return StatusCode(StatusCodes.Status429TooManyRequests);
        var started = Stopwatch.GetTimestamp();
        IsAsked = await this.AcceptsAsync(async () => await AskAsync(cancellationToken));
        if (IsAsked) await EvenAnswer.WaitAsync(started, cancellationToken);
        return Page();
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        Email = addresses.Check(Email, nameof(Email)) ?? throw new RefusedException("Enter your email address.", nameof(Email));
        if (await users.FindByEmailAsync(Email) is not { } user) return;
        await record.NoteAsync(SecurityEventKind.PasswordResetAsked, user.Id);
        await sessions.EnqueueForAsync(user, cancellationToken, new PasswordResetWasAsked(user.Id));
    }
}

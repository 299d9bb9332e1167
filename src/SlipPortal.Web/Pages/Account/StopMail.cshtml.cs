using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Messaging;

namespace SlipPortal.Web.Pages.Account;

/// <summary>
/// Ends one kind of e-mail for whoever holds the link out of one, without signing in. Opening it does nothing yet: mail programs open links
/// before people do.
/// </summary>
[AllowAnonymous]
internal sealed class StopMailModel(MailChoices choices, PortalSessions sessions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>What it ends.</summary>
    public MailKind Kind { get; private set; }

    public bool IsDone { get; private set; }

    public IActionResult OnGet() => Find(out _) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Find(out var user)) return NotFound();
        await using var db = sessions.Open(null, new Reader(user, ""));
        await MailChoices.ChooseAsync(db, user, Kind, MailPace.Never, cancellationToken);
        IsDone = true;
        return Page();
    }

    private bool Find(out Guid user)
    {
        (user, Kind) = choices.Read(Token) ?? default;
        return user != default;
    }
}

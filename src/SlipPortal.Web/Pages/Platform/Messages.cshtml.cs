using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Outbox;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform;

/// <summary>Which stored messages wait or were put aside, and why: nothing of what they say, nor whom they are for.</summary>
[PlatformAdministrator]
internal sealed class MessagesModel(PortalDbContext db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>Those that were put aside first, then the oldest.</summary>
    public IReadOnlyList<StoredMessage> Messages { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>How many have failed: those that can be sent again.</summary>
    public int Failed { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var messages = StoredMessage.Of(db);
        Total = await messages.CountAsync(cancellationToken);
        Failed = await messages.CountAsync(message => message.Attempts > 0 || message.ParkedAt != null, cancellationToken);
        Paging = new(Total, PageSize, PageNumber);
        Messages = await messages.OrderBy(message => message.ParkedAt == null).ThenBy(message => message.StoredAt)
            .ThenBy(message => message.Id)
            .Skip(Paging.Skip).Take(PageSize).ToListAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(Guid message, CancellationToken cancellationToken) => SendAgainAsync(message, cancellationToken);

    public Task<IActionResult> OnPostAllAsync(CancellationToken cancellationToken) => SendAgainAsync(null, cancellationToken);

    private async Task<IActionResult> SendAgainAsync(Guid? message, CancellationToken cancellationToken)
    {
        var count = await StoredMessage.SendAgainAsync(db, message, cancellationToken);
        // Sent meanwhile, or being sent again by somebody else.
        TempData["Notice"] = count == 0 ? "Nothing to send again" : $"{Words.Count(count, "message")} will be sent again";
        return Redirect("/platform/messages");
    }
}

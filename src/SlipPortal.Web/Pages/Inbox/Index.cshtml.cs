using Microsoft.AspNetCore.Mvc.RazorPages;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;

namespace SlipPortal.Web.Pages.Inbox;

/// <summary>What waits for the person who is signed in.</summary>
internal sealed class IndexModel(CrossTenantReader reader, IActor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<InboxLine> Lines { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await new InboxQueries(reader).ReadAsync(actor.UserId!.Value, cancellationToken);
}

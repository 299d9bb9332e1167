using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Talk;
using SlipPortal.Web.Pages.Oversight;

namespace SlipPortal.Web.Pages.Inbox;

/// <summary>What waits for the person who is signed in. Each council that it names a record of has the look in its ledger.</summary>
internal sealed class IndexModel(CrossTenantReader reader, IActor actor, TimeProvider clock) : OversightPage
{
    public override string Title => "Inbox";

    public IReadOnlyList<InboxLine> Lines { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await new InboxQueries(reader).ReadAsync(actor.UserId!.Value, cancellationToken);
        // Reminders are of one's own council, or of work that is put forward to oneself: they name no record of another's.
        Shown = [.. Lines.Where(line => line.Kind is not MailKind.Reminders).Select(line => line.CouncilId).Distinct()];
    }
}

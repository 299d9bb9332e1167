using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>Who is in the council's workspace, and as what; for leads also who is invited.</summary>
[Requires(RecordKind.People, ToPost = Verb.Manage)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, ChangeInvitation.Handler changeInvitation, TimeProvider clock) : CouncilPage
{
    public override string Title => "People";

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    /// <summary>The invitations that nobody has used; empty for everybody but leads.</summary>
    public IReadOnlyList<InvitationRow> Invitations { get; private set; } = [];

    /// <summary>True for a lead, where it is time to confirm who can see the council's records.</summary>
    public bool IsConfirmationDue { get; private set; }

    /// <summary>When that was last done, or null.</summary>
    public DateTimeOffset? LastConfirmed { get; private set; }

    /// <summary>True in the council's first days.</summary>
    public bool MayStartAgain { get; private set; }

    public bool IsLead => reach.Allows(RecordKind.People, Verb.Manage);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostSendAgainAsync(Guid invitation, CancellationToken cancellationToken) =>
        ChangeAsync(new(invitation, Again: true), "{0} gets a new link by e-mail.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken cancellationToken) =>
        ChangeAsync(new(invitation, Again: false), "The invitation of {0} is withdrawn.", cancellationToken);

    private async Task<IActionResult> ChangeAsync(ChangeInvitation.Command command, string done, CancellationToken cancellationToken)
    {
        var email = "";
        if (await this.AcceptsAsync(async () => email = await changeInvitation.HandleAsync(command, cancellationToken)))
        {
            TempData["Notice"] = string.Format(null, done, email);
            return Redirect(Links.People);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Members = await db.MemberRows().ToListAsync(cancellationToken);
        if (!IsLead) return;
        var now = clock.GetUtcNow();
        Invitations = await (
            from invitation in db.Set<Invitation>()
            join person in db.Users on invitation.InvitedById equals person.Id
            where invitation.AcceptedAt == null && invitation.RevokedAt == null
            orderby invitation.Email
            select new InvitationRow(invitation.Id, invitation.Email, invitation.Role, person.Name, invitation.ExpiresAt, invitation.ExpiresAt <= now))
            .ToListAsync(cancellationToken);
        LastConfirmed = await db.LastConfirmedAsync(cancellationToken);
        MayStartAgain = clock.TodayInUk() <= EmptyStart.LastDay(await db.FirstDayHereAsync(cancellationToken));
        IsConfirmationDue = AccessConfirmation.IsDue(LastConfirmed, now);
    }

    internal sealed record InvitationRow(Guid Id, string Email, Role Role, string InvitedBy, DateTimeOffset ExpiresAt, bool IsExpired);
}

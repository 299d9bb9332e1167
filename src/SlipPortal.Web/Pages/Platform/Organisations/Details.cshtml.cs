using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Platform.Organisations;

/// <summary>One organisation: its parts, who is invited, and its people where it is no council.</summary>
[PlatformAdministrator]
internal sealed class DetailsModel(
    PortalDbContext db, ChangePlatformInvitation.Handler changeInvitation, AgreeEmptyStart.Handler agreeEmptyStart, TimeProvider clock)
    : OrganisationPage(db)
{
    private readonly PortalDbContext _db = db;

    public OrganisationPeople? People { get; private set; }

    /// <summary>Its people; empty for a council, whose lead looks after them.</summary>
    public IReadOnlyList<AssociateRow> Associates { get; private set; } = [];

    /// <summary>The open invitations that administrators made.</summary>
    public IReadOnlyList<PlatformInvitation> Invitations { get; private set; } = [];

    /// <summary>The authority of the national directory that has its name, or null.</summary>
    public string? Authority { get; private set; }

    /// <summary>The empty start that its lead asks for, or null.</summary>
    public EmptyStartRow? EmptyStart { get; private set; }

    [BindProperty]
    public bool IsSure { get; set; }

    /// <summary>Whom an administrator may invite; null where nobody.</summary>
    public Role? Invitable => Organisation.Invitable(People);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task<IActionResult> OnPostSendAgainAsync(Guid invitation, CancellationToken cancellationToken) =>
        ChangeAsync(invitation, again: true, "They get a new link by e-mail.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken cancellationToken) =>
        ChangeAsync(invitation, again: false, "The invitation is withdrawn.", cancellationToken);

    public async Task<IActionResult> OnPostStartAnewAsync(Guid request, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => agreeEmptyStart.HandleAsync(new(request, Organisation.Id, IsSure), cancellationToken)))
            return Page();
        TempData["Notice"] = $"{Organisation.Name} starts again with nothing. What there was is set aside.";
        return Redirect(Address);
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(cancellationToken)) return false;
        People = (await OrganisationPeople.AskAsync(_db, cancellationToken)).GetValueOrDefault(Organisation.Id);
        Associates = await AssociateRow.AskAsync(_db, Organisation.Id, cancellationToken);
        Invitations = await PlatformInvitation.AskAsync(_db, Organisation.Id, cancellationToken);
        EmptyStart = (await EmptyStartRow.AskAsync(_db, cancellationToken))
            .FirstOrDefault(start => start.OrganisationId == Organisation.Id);
        var names = AuthorityName.Of(Organisation.Name);
        Authority = await _db.Set<StatisticalArea>().Where(area => area.Kind == AreaKind.Authority && area.IsCurrent && names.Contains(area.Name))
            .OrderByDescending(area => area.Name.Length).Select(area => area.Name + " (" + area.Code + ")").FirstOrDefaultAsync(cancellationToken);
        return true;
    }

    private async Task<IActionResult> ChangeAsync(Guid invitation, bool again, string done, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => changeInvitation.HandleAsync(new(Organisation.Id, invitation, again), cancellationToken))) return Page();
        TempData["Notice"] = done;
        return Redirect(Address);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Actions;

/// <summary>An action of a round of audits, and marking it as done.</summary>
[Requires(RecordKind.UnpublishedVisits, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, FinishAuditAction.Handler finish, TimeProvider clock) : CouncilPage
{
    public override string Title => "Action from audits";

    [BindProperty(SupportsGet = true)]
    public Guid AuditAction { get; set; }

    [BindProperty]
    public DoneInput Input { get; set; } = new();

    public DateOnly Today { get; } = clock.TodayInUk();

    public AuditActionRow Head { get; private set; } = null!;

    /// <summary>The title of the post that it is escalated to when it is late, or null.</summary>
    public string? EscalatedTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => finish.HandleAsync(new(AuditAction, Input.Done, Input.DoneOn), cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The action is done.";
        return Redirect(Links.AuditAction(AuditAction));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Head = (await db.AuditActionRows().SingleOrDefaultAsync(action => action.Id == AuditAction, cancellationToken))!;
        EscalatedTo = await db.EscalationPostAsync(await db.AuditRulesAsync(cancellationToken), cancellationToken);
        return Head is not null;
    }

    internal sealed class DoneInput
    {
        public string? Done { get; set; }

        public DateOnly? DoneOn { get; set; }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>Proposing another date for an action, or taking the proposal back.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class DateModel(PortalDbContext db, ProposeDate.Handler proposeDate, WithdrawDate.Handler withdrawDate, TimeProvider clock)
    : ActionPage(db)
{
    public override string Title => $"New date for action {Ref}";

    [BindProperty]
    public DateProposalInput Input { get; set; } = new();

    public ActionRow Row { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public QuarterYear Quarters { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new ProposeDate.Command([Head.Id], Input.SourceText, Input.Reason, Input.BodyId);
        if (!await this.AcceptsAsync(() => proposeDate.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = $"New date proposed: {Words.DueText(Input.SourceText, Quarters)}. "
            + "Until it is agreed, the date of this action is shown as under review.";
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Row.Review is not { } review) return NotFound();
        if (!await this.AcceptsAsync(() => withdrawDate.HandleAsync(new(review.Id), cancellationToken))) return Page();
        TempData["Notice"] = "The proposed date is taken back. The date before it stands.";
        return Redirect(Address);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || !Head.IsLive) return false;
        Row = await Db.ActionRows(Head.PlanId, clock.TodayInUk()).Where(row => row.Id == Head.Id).SingleAsync(cancellationToken);
        Bodies = await Db.DateBodiesAsync(cancellationToken);
        Quarters = await Db.QuartersAsync(Head.PlanId, cancellationToken);
        return true;
    }
}

/// <summary>What the form to propose a date asks for.</summary>
internal sealed class DateProposalInput
{
    public string? SourceText { get; set; }

    public string? Reason { get; set; }

    public Guid? BodyId { get; set; }
}

internal static class DateBodies
{
    /// <summary>The bodies that may agree dates.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> DateBodiesAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<Body>().Where(body => body.MayAgreeDates && body.EndedAt == null).OrderBy(body => body.Name)
            .Select(body => new SelectListItem(body.Name, body.Id.ToString())).ToListAsync(cancellationToken);
}

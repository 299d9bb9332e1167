using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>One change for several actions that were chosen on the plan: a rating, a proposed date, or a lead.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class BulkModel(
    PortalDbContext db, RecordProgress.Handler recordProgress, ProposeDate.Handler proposeDate, AssignOwner.Handler assignOwner, TimeProvider clock)
    : CouncilPage
{
    public override string Title => What switch
    {
        BulkChange.Rate => "Rate several actions",
        BulkChange.Date => "Propose a date for several actions",
        _ => "Give several actions a lead",
    };

    [BindProperty(Name = "selected")]
    public List<Guid> Selected { get; set; } = [];

    [BindProperty(Name = "what")]
    public BulkChange What { get; set; }

    [BindProperty]
    public BulkInput Input { get; set; } = new();

    /// <summary>The chosen actions.</summary>
    public IReadOnlyList<ActionRow> Actions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The actions have been chosen: asks for the rest.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actions.Count == 0)
        {
            ModelState.AddModelError("", "Choose at least one action on the plan.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actions.Count == 0) return NotFound();
        var ids = Actions.Select(action => action.Id).ToList();
        if (!await this.AcceptsAsync(() => ApplyAsync(ids, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = What switch
        {
            BulkChange.Rate => $"Progress on {Words.Count(ids.Count, "action")} is reported.",
            BulkChange.Date => $"New date proposed for {Words.Count(ids.Count, "action")}: {Words.DueText(Input.SourceText)}.",
            _ => $"{Words.Count(ids.Count, "action")} {(ids.Count == 1 ? "has" : "have")} a new lead.",
        };
        return Redirect(Links.Plan);
    }

    private Task ApplyAsync(List<Guid> ids, CancellationToken cancellationToken) => What switch
    {
        BulkChange.Rate => recordProgress.HandleAsync(new(ids, Input.RatingId, Input.Reason, null), cancellationToken),
        BulkChange.Date => proposeDate.HandleAsync(new(ids, Input.SourceText, Input.Reason, Input.BodyId), cancellationToken),
        _ => assignOwner.HandleAsync(new(ids, Input.PostId), cancellationToken),
    };

    // Only actions of the plan in force that are work: anything else that was sent is left out.
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is { } plan)
        {
            Actions = await db.ActionRows(plan.Id, Today).Where(action => Selected.Contains(action.Id) && !action.IsCrossReference)
                .WithOwnersAsync(db, AsAt.Now, Today, cancellationToken);
        }

        Items = What switch
        {
            BulkChange.Rate => await db.RatingItemsAsync(cancellationToken),
            BulkChange.Date => await db.DateBodiesAsync(cancellationToken),
            _ => await db.PostItemsAsync(cancellationToken),
        };
    }

    internal sealed class BulkInput
    {
        public Guid? RatingId { get; set; }

        public string? Reason { get; set; }

        public string? SourceText { get; set; }

        public Guid? BodyId { get; set; }

        public Guid? PostId { get; set; }
    }
}

/// <summary>What is done with several actions.</summary>
internal enum BulkChange
{
    Rate,
    Date,
    Assign,
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Actions;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>One change for several actions that were chosen on the plan: a rating, a proposed date, or a lead.</summary>
[Requires(RecordKind.Plan, Verb.Edit)]
internal sealed class BulkModel(
    PortalDbContext db, RecordProgress.Handler recordProgress, ProposeDate.Handler proposeDate, AssignOwner.Handler assignOwner,
    CorrectActions.Handler correctActions, CouncilReach reach, TimeProvider clock)
    : CouncilPage
{
    public override string Title => What switch
    {
        BulkChange.Rate => "Rate several actions",
        BulkChange.Date => "Propose a date for several actions",
        BulkChange.Correct => "Correct dates and references",
        _ => "Give several actions a lead",
    };

    [BindProperty(Name = "selected")]
    public List<Guid> Selected { get; set; } = [];

    [BindProperty(Name = "what")]
    public BulkChange What { get; set; }

    /// <summary>Every action that the view shows, chosen or not.</summary>
    [BindProperty(Name = "all")]
    public bool All { get; set; }

    /// <summary>The view that they were chosen in, which the address carries.</summary>
    [BindProperty(SupportsGet = true)]
    public PlanFilter Filter { get; set; } = new();

    [BindProperty]
    public BulkInput Input { get; set; } = new();

    /// <summary>The chosen actions.</summary>
    public IReadOnlyList<ActionRow> Actions { get; private set; } = [];

    /// <summary>Chosen, and named because they cannot take part, each with why.</summary>
    public IReadOnlyList<(string Ref, string Why)> LeftOut { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Items { get; private set; } = [];

    /// <summary>Where the second step is sent, with the view.</summary>
    public string ApplyAddress =>
        $"{Links.Bulk}{QueryString.Create(Request.Query.Where(pair => pair.Key != "handler").Append(new("handler", "Apply")))}";

    public QuarterYear Quarters { get; private set; }

    public DateOnly Today { get; } = clock.TodayInUk();

    private int _corrected;

    /// <summary>The actions have been chosen: asks for the rest.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actions.Count == 0)
        {
            ModelState.AddModelError("", LeftOut.Count == 0 ? "Choose at least one action on the plan."
                : "None of the chosen actions can take part.");
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
            BulkChange.Date => $"New date proposed for {Words.Count(ids.Count, "action")}: {Words.DueText(Input.SourceText, Quarters)}.",
            BulkChange.Correct => $"{Words.Count(_corrected, "action")} corrected",
            _ => $"{Words.Count(ids.Count, "action")} {(ids.Count == 1 ? "has" : "have")} a new lead.",
        };
        return Redirect(Links.Plan + QueryString.Create(Request.Query.Where(pair => pair.Key is not ("handler" or "page"))));
    }

    private Task ApplyAsync(List<Guid> ids, CancellationToken cancellationToken) => What switch
    {
        BulkChange.Correct => CorrectAsync(ids, cancellationToken),
        BulkChange.Rate => recordProgress.HandleAsync(new(ids, Input.RatingId, Input.Reason, null), cancellationToken),
        BulkChange.Date => proposeDate.HandleAsync(new(ids, Input.SourceText, Input.Reason, Input.BodyId), cancellationToken),
        _ => assignOwner.HandleAsync(new(ids, Input.PostId), cancellationToken),
    };

    private async Task CorrectAsync(List<Guid> ids, CancellationToken cancellationToken) =>
        _corrected = await correctActions.HandleAsync(new(ids, Input.Rows, Input.Reason), cancellationToken);

    // Only actions of the plan in force that are work: anything else that was sent is left out.
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is { } plan)
        {
            Quarters = plan.Quarters;
            var rows = db.ActionRows(plan.Id, Today);
            var actions = await (All ? rows : rows.Where(action => Selected.Contains(action.Id)))
                .WithOwnersAsync(db, AsAt.Now, Today, cancellationToken);
            var chosen = All ? Filter.Of(actions, await AreasAsync(plan.Id, cancellationToken), Today) : actions;
            if (What is BulkChange.Correct && !(plan.MayBeCorrected(Today) && reach.Allows(RecordKind.Boards, Verb.Manage)))
                LeftOut = [.. chosen.Select(action => (action.Ref, "this plan is not open for corrections: propose a new date"))];
            else
                LeftOut = [.. chosen.Select(action => (action.Ref, Why: WhyNot(action))).Where(row => row.Why is not null)
                    .Select(row => (row.Ref, row.Why!))];
            var refs = LeftOut.Select(row => row.Ref).ToHashSet();
            Actions = [.. chosen.Where(action => !refs.Contains(action.Ref))];
        }

        Items = What switch
        {
            BulkChange.Rate => await db.RatingItemsAsync(cancellationToken),
            BulkChange.Date => await db.DateBodiesAsync(cancellationToken),
            _ => await db.PostItemsAsync(cancellationToken),
        };
    }

    private string? WhyNot(ActionRow action) => What switch
    {
        _ when action.IsCrossReference => "it only points at other actions",
        BulkChange.Date when action.Review is { } review => $"a new date, {review.Proposed}, is under review already",
        _ => null,
    };

    private async Task<Dictionary<Guid, Guid>> AreasAsync(Guid planId, CancellationToken cancellationToken) =>
        await db.Set<Chapter>().Where(chapter => chapter.PlanId == planId)
            .ToDictionaryAsync(chapter => chapter.Id, chapter => chapter.PracticeAreaId, cancellationToken);

    internal sealed class BulkInput
    {
        /// <summary>Corrections, by action.</summary>
        public Dictionary<Guid, CorrectionRow> Rows { get; set; } = [];

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
    Correct,
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>Recording what a meeting decided on one item.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class ItemModel(PortalDbContext db, RecordDecision.Handler recordDecision) : MeetingPage(db)
{
    public override string Title => "Record a decision";

    [BindProperty(SupportsGet = true)]
    public Guid Item { get; set; }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public AgendaItem Row { get; private set; } = null!;

    /// <summary>Where the action or finding stands on the way to sign-off, and on which condition; null for other items.</summary>
    public (SignOffStage? Stage, string? Condition)? State { get; private set; }

    /// <summary>The finding that it is about, or null.</summary>
    public Finding? Finding { get; private set; }

    /// <summary>The reason that was given for a proposed date, or null.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var outcomes = new Dictionary<Guid, AgendaOutcome?> { [Item] = Input.Outcome };
        var command = new RecordDecision.Command(Meeting, outcomes, Input.Decision, Input.Condition);
        if (!await this.AcceptsAsync(() => recordDecision.HandleAsync(command, cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The decision is recorded.";
        return Redirect(Links.Meeting(Meeting));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return false;
        var row = await Db.Set<AgendaItem>().SingleOrDefaultAsync(item => item.Id == Item && item.MeetingId == Meeting, cancellationToken);
        if (row is null) return false;
        Row = row;
        Reason = await Db.Set<DateChange>().Where(change => change.Id == row.DateChangeId).Select(change => change.Reason).SingleOrDefaultAsync(cancellationToken);
        if (row.Kind is AgendaKind.SignOff)
        {
            var lineage = await Db.Set<PlanAction>().Where(action => action.Id == row.ActionId).Select(action => action.LineageId).SingleAsync(cancellationToken);
            var state = await Db.SignOffStateAsync(lineage, cancellationToken);
            State = (state.Stage, state.Condition);
        }

        if (row.FindingId is { } findingId)
        {
            Finding = await Db.Set<Finding>().SingleOrDefaultAsync(finding => finding.Id == findingId, cancellationToken);
            if (row.Kind is AgendaKind.FindingSignOff) State = await Db.FindingStageAsync(findingId, cancellationToken);
        }

        return true;
    }

    internal sealed class DecisionInput
    {
        public AgendaOutcome? Outcome { get; set; }

        public string? Decision { get; set; }

        public string? Condition { get; set; }
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits.Findings;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>One decision on all open items of a kind, which can differ by row; endorsed findings become actions with it.</summary>
[Requires(RecordKind.Boards, Verb.Manage)]
internal sealed class DecideModel(PortalDbContext db, RecordDecision.Handler recordDecision, ActOnFinding.Handler actOnFinding,
    TimeProvider clock)
    : MeetingPage(db)
{
    /// <summary>For a row that is decided as all of them.</summary>
    public const string AsAll = "";

    /// <summary>For a row that nothing is decided on.</summary>
    public const string Open = "Open";

    public override string Title => "Record decisions";

    [BindProperty(SupportsGet = true)]
    public AgendaKind Kind { get; set; }

    [BindProperty]
    public DecisionsInput Input { get; set; } = new();

    public IReadOnlyList<OpenItem> Items { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RowOutcomes { get; private set; } = [];

    /// <summary>The chapters that endorsed findings can become actions of.</summary>
    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    /// <summary>What all rows are together: “New dates for 54 actions”.</summary>
    public string About => BoardWords.Several(Kind, Items.Count);

    /// <summary>True where endorsed findings can become actions at once.</summary>
    public bool MakesActions => Chapters.Count > 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        CompleteRows();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var isWhole = Items.All(item => Input.Rows.ContainsKey(item.Id));
        CompleteRows();
        var outcomes = Items.Where(item => Input.Rows[item.Id].Outcome != Open).ToDictionary(
            item => item.Id, item => Enum.TryParse<AgendaOutcome>(Input.Rows[item.Id].Outcome, out var own) ? own : Input.Outcome);
        var leftOut = new List<RecordDecision.LeftOut>();
        var command = new RecordDecision.Command(Meeting, outcomes, Input.Decision, Input.Condition);
        if (!await this.AcceptsAsync(DecideAsync, "Input.")) return Page();
        var decided = outcomes.Count - leftOut.Count;
        if (Kind is AgendaKind.Endorsement) leftOut.AddRange(await MakeActionsAsync(outcomes, cancellationToken));
        TempData["Notice"] = $"{Words.Count(decided, "decision")} recorded";
        if (leftOut.Count > 0) TempData["LeftOut"] = string.Join('\n', leftOut.Select(item => $"{item.Title}: {item.Reason}"));
        return Redirect(Links.Meeting(Meeting));

        async Task DecideAsync()
        {
            // A row that is missing says nothing, and least of all that it is decided as the others are.
            if (!isWhole)
                throw new RefusedException("Not all rows arrived, so nothing was recorded. Check them below and send them again.");
            leftOut.AddRange(await recordDecision.HandleAsync(command, cancellationToken));
        }
    }

    private void CompleteRows()
    {
        foreach (var item in Items)
            Input.Rows.TryAdd(item.Id, new() { ChapterId = item.ProposedChapterId, OwnerPostId = item.ProposedOwnerId });
    }

    // Each with the number that comes next in its chapter and the finding's own words, which can be edited in the plan.
    private async Task<IReadOnlyList<RecordDecision.LeftOut>> MakeActionsAsync(
        Dictionary<Guid, AgendaOutcome?> outcomes, CancellationToken cancellationToken)
    {
        var leftOut = new List<RecordDecision.LeftOut>();
        foreach (var item in Items.Where(item => outcomes.GetValueOrDefault(item.Id) is AgendaOutcome.Agreed))
        {
            var row = Input.Rows[item.Id];
            if (row.ChapterId is not { } chapter) continue;
            try
            {
                var next = await Db.NextRefAsync(chapter, cancellationToken);
                await actOnFinding.HandleAsync(new(item.FindingId!.Value, chapter, next, item.Words, null, row.OwnerPostId),
                    cancellationToken);
            }
            catch (RefusedException refusal)
            {
                Db.ChangeTracker.Clear();
                leftOut.Add(new(item.Title, refusal.Message));
            }
        }

        return leftOut;
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCancelled || Head.Day > clock.TodayInUk()) return false;
        Items = await (
            from item in Db.Set<AgendaItem>()
            where item.MeetingId == Meeting && item.Kind == Kind && item.Outcome == null
            orderby item.Position
            let finding = Db.Set<Finding>().FirstOrDefault(finding => finding.Id == item.FindingId)
            let chapter = Db.Set<Chapter>()
                .Where(chapter => finding != null && chapter.PracticeAreaId == finding.PracticeAreaId
                    && Db.Set<Domain.Plans.Plan>().Any(plan => plan.Id == chapter.PlanId && plan.InForceAt != null
                        && plan.SupersededAt == null))
                .OrderBy(chapter => chapter.Position).FirstOrDefault()
            select new OpenItem(
                item.Id, item.Title,
                finding != null ? finding.Wording
                    : Db.Set<DateChange>().Where(change => change.Id == item.DateChangeId).Select(change => change.Reason).FirstOrDefault()
                    ?? Db.Set<PlanAction>().Where(action => action.Id == item.ActionId).Select(action => action.Text).FirstOrDefault(),
                item.FindingId, chapter == null ? null : chapter.Id, chapter == null ? null : chapter.LeadPostId))
            .ToListAsync(cancellationToken);
        if (Items.Count == 0) return false;
        RowOutcomes =
        [
            new("As chosen above", AsAll), .. Outcomes.Of(Kind), new("Leave it open", Open),
        ];
        if (Kind is not AgendaKind.Endorsement) return true;
        if (await Db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return true;
        Chapters =
        [
            .. (await Db.ChapterHeads(plan.Id).ToListAsync(cancellationToken))
                .Select(chapter => new SelectListItem(chapter.Heading, chapter.Id.ToString())),
        ];
        Posts = await Db.PostItemsAsync(cancellationToken);
        return true;
    }

    /// <param name="Id">The item.</param>
    /// <param name="Title">As on the agenda.</param>
    /// <param name="Words">The finding, the reason for a new date, or the action.</param>
    /// <param name="FindingId">The finding, or null.</param>
    /// <param name="ProposedChapterId">The first chapter of the finding's practice area, or null.</param>
    /// <param name="ProposedOwnerId">Who leads that chapter, or null.</param>
    internal sealed record OpenItem(
        Guid Id, string Title, string? Words, Guid? FindingId, Guid? ProposedChapterId, Guid? ProposedOwnerId);

    internal sealed class DecisionsInput
    {
        public AgendaOutcome? Outcome { get; set; }

        public string? Decision { get; set; }

        public string? Condition { get; set; }

        public Dictionary<Guid, RowInput> Rows { get; set; } = [];
    }

    internal sealed class RowInput
    {
        public string? Outcome { get; set; }

        public Guid? ChapterId { get; set; }

        public Guid? OwnerPostId { get; set; }
    }
}

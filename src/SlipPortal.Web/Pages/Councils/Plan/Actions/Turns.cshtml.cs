using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Actions;

/// <summary>The turns of recurring work: done, late, missed, next.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class TurnsModel(PortalDbContext db, RecordTurn.Handler recordTurn, TimeProvider clock) : ActionPage(db)
{
    private const int PageSize = 26;

    public override string Title => $"Turns of action {Ref}";

    [BindProperty]
    public TurnInput Input { get; set; } = new();

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>The turns, or null where the action does not recur.</summary>
    public RecurringWork? Work { get; private set; }

    public string Due { get; private set; } = "";

    public Recurrence? Recurrence { get; private set; }

    /// <summary>How often somebody looks at it, and when next; null where nobody set a rhythm.</summary>
    public (Recurrence Cadence, DateOnly Next)? Monitoring { get; private set; }

    public IReadOnlyDictionary<DateOnly, Occurrence> Recorded { get; private set; } = new Dictionary<DateOnly, Occurrence>();

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>The turns on the screen, the newest first.</summary>
    public IReadOnlyList<Turn> Shown { get; private set; } = [];

    /// <summary>The turns that can still be recorded.</summary>
    public IReadOnlyList<SelectListItem> Open =>
        [.. Work!.Turns.Where(turn => turn.State is TurnState.Next or TurnState.Late or TurnState.Missed && !Recorded.ContainsKey(turn.DueOn)).Reverse().Take(PageSize)
            .Select(turn => new SelectListItem($"{Words.Day(turn.DueOn)}: {InWords(turn.State).ToLowerInvariant()}", turn.DueOn.ToString("yyyy-MM-dd")))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !Head.IsLive || Work is null) return NotFound();
        if (!await this.AcceptsAsync(() => RecordAsync(cancellationToken), "Input.")) return Page();
        TempData["Notice"] = "The turn is recorded.";
        return Redirect(Links.Action(Ref, "turns"));
    }

    public static string InWords(TurnState state) => state switch
    {
        TurnState.Done => "Done in time",
        TurnState.DoneLate => "Done late",
        TurnState.Missed => "Missed",
        TurnState.Late => "Late",
        _ => "Next",
    };

    public static string Colour(TurnState state) => state switch
    {
        TurnState.Done => "green",
        TurnState.DoneLate => "yellow",
        TurnState.Missed => "red",
        TurnState.Late => "orange",
        _ => "grey",
    };

    private Task RecordAsync(CancellationToken cancellationToken)
    {
        // Only a turn of this action's own rhythm.
        if (Input.DueOn is not { } due || Work!.Turns.All(turn => turn.DueOn != due)) throw new RefusedException("Choose the turn.", nameof(Input.DueOn));
        return recordTurn.HandleAsync(new(Head.Id, due, Input.WasDone, Input.DoneOn, Input.Note), cancellationToken);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Head.IsCrossReference) return false;
        var today = clock.TodayInUk();
        var dues = await Db.Set<ActionDue>().Where(due => due.LineageId == Head.LineageId)
            .OrderBy(due => due.RecordedAt).ThenBy(due => due.Id).ToListAsync(cancellationToken);
        var last = dues.LastOrDefault();
        Due = Words.Due(last?.SourceText, last?.Kind ?? DueKind.Undated, last?.Until);
        var action = await Db.Set<PlanAction>().SingleAsync(action => action.Id == Head.Id, cancellationToken);
        var lastUpdate = await Db.Set<ProgressUpdate>().Where(update => update.LineageId == Head.LineageId)
            .MaxAsync(update => (DateTimeOffset?)update.RecordedAt, cancellationToken);
        if (action.Monitoring is { } cadence)
        {
            var since = (lastUpdate ?? dues.FirstOrDefault()?.RecordedAt ?? clock.GetUtcNow()).DayInUk();
            Monitoring = (cadence, RecurringWork.Reckon(cadence, since, [], since).Next);
        }

        if (last is not { Kind: DueKind.Recurring, Every: { } every, Unit: { } unit }) return true;
        Recurrence = new(every, unit);
        Recorded = await Db.Set<Occurrence>().Where(turn => turn.LineageId == Head.LineageId)
            .OrderBy(turn => turn.RecordedAt).GroupBy(turn => turn.DueOn).ToDictionaryAsync(turns => turns.Key, turns => turns.Last(), cancellationToken);
        var start = last.From ?? dues.First(due => due.Kind is DueKind.Recurring).RecordedAt.DayInUk();
        Work = RecurringWork.Reckon(Recurrence, start, Recorded.Values.Select(turn => (turn.DueOn, turn.DoneOn)), today);
        Paging = new(Work.Turns.Count, PageSize, PageNumber);
        Shown = [.. Work.Turns.Reverse().Skip(Paging.Skip).Take(PageSize)];
        return true;
    }

    internal sealed class TurnInput
    {
        public DateOnly? DueOn { get; set; }

        public bool? WasDone { get; set; }

        public DateOnly? DoneOn { get; set; }

        public string? Note { get; set; }
    }
}

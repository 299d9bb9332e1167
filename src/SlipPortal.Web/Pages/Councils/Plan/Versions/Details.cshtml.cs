using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan.Versions;

/// <summary>One version to read, with what it changes of the one before.</summary>
[Requires(RecordKind.Plan, ToPost = Verb.Edit)]
internal sealed class DetailsModel(PortalDbContext db, DiscardDraft.Handler discardDraft, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 200;

    public override string Title => Front is null ? "Version" : $"Version {Front.Version} of the plan";

    [BindProperty(SupportsGet = true)]
    public Guid Plan { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PlanFront Front { get; private set; } = null!;

    public IReadOnlyList<(ChapterHead Chapter, IReadOnlyList<ActionRow> Actions)> Chapters { get; private set; } = [];

    /// <summary>What each action was in the version before, by its id.</summary>
    public IReadOnlyDictionary<Guid, string> Was { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What changes of the version before, or null for the first.</summary>
    public PlanDifference? Difference { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public DateOnly On { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => discardDraft.HandleAsync(new(Plan), cancellationToken))) return Page();
        TempData["Notice"] = "The draft is given up. The version in force is as it was.";
        return Redirect(Links.PlanVersions);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.PlanFronts().SingleOrDefaultAsync(plan => plan.Id == Plan, cancellationToken) is not { } front || (front.IsDraft && !IsMember)) return false;
        Front = front;
        var today = clock.TodayInUk();
        // A superseded version is shown as it stood on its last day.
        var moment = Front.SupersededAt is { } end ? AsAt.Of(end.DayInUk().AddDays(-1), today) : AsAt.Now;
        On = moment.Day ?? today;
        var chapters = await db.ChapterHeads(Plan).ToListAsync(cancellationToken);
        var actions = await db.ActionRows(Plan, On, moment).WithOwnersAsync(db, moment, On, cancellationToken);
        Paging = new(actions.Count, PageSize, PageNumber);
        var shown = actions.Skip(Paging.Skip).Take(PageSize).ToLookup(action => action.ChapterId);
        Chapters = [.. chapters.Where(chapter => shown.Contains(chapter.Id) || Front.IsDraft).Select(chapter => (chapter, (IReadOnlyList<ActionRow>)[.. shown[chapter.Id]]))];
        if (Front.PreviousPlanId is not { } before) return true;

        Was = await (
            from action in db.Set<PlanAction>()
            join earlier in db.Set<PlanAction>() on action.PreviousActionId equals (Guid?)earlier.Id
            where action.PlanId == Plan
            select new { action.Id, earlier.Ref }).ToDictionaryAsync(pair => pair.Id, pair => pair.Ref, cancellationToken);
        var difference = PlanDifference.Between(
            await db.PlanLinesAsync(before, cancellationToken), await db.PlanLinesAsync(Plan, cancellationToken));
        Difference = difference;
        return true;
    }
}

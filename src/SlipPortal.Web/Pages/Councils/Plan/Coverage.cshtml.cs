using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan.Posts;
using SlipPortal.Web.Pages.Councils.Visits;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>What is missing from the plan in force: one page, each line a link to mend it.</summary>
[Requires(RecordKind.Plan)]
internal sealed class CoverageModel(PortalDbContext db, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    private const int Shown = 20;
    private const int PageSize = 100;

    public override string Title => "Coverage";

    /// <summary>An action without an update for so many days is quiet: 30, 60 or 90.</summary>
    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = 60;

    /// <summary>The one group to show in full, by its key, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public bool HasPlan { get; private set; }

    /// <summary>Who may not mend what is missing is led to the action itself.</summary>
    public bool CanMend => reach.Allows(RecordKind.Plan, Verb.Edit);

    /// <summary>How many actions there are, pointers at others not counted.</summary>
    public int Total { get; private set; }

    /// <summary>What is missing, by kind; those where nothing is missing are left out.</summary>
    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Days is not (30 or 60 or 90)) Days = 60;
        if (await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken) is not { } plan) return Page();
        HasPlan = true;
        var today = clock.TodayInUk();
        var work = (await db.ActionRows(plan.Id, today).WithOwnersAsync(db, AsAt.Now, today, cancellationToken)).Where(action => !action.IsCrossReference).ToList();
        Total = work.Count;
        var holders = await db.HoldersAsync(today, null, cancellationToken);
        var vacant = await VacantAsync(plan.Id, holders, cancellationToken);
        var waits = await LateWaitsAsync(plan.Id, work, today, cancellationToken);
        var open = work.Where(action => action.RatingMeaning is not RatingMeaning.Complete).ToList();
        var answering = await db.Set<FindingTie>().Where(tie => tie.EndedAt == null).Select(tie => new { tie.FindingId, tie.ActionLineageId }).ToListAsync(cancellationToken);
        var answers = answering.Select(tie => tie.ActionLineageId).ToHashSet();
        Gap[] all =
        [
            Of("source", "No finding, term or request is named", "Nobody can say why it is in the plan.", work.Where(action => !action.HasSource && !answers.Contains(action.LineageId)), "edit"),
            Of("owner", "No owner", "Nobody answers for it.", work.Where(action => action.Owners.Count == 0), "edit"),
            Of("vacant", "Led by a vacant post", "Somebody left, and nobody holds the post.", open.Where(action => vacant.Contains(action.Id)), "edit"),
            Of("measure", "No success measure", "Nobody can say when it has worked.", work.Where(action => !action.HasMeasure), "edit"),
            Of("never", "Never reported on", "No update has been given yet.", open.Where(action => action.UpdatedAt is null), "ask"),
            Of("quiet", $"No update for {Days} days", "The rating may no longer be true.",
                open.Where(action => action.UpdatedAt is { } at && today.DayNumber - at.DayInUk().DayNumber >= Days), "ask"),
            Of("undated", "No date", "It can never be late, and never be on track.", open.Where(action => action.StandingOn(today) is Standing.Undated), "date"),
            Of("evidence", "Complete, with no evidence", "Nothing shows that it was done.", work.Where(action => action.RatingMeaning is RatingMeaning.Complete && action.Pieces == 0), "evidence"),
            Of("signoff", "Complete, not signed off", "No body has agreed that it is done.",
                work.Where(action => action.RatingMeaning is RatingMeaning.Complete && action.Stage is not (SignOffStage.SignedOff or SignOffStage.HandedOver)), "sign-off"),
            Of("late", "Waits for something that is overdue", "It will be late as well.", open.Where(action => waits.Contains(action.Id)), "ties"),
            new("unanswered", "What visits found, and no action of the plan answers", "They ask for work, and were not declined.",
                await VisitFindingsAsync(answering.Where(tie => work.Exists(action => action.LineageId == tie.ActionLineageId)).Select(tie => tie.FindingId).ToHashSet(), cancellationToken)),
            new("findings", "Findings that no open action answers", "Every action that named them is complete, dropped or left behind.", await FindingsAsync(plan.Id, open, cancellationToken)),
        ];
        if (all.All(gap => gap.Key != Show)) Show = null;
        Gaps = [.. all.Where(gap => Show is null ? gap.Lines.Count > 0 : gap.Key == Show)];
        if (TableDownload.Knows(Format))
        {
            return TableDownload.Of(
                [.. Gaps.SelectMany(gap => gap.Lines.Select(line => new { Missing = gap.Name, Action = line.Ref, What = line.Text }))],
                $"{Links.Slug}-coverage", Format!);
        }

        if (Show is not null)
        {
            Paging = new(Gaps[0].Lines.Count, PageSize, PageNumber);
            Gaps = [Gaps[0] with { Shown = [.. Gaps[0].Lines.Skip(Paging.Skip).Take(PageSize)] }];
        }

        return Page();
    }

    private Gap Of(string key, string name, string meaning, IEnumerable<ActionRow> actions, string page) =>
        new(key, name, meaning,
            [.. actions.Select(action => new GapLine(action.Ref, action.Text, CanMend ? Links.Action(action.Ref, page) : Links.Action(action.Ref)))]);

    private async Task<HashSet<Guid>> VacantAsync(Guid planId, IReadOnlyDictionary<Guid, PostState> holders, CancellationToken cancellationToken)
    {
        var posts = holders.Where(pair => pair.Value.IsVacant).Select(pair => pair.Key).ToList();
        return
        [
            .. await db.Set<ActionOwner>()
                .Where(owner => owner.EndedAt == null && owner.Position == 1 && posts.Contains(owner.PostId)
                    && db.Set<PlanAction>().Any(action => action.Id == owner.ActionId && action.PlanId == planId))
                .Select(owner => owner.ActionId).ToListAsync(cancellationToken),
        ];
    }

    private async Task<HashSet<Guid>> LateWaitsAsync(Guid planId, List<ActionRow> work, DateOnly today, CancellationToken cancellationToken)
    {
        var late = work.Where(action => action.StandingOn(today) is Standing.Overdue).Select(action => action.Id).ToHashSet();
        var links = await (
            from link in db.Set<ActionLink>()
            join action in db.Set<PlanAction>() on link.ActionId equals action.Id
            where action.PlanId == planId && link.Kind == ActionLinkKind.DependsOn
            select new { link.ActionId, link.LinkedActionId }).ToListAsync(cancellationToken);
        return [.. links.Where(link => late.Contains(link.LinkedActionId)).Select(link => link.ActionId)];
    }

    private async Task<IReadOnlyList<GapLine>> FindingsAsync(Guid planId, List<ActionRow> open, CancellationToken cancellationToken)
    {
        var named = await db.Set<PlanAction>().Where(action => action.Finding != null)
            .Select(action => new { action.Id, action.Ref, action.PlanId, Finding = action.Finding! }).ToListAsync(cancellationToken);
        var live = open.Select(action => action.Id).ToHashSet();
        return
        [
            .. named.GroupBy(action => action.Finding).Where(group => !group.Any(action => live.Contains(action.Id)))
                .Select(group => group.FirstOrDefault(action => action.PlanId == planId) ?? group.First())
                .Select(action => new GapLine(action.Ref, action.Finding, Links.Action(action.Ref, action.PlanId == planId ? null : action.PlanId))),
        ];
    }

    // What visits found, as far as the person may see it.
    private async Task<IReadOnlyList<GapLine>> VisitFindingsAsync(HashSet<Guid> answered, CancellationToken cancellationToken)
    {
        var asks = await db.FindingRows().Where(finding => finding.Kind != FindingKind.Strength).OrderByDescending(finding => finding.FirstDay)
            .ThenBy(finding => finding.Number).ToListAsync(cancellationToken);
        return
        [
            .. asks.Where(finding => finding.Reply is not FindingReply.Declined && finding.Stage is not (SignOffStage.SignedOff or SignOffStage.HandedOver) && !answered.Contains(finding.Id))
                .Select(finding => new GapLine($"{finding.VisitType}, {finding.When}, finding {finding.Number}", finding.Wording, Links.Finding(finding.Id))),
        ];
    }

    /// <summary>One kind of thing that is missing.</summary>
    /// <param name="Key">Its name in the address.</param>
    /// <param name="Name">What is missing.</param>
    /// <param name="Meaning">Why it matters.</param>
    /// <param name="Lines">Where.</param>
    internal sealed record Gap(string Key, string Name, string Meaning, IReadOnlyList<GapLine> Lines)
    {
        /// <summary>The lines on the screen.</summary>
        public IReadOnlyList<GapLine> Shown { get; init; } = [.. Lines.Take(CoverageModel.Shown)];
    }

    /// <summary>One place where it is missing.</summary>
    /// <param name="Ref">The action.</param>
    /// <param name="Text">What it is about.</param>
    /// <param name="Href">Where it is mended.</param>
    internal sealed record GapLine(string Ref, string Text, string Href);
}

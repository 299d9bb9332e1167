using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Documents.Word;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Plan;

/// <summary>The improvement plan: its chapters and actions, filtered by what the address says, now or as at a day.</summary>
[Requires(RecordKind.Plan)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => Moment.Day is { } day ? $"Improvement plan as at {Words.Day(day)}" : "Improvement plan";

    [BindProperty(SupportsGet = true)]
    public PlanFilter Filter { get; set; } = new();

    /// <summary>Which page of the list, from 1.</summary>
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>The Word document of the plan with its progress, where “docx” is the plan as agreed.</summary>
    public const string ProgressFormat = "docx-progress";

    /// <summary>“csv”, “xlsx”, “docx” or <see cref="ProgressFormat"/> for a file of what the filters leave.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public PlanHead? Plan { get; private set; }

    /// <summary>Whether this person may correct dates and references: a lead may while the plan is being set up.</summary>
    public bool MayCorrect => Plan!.MayBeCorrected(Today) && reach.Allows(RecordKind.Boards, Verb.Manage);

    /// <summary>The actions on the screen, by chapter; all in one where they stand in another order than the plan's.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    public PlanChoices Choices { get; private set; } = new([], [], [], []);

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>How many actions the filters leave, pointers at others not counted.</summary>
    public int Found { get; private set; }

    /// <summary>How many actions there are, pointers at others not counted.</summary>
    public int Total { get; private set; }

    public DateOnly Today { get; } = clock.TodayInUk();

    public AsAt Moment => AsAt.Of(Filter.AsAt, Today);

    /// <summary>The day that everything on the page is judged by.</summary>
    public DateOnly On => Moment.Day ?? Today;

    /// <summary>The age in days of the last rating on the page's day, or null when nothing is rated.</summary>
    public int? AgeOfRatings { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var front = await FrontAsync(cancellationToken);
        if (front is not (var plan, var chapters)) return Page();

        Plan = plan;
        // A whole plan is some hundreds of short rows. Where an action stands is a rule of the domain, so it is applied here, not in SQL.
        var all = await db.ActionRows(Plan.Id, On, Moment).WithOwnersAsync(db, Moment, On, cancellationToken);
        var found = Filter.Of(all, chapters.ToDictionary(chapter => chapter.Id, chapter => chapter.AreaId), On);
        Total = all.Count(action => !action.IsCrossReference);
        Found = found.Count(action => !action.IsCrossReference);
        AgeOfRatings = all.Max(action => action.RatedAt) is { } last ? On.DayNumber - last.DayInUk().DayNumber : null;
        if (TableDownload.Knows(Format)) return await DownloadAsync(Plan, chapters, found, cancellationToken);
        if (Format is "docx" or ProgressFormat) return await DocumentAsync(Plan, chapters, found, cancellationToken);

        Paging = new(found.Count, PageSize, PageNumber);
        var shown = found.Skip(Paging.Skip).Take(PageSize).ToList();
        if (Filter.Order is null or PlanOrder.Plan)
        {
            var byChapter = shown.ToLookup(action => action.ChapterId);
            Sections = [.. chapters.Where(chapter => byChapter.Contains(chapter.Id)).Select(chapter => new Section(chapter, [.. byChapter[chapter.Id]]))];
        }
        else if (shown.Count > 0)
        {
            Sections = [new(null, shown)];
        }

        Choices = PlanChoices.Of(chapters, all);
        return Page();
    }

    /// <summary>The address of the same view in another form.</summary>
    public string AddressWith(string name, string value) =>
        Links.Plan + QueryString.Create(Request.Query.Where(pair => pair.Key != name && pair.Key != "page")
            .SelectMany(pair => pair.Value.Where(text => !string.IsNullOrEmpty(text)).Select(text => KeyValuePair.Create(pair.Key, text)))
            .Append(KeyValuePair.Create<string, string?>(name, value)));

    // The plan in force and its chapters.
    private async Task<(PlanHead Plan, List<ChapterView> Chapters)?> FrontAsync(CancellationToken cancellationToken)
    {
        var end = Moment.End;
        var front = await db.PlanInForce(Moment).Select(plan => new
        {
            Plan = new PlanHead(plan.Id, plan.Title, plan.Period, plan.Version, plan.Quarters, plan.ApprovedAt, plan.CorrectableUntil),
            Chapters = (
                from chapter in db.Set<Chapter>()
                join area in db.Set<PracticeArea>() on chapter.PracticeAreaId equals area.Id
                where chapter.PlanId == plan.Id
                orderby chapter.Position
                let impact = db.Set<ImpactRating>()
                    .Where(impact => impact.LineageId == chapter.LineageId && impact.RecordedAt < end)
                    .OrderByDescending(impact => impact.RecordedAt).ThenByDescending(impact => impact.Id)
                    .Join(db.Set<Rating>(), impact => impact.RatingId, rating => rating.Id, (_, rating) => new { rating.Name, rating.Colour })
                    .FirstOrDefault()
                select new ChapterView
                {
                    Id = chapter.Id,
                    Heading = chapter.Number == null ? chapter.Title : chapter.Number + ". " + chapter.Title,
                    Statement = chapter.Statement,
                    AreaId = area.Id,
                    Area = area.Name,
                    Impact = impact.Name,
                    ImpactColour = impact.Colour,
                }).ToList(),
        }).FirstOrDefaultAsync(cancellationToken);
        return front is null ? null : (front.Plan, front.Chapters);
    }

    private async Task<FileContentResult> DownloadAsync(
        PlanHead plan, IReadOnlyList<ChapterView> chapters, IReadOnlyList<ActionRow> actions, CancellationToken cancellationToken)
    {
        var impacts = await db.ImpactTextsAsync(plan.Id, cancellationToken);
        var progress = await db.LastProgressAsync([.. actions.Select(action => action.LineageId)], Moment, cancellationToken);
        var headings = chapters.ToDictionary(chapter => chapter.Id, chapter => chapter.Heading);
        return TableDownload.Of(
            [
                .. actions.Select(action => new
                {
                    action.Ref,
                    Chapter = headings[action.ChapterId],
                    Action = action.Text,
                    Owners = string.Join("; ", action.Owners.Select(owner => owner.Title)),
                    Due = action.IsCrossReference ? null : Words.Due(action),
                    DueBy = action.DueUntil,
                    TimesMoved = action.Moves,
                    Stands = action.IsCrossReference ? "See other actions" : action.StandingOn(On).InWords(),
                    action.Rating,
                    Rated = action.RatedAt?.DayInUk(),
                    DaysSinceRated = action.RatedAt is { } rated ? On.DayNumber - rated.DayInUk().DayNumber : (int?)null,
                    Updated = action.UpdatedAt?.DayInUk(),
                    SignOff = action.IsCrossReference ? null : SignOffs.InWords(action.Stage),
                    Evidence = action.IsCrossReference ? null : Words.Evidence(action.Pieces, action.Judgement),
                    Impact = action.ImpactId is { } impact ? impacts.GetValueOrDefault(impact) : null,
                    Reason = progress.GetValueOrDefault(action.LineageId)?.Reason,
                    Narrative = progress.GetValueOrDefault(action.LineageId)?.Narrative,
                }),
            ],
            FileName,
            Format!);
    }

    private async Task<FileContentResult> DocumentAsync(
        PlanHead plan, IReadOnlyList<ChapterView> chapters, IReadOnlyList<ActionRow> actions, CancellationToken cancellationToken)
    {
        var impacts = await db.ImpactTextsAsync(plan.Id, cancellationToken);
        List<Guid> lineages = [.. actions.Select(action => action.LineageId)];
        var progress = Format != ProgressFormat ? null : new ProgressWords(
            await db.LastProgressAsync(lineages, Moment, cancellationToken),
                await db.EvidenceTitlesAsync(lineages, Moment, cancellationToken));
        var report = PlanDocument.Of(Council, plan, On, chapters, actions, impacts, progress);
        return File(
            WordWriter.Write(report), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            $"{FileName}{(progress is null ? "" : "-with-progress")}.docx");
    }

    private string FileName => $"{Links.Slug}-improvement-plan-{On:yyyy-MM-dd}";

    /// <summary>Some of the plan's actions under one heading.</summary>
    /// <param name="Chapter">The chapter, or null for actions of several.</param>
    /// <param name="Actions">The actions.</param>
    internal sealed record Section(ChapterView? Chapter, IReadOnlyList<ActionRow> Actions);
}

/// <summary>A chapter as the plan shows it.</summary>
internal sealed record ChapterView
{
    public required Guid Id { get; init; }

    public required string Heading { get; init; }

    public required string? Statement { get; init; }

    public required Guid AreaId { get; init; }

    public required string Area { get; init; }

    /// <summary>The last rating of its impact, or null.</summary>
    public required string? Impact { get; init; }

    public required string? ImpactColour { get; init; }
}

/// <summary>What the plan can be filtered by: what there is in it.</summary>
internal sealed record PlanChoices(
    IReadOnlyList<SelectListItem> Chapters, IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Owners, IReadOnlyList<SelectListItem> Ratings)
{
    public static IReadOnlyList<SelectListItem> Standings { get; } =
        [.. Enum.GetValues<Standing>().Select(standing => new SelectListItem(standing.InWords(), standing.ToString()))];

    public static IReadOnlyList<SelectListItem> Dues { get; } =
    [
        new("Overdue", nameof(DueFilter.Overdue)), new("This month", nameof(DueFilter.ThisMonth)), new("Next month", nameof(DueFilter.NextMonth)),
        new("Next quarter", nameof(DueFilter.NextQuarter)), new("Again and again", nameof(DueFilter.Recurring)), new("No date", nameof(DueFilter.Undated)),
        new("Date under review", nameof(DueFilter.UnderReview)), new("Date moved before", nameof(DueFilter.Moved)),
    ];

    public static IReadOnlyList<SelectListItem> SignOffItems { get; } =
    [
        new("Complete, evidence not checked", nameof(SignOffFilter.CompleteOnly)), new("Ready for a body to sign off", nameof(SignOffFilter.Ready)),
        new("Signed off in part", nameof(SignOffFilter.InPart)), new("Signed off", nameof(SignOffFilter.InFull)),
        new("Handed over", nameof(SignOffFilter.HandedOver)), new("Reopened", nameof(SignOffFilter.Reopened)),
    ];

    public static IReadOnlyList<SelectListItem> EvidenceItems { get; } =
    [
        new("None", nameof(EvidenceFilter.None)), new("Not judged", nameof(EvidenceFilter.NotJudged)), new("Sufficient", nameof(EvidenceFilter.Sufficient)),
        new("Partly sufficient", nameof(EvidenceFilter.Partly)), new("Not sufficient", nameof(EvidenceFilter.NotSufficient)),
    ];

    public static IReadOnlyList<SelectListItem> Orders { get; } =
    [
        new("As in the plan", nameof(PlanOrder.Plan)), new("Soonest due first", nameof(PlanOrder.Due)), new("Worst first", nameof(PlanOrder.Standing)),
        new("Longest without an update", nameof(PlanOrder.LastUpdate)), new("Most often moved", nameof(PlanOrder.Moved)),
    ];

    public static PlanChoices Of(IReadOnlyList<ChapterView> chapters, IReadOnlyList<ActionRow> actions) => new(
        [.. chapters.Select(chapter => new SelectListItem(chapter.Heading, chapter.Id.ToString()))],
        [.. chapters.DistinctBy(chapter => chapter.AreaId).Select(chapter => new SelectListItem(chapter.Area, chapter.AreaId.ToString()))],
        Named(actions.SelectMany(action => action.Owners).Select(owner => owner.Title)),
        Named(actions.Select(action => action.Rating).OfType<string>()));

    private static IReadOnlyList<SelectListItem> Named(IEnumerable<string> names) =>
        [.. names.Distinct().Order(StringComparer.CurrentCulture).Select(name => new SelectListItem(name, name))];
}

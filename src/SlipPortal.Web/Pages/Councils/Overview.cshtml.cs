using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Oversight;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Pages.Councils.Boards;
using SlipPortal.Web.Pages.Councils.Held;
using SlipPortal.Web.Pages.Councils.Kpis;
using SlipPortal.Web.Pages.Councils.Notice;
using SlipPortal.Web.Pages.Councils.People;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Visits;
using SlipPortal.Web.Pages.Councils.Visits.Audits;
using SlipPortal.Web.Pages.Councils.Visits.Published;

namespace SlipPortal.Web.Pages.Councils;

/// <summary>A council at a glance: where it stands, what waits for a decision, and what needs attention.</summary>
[Requires(RecordKind.Plan)]
internal sealed class OverviewModel(PortalDbContext db, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    /// <summary>An action without an update for so many days is quiet.</summary>
    public const int QuietDays = 60;

    private const int Shown = 10;
    private static readonly Standing[] AllStandings = Enum.GetValues<Standing>();

    public override string Title => "Overview";

    /// <summary>The current plan, or null.</summary>
    public PlanHead? Plan { get; private set; }

    /// <summary>How many actions stand where, in the order of <see cref="Standing"/>.</summary>
    public IReadOnlyList<(Standing Standing, int Count)> Standings { get; private set; } = [];

    /// <summary>The actions that need attention most.</summary>
    public IReadOnlyList<ActionRow> Attention { get; private set; } = [];

    /// <summary>The first actions that are due in the month to come.</summary>
    public IReadOnlyList<ActionRow> DueNextMonth { get; private set; } = [];

    /// <summary>How many are due in the month to come.</summary>
    public int DueNextMonthCount { get; private set; }

    /// <summary>How many actions have a date under review.</summary>
    public int UnderReviewCount { get; private set; }

    /// <summary>How many open actions nobody has reported on for <see cref="QuietDays"/> days.</summary>
    public int Quiet { get; private set; }

    /// <summary>The first things that wait for a decision, the next meeting first; empty for people from outside.</summary>
    public IReadOnlyList<WaitingItem> Waiting { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>Actions that are on track or complete, beside measures of their impact that get worse.</summary>
    public IReadOnlyList<(ActionRow Action, KpiView Measure)> GreenAndWorse { get; private set; } = [];

    /// <summary>The last notice that the council entered, where the person may see it; or null.</summary>
    public NoticeHead? LastNotice { get; private set; }

    /// <summary>The notice, where one is in force and the person may see it; or null.</summary>
    public NoticeHead? Notice => LastNotice is { LiftedOn: null } ? LastNotice : null;

    /// <summary>True where the council plays the part of one under notice, and no notice is entered: its own page says so too.</summary>
    public bool LacksNotice => LastNotice is null && reach.Allows(RecordKind.Notice, Verb.View)
        && Parts.Any(part => part is { Part: OrganisationPart.UnderNotice, Until: null });

    /// <summary>The terms of the notice that are behind or come next, the late ones first.</summary>
    public IReadOnlyList<TermView> NoticeNext { get; private set; } = [];

    /// <summary>True for a lead, where it is time to confirm who can see the council’s records.</summary>
    public bool IsConfirmationDue { get; private set; }

    /// <summary>How many held texts wait for a lead’s decision; 0 for everybody else.</summary>
    public int HeldCount { get; private set; }

    /// <summary>How many files that could not be checked wait for a lead; 0 for everybody else.</summary>
    public int HeldFileCount { get; private set; }

    /// <summary>The first actions from audits that are late, for a lead; empty for everybody else.</summary>
    public IReadOnlyList<AuditActionRow> LateAudits { get; private set; } = [];

    /// <summary>The title of the post that they are escalated to, or null.</summary>
    public string? AuditsEscalatedTo { get; private set; }

    /// <summary>The next visit that the person may see, or null.</summary>
    public VisitRow? NextVisit { get; private set; }

    /// <summary>How many visits are published about a council that has recorded none.</summary>
    public int PublishedVisits { get; private set; }

    public StackedCounts ByChapter { get; private set; } = null!;

    public StackedCounts Trend { get; private set; } = null!;

    /// <summary>The parts that the council plays and has played.</summary>
    public IReadOnlyList<OrganisationRole> Parts { get; private set; } = [];

    /// <summary>Today, here.</summary>
    public DateOnly Today { get; } = clock.TodayInUk();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Parts = await db.Set<OrganisationRole>()
            .Where(role => role.OrganisationId == db.TenantInfo!.Id && role.Part != OrganisationPart.Council)
            .OrderBy(role => role.From)
            .ToListAsync(cancellationToken);
        await LoadNoticeAsync(cancellationToken);
        if (reach.Allows(RecordKind.Held, Verb.Manage))
        {
            HeldCount = await db.HeldAndWaiting().CountAsync(cancellationToken);
            HeldFileCount = await db.HeldFiles().CountAsync(cancellationToken);
        }

        if (reach.Allows(RecordKind.People, Verb.Manage))
            IsConfirmationDue = AccessConfirmation.IsDue(await db.LastConfirmedAsync(cancellationToken), clock.GetUtcNow());
        await LoadLateAuditsAsync(cancellationToken);
        await LoadVisitsAsync(cancellationToken);
        Plan = await db.CurrentPlan().FirstOrDefaultAsync(cancellationToken);
        if (Plan is null) return;

        var chapters = await db.ChapterHeads(Plan.Id).ToListAsync(cancellationToken);
        var work = (await db.ActionRows(Plan.Id, Today).ToListAsync(cancellationToken)).Where(action => !action.IsCrossReference).ToList();
        Standings = [.. work.CountBy(action => action.StandingOn(Today)).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        Attention =
        [
            .. work.Where(action => action.StandingOn(Today) is Standing.Overdue or Standing.OffTrack or Standing.Undated)
                .OrderBy(action => action.StandingOn(Today)).ThenBy(action => action.DueUntil).ThenBy(action => action.SortKey, StringComparer.Ordinal)
                .Take(Shown),
        ];
        var next = new PlanFilter { Due = DueFilter.NextMonth, Order = PlanOrder.Due }.Of(work, new Dictionary<Guid, Guid>(), Today);
        (DueNextMonth, DueNextMonthCount) = ([.. next.Take(Shown)], next.Count);
        UnderReviewCount = work.Count(action => action.Review is not null);
        Quiet = work.Count(action => action.RatingMeaning is not RatingMeaning.Complete
            && (action.UpdatedAt is null || Today.DayNumber - action.UpdatedAt.Value.DayInUk().DayNumber >= QuietDays));
        ByChapter = CountsOf(
            "Where actions stand, by chapter", "Chapter",
            chapters.Select(chapter => (
                chapter.Heading,
                work.Where(action => action.ChapterId == chapter.Id).CountBy(action => action.StandingOn(Today)).ToDictionary(),
                (string?)Links.PlanChapter(chapter.Id))));
        Trend = await TrendAsync(cancellationToken);
        if (reach.Allows(RecordKind.Kpis, Verb.View))
        {
            var tied = await db.TiedAsync(Today, cancellationToken);
            GreenAndWorse =
            [
                .. work.Where(action => action.RatingMeaning is RatingMeaning.OnTrack or RatingMeaning.Complete)
                    .SelectMany(action => tied[action.LineageId].Where(measure => measure.GetsWorse).Select(measure => (action, measure))),
            ];
        }

        if (!reach.Allows(RecordKind.Boards, Verb.View)) return;
        Waiting = await db.Waiting().Take(Shown).ToListAsync(cancellationToken);
        WaitingCount = await db.Waiting().CountAsync(cancellationToken);
    }

    /// <summary>A part of the council's, as its own notice says it where one is entered.</summary>
    public string InWords(OrganisationRole part) =>
        part is { Part: OrganisationPart.UnderNotice, Until: null } && LastNotice?.LiftedOn is { } lifted
            ? $"Under an improvement notice from {LastNotice.ServedOn:d MMMM yyyy} until it was lifted on {lifted:d MMMM yyyy}."
            : InWords(part, Today);

    /// <summary>“Under an improvement notice since 20 October 2026 (32 days).”</summary>
    public static string InWords(OrganisationRole part, DateOnly today)
    {
        var what = part.Part switch
        {
            OrganisationPart.UnderNotice => "Under an improvement notice",
            OrganisationPart.Partner => "Supports other councils as a sector-led improvement partner",
            _ => part.Part.ToString(),
        };
        if (part.Until is { } until) return $"{what} from {part.From:d MMMM yyyy} to {until:d MMMM yyyy}.";
        var months = Portfolio.MonthsBetween(part.From, today);
        return $"{what} since {part.From:d MMMM yyyy} ({(months < 1 ? "less than a month" : months == 1 ? "1 month" : $"{months} months")}).";
    }

    private async Task LoadNoticeAsync(CancellationToken cancellationToken)
    {
        if (!reach.Allows(RecordKind.Notice, Verb.View)) return;
        LastNotice = await db.Notices().FirstOrDefaultAsync(cancellationToken);
        if (Notice is null) return;
        NoticeNext = [.. (await db.TermsAsync(Notice, null, Today, cancellationToken)).DueSoon(Today, Councils.Notice.IndexModel.DaysAhead).Take(Shown)];
    }

    private async Task LoadLateAuditsAsync(CancellationToken cancellationToken)
    {
        if (!reach.Allows(RecordKind.UnpublishedVisits, Verb.Manage)) return;
        LateAudits = await db.AuditActionRows().Where(action => action.DoneOn == null && action.DueOn < Today).Take(Shown).ToListAsync(cancellationToken);
        AuditsEscalatedTo = await db.EscalationPostAsync(await db.AuditRulesAsync(cancellationToken), cancellationToken);
    }

    private async Task LoadVisitsAsync(CancellationToken cancellationToken)
    {
        if (!reach.Allows(RecordKind.Visits, Verb.View)) return;
        NextVisit = await db.VisitRows()
            .Where(visit => !visit.IsCancelled && visit.LastDay >= Today && visit.Findings + visit.Strengths == 0)
            .OrderBy(visit => visit.FirstDay)
            .FirstOrDefaultAsync(cancellationToken);
        if (reach.Allows(RecordKind.Visits, Verb.Edit) && !await db.Set<Visit>().AnyAsync(cancellationToken)) PublishedVisits = await db.PublishedCountAsync(cancellationToken);
    }

    // The ends of the eleven months before this one, and today.
    private async Task<StackedCounts> TrendAsync(CancellationToken cancellationToken)
    {
        var firstOfMonth = new DateOnly(Today.Year, Today.Month, 1);
        List<DateOnly> days = [.. Enumerable.Range(0, 11).Select(i => firstOfMonth.AddMonths(i - 10).AddDays(-1)), Today];
        var counts = await db.TrendAsync(days, cancellationToken);
        return CountsOf(
            "Where actions stood at the end of each month", "Month",
            days.Zip(counts, (day, count) => (day == Today ? "Today" : day.ToString("MMM yyyy"), count.ToDictionary(), (string?)Links.PlanAsAt(day))));
    }

    private static StackedCounts CountsOf(
        string caption, string heading, IEnumerable<(string Label, Dictionary<Standing, int> Counts, string? Href)> lines) => new(
        caption,
        heading,
        [.. AllStandings.Select(standing => new CountCategory(standing.InWords(), ColourOf(standing)))],
        [.. lines.Select(line => new CountLine(line.Label, [.. AllStandings.Select(standing => line.Counts.GetValueOrDefault(standing))], line.Href))]);

    // As the tags, but for those that share a tag's colour: side by side in a bar they have to differ.
    private static string ColourOf(Standing standing) => standing switch
    {
        Standing.OffTrack => "magenta",
        Standing.NotRated => "white",
        _ => standing.Colour(),
    };
}

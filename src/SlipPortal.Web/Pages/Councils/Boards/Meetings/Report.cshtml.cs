using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Boards.Meetings;

/// <summary>
/// The plan as one meeting sees it: ratings as of a day, with their age on the day of the meeting, and dates as they are known by then;
/// those that another body has not agreed yet are under review.
/// </summary>
[Requires(RecordKind.Boards)]
internal sealed class ReportModel(PortalDbContext db, TimeProvider clock) : MeetingPage(db)
{
    private const int PageSize = 100;

    public override string Title => $"The plan for {Name}";

    /// <summary>The day that ratings are taken at, or null for the present (for a past meeting, its day).</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public PlanHead? Plan { get; private set; }

    public AsAt Moment { get; private set; } = AsAt.Now;

    /// <summary>The day that ratings and dates are taken at.</summary>
    public DateOnly On { get; private set; }

    public IReadOnlyList<(Standing Standing, int Count)> Counts { get; private set; } = [];

    /// <summary>Actions that the meeting should look at: late, at risk, or with a date under review.</summary>
    public IReadOnlyList<ActionRow> Exceptions { get; private set; } = [];

    /// <summary>Those of them that are on the screen.</summary>
    public IEnumerable<ActionRow> Shown => Exceptions.Skip(Paging.Skip).Take(PageSize);

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public Paging Paging => new(Exceptions.Count, PageSize, PageNumber);

    /// <summary>The age of the latest rating in days on the day of the meeting; null when nothing is rated.</summary>
    public int? Age { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        var today = clock.TodayInUk();
        Moment = AsAt.Of(AsOf ?? (Head.Day < today ? Head.Day : null), today);
        AsOf = On = Moment.Day ?? today;
        Plan = await Db.CurrentPlan(Moment).FirstOrDefaultAsync(cancellationToken);
        if (Plan is null) return Page();

        var rated = await Db.ActionRows(Plan.Id, On, Moment).Where(action => !action.IsCrossReference).WithOwnersAsync(Db, Moment, On, cancellationToken);
        // Ratings may be weeks old when the papers go out; what is known of dates by then is not.
        var known = AsAt.Of(Head.Day, today);
        var dated = await Db.ActionRows(Plan.Id, known.Day ?? today, known).ToDictionaryAsync(action => action.LineageId, cancellationToken);
        var work = rated.ConvertAll(action => dated.TryGetValue(action.LineageId, out var now)
            ? action with { DueKind = now.DueKind, DueText = now.DueText, DueUntil = now.DueUntil, Moves = now.Moves, Review = now.Review }
            : action);
        Counts = [.. work.CountBy(action => action.StandingOn(On)).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        Exceptions =
        [
            .. work.Where(action => action.Review is not null
                || action.StandingOn(On) is Standing.Overdue or Standing.OffTrack or Standing.AtRisk or Standing.Undated),
        ];
        Age = work.Max(action => action.RatedAt) is { } last ? AgeOf(last) : null;
        return TableDownload.Knows(Format) ? Download() : Page();
    }

    /// <summary>How many days old something is on the day of the meeting.</summary>
    public int AgeOf(DateTimeOffset instant) => Math.Max(0, Head.Day.DayNumber - instant.DayInUk().DayNumber);

    private FileContentResult Download() => TableDownload.Of(
        [
            .. Exceptions.Select(action => new
            {
                action.Ref,
                Action = action.Text,
                Owners = string.Join("; ", action.Owners.Select(owner => owner.Title)),
                Due = Words.Due(action),
                Stands = action.StandingOn(On).InWords(),
                RatingsAsOf = On,
                action.Rating,
                Rated = action.RatedAt?.DayInUk(),
                DaysOldAtTheMeeting = action.RatedAt is { } rated ? AgeOf(rated) : (int?)null,
            }),
        ],
        $"{Links.Slug}-report-{Head.Day:yyyy-MM-dd}",
        Format!);
}

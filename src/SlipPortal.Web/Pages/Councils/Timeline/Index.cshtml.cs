using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Charts;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Timeline;

/// <summary>Notice, visits, meetings and versions of the plan on one line of time, as a picture and as a list.</summary>
[Requires(RecordKind.Plan)]
internal sealed class IndexModel(PortalDbContext db, CouncilReach reach, TimeProvider clock) : CouncilPage
{
    public override string Title => "Timeline";

    /// <summary>Only events of this kind; all unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public TimelineKind? Kind { get; set; }

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>Today, here.</summary>
    public DateOnly Today { get; } = clock.TodayInUk();

    /// <summary>The years from the latest, each with its events from the latest.</summary>
    public IReadOnlyList<(int Year, IReadOnlyList<TimelineEvent> Events)> Years { get; private set; } = [];

    /// <summary>The picture, or null where there is nothing to draw.</summary>
    public TimelineChart? Chart { get; private set; }

    /// <summary>The kinds that there is anything of.</summary>
    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.TimelineAsync(reach, Links, Today, cancellationToken);
        Kinds = [.. all.Select(one => one.Kind).Distinct().Order().Select(kind => new SelectListItem(TimelineEvent.InWords(kind), kind.ToString()))];
        var shown = all.Where(one => Kind is null || one.Kind == Kind).ToList();
        if (TableDownload.Knows(Format)) return Download(shown);
        Years =
        [
            .. shown.GroupBy(one => one.From.Year).OrderByDescending(year => year.Key)
                .Select(year => (year.Key, (IReadOnlyList<TimelineEvent>)[.. year.OrderByDescending(one => one.From)])),
        ];
        if (shown.Count > 0)
        {
            Chart = new(
                [
                    .. Enum.GetValues<TimelineKind>().Select(kind => (
                        TimelineEvent.InWords(kind),
                        (IReadOnlyList<TimelineMark>)[.. shown.Where(one => one.Kind == kind).Select(one => new TimelineMark(TimelineEvent.InWords(kind), one.From, one.Until, one.Label))])),
                ],
                Today);
        }

        return Page();
    }

    private FileContentResult Download(List<TimelineEvent> events) => TableDownload.Of(
        events.Select(one => new
        {
            Day = one.From,
            Kind = TimelineEvent.InWords(one.Kind),
            one.What,
            ToCome = one.From > Today ? "Yes" : "No",
            one.Note,
        }),
        $"{Links.Slug}-timeline",
        Format!);
}

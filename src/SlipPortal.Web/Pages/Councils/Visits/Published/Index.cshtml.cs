using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Reference;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Published;

/// <summary>What Ofsted has published about the council, and which of it is recorded here.</summary>
[Requires(RecordKind.Visits, ToPost = Verb.Edit)]
internal sealed class IndexModel(PortalDbContext db, RecordPublished.Handler recordPublished) : CouncilPage
{
    public override string Title => "What is published about you";

    /// <summary>Only the visit of this type that was published on the day of <see cref="On"/>; all unless both are said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>As <see cref="Type"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    /// <summary>When it was, as people write it; asked where no source says.</summary>
    [BindProperty]
    public string? When { get; set; }

    /// <summary>The authority that the council is, or null where nobody has said and no name matches.</summary>
    public OwnAuthority? Own { get; private set; }

    /// <summary>The last published first, each with the council's own record of it, or null.</summary>
    public IReadOnlyList<(PublishedVisit Published, VisitRow? Recorded)> Visits { get; private set; } = [];

    /// <summary>True where one visit is shown, and there are others.</summary>
    public bool IsOne => Type is not null && On is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return IsOne && Visits.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var id = Guid.Empty;
        if (await this.AcceptsAsync(async () => id = await recordPublished.HandleAsync(new(Type, Day, When), cancellationToken)))
        {
            TempData["Notice"] = "It is recorded, with what is published of it. Give its findings themes and practice areas, and add its report.";
            return Redirect(Links.Visit(id));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private DateOnly? Day =>
        DateOnly.TryParse(On, System.Globalization.CultureInfo.InvariantCulture, out var day) && day.IsWithinLimits() ? day : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Own = await db.OwnAuthorityAsync(cancellationToken);
        if (Own is null) return;
        var published = await db.PublishedVisitsAsync(Own.Area.Code, cancellationToken);
        var visits = await db.VisitRows().Where(visit => !visit.IsCancelled).ToListAsync(cancellationToken);
        Visits =
        [
            .. published.Where(one => !IsOne || (one.Type == Type && one.PublishedOn == Day)).Select(one => (one, visits.Find(one.IsRecordedAs))),
        ];
    }
}

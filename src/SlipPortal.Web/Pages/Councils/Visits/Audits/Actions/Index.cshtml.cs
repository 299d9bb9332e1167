using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Visits;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Visits.Audits.Actions;

/// <summary>The actions of all rounds of audits, the late ones first.</summary>
[Requires(RecordKind.UnpublishedVisits)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    private const int PageSize = 100;

    public override string Title => "Actions from audits";

    /// <summary>“late”, “done” or “all”; the open ones unless said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    /// <summary>Only those of this post.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    /// <summary>“csv” or “xlsx” for a file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Format { get; set; }

    public static IReadOnlyList<SelectListItem> Shows { get; } = [new("Late", "late"), new("Done", "done"), new("Open and done", "all")];

    public DateOnly Today { get; } = clock.TodayInUk();

    public IReadOnlyList<AuditActionRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    /// <summary>How many actions the filter leaves.</summary>
    public int Found { get; private set; }

    /// <summary>How many of those are late.</summary>
    public int Late { get; private set; }

    /// <summary>The title of the post that late ones are escalated to, or null.</summary>
    public string? EscalatedTo { get; private set; }

    public Paging Paging { get; private set; } = new(0, PageSize, 1);

    /// <summary>This list's own address.</summary>
    public string Query => $"{Links.AuditActions}?show={Uri.EscapeDataString(Show ?? "")}&owner={Owner}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.AuditActionRows().ToListAsync(cancellationToken);
        EscalatedTo = await db.EscalationPostAsync(await db.AuditRulesAsync(cancellationToken), cancellationToken);
        Owners = [.. all.DistinctBy(action => action.OwnerPostId).OrderBy(action => action.Owner, StringComparer.CurrentCulture)
            .Select(action => new SelectListItem(action.Owner, action.OwnerPostId.ToString()))];
        var found = all.Where(IsWanted).ToList();
        if (TableDownload.Knows(Format)) return Download(found);
        (Found, Late) = (found.Count, found.Count(action => action.IsLateOn(Today)));
        Paging = new(Found, PageSize, PageNumber);
        Rows = [.. found.Skip(Paging.Skip).Take(PageSize)];
        return Page();
    }

    private bool IsWanted(AuditActionRow action) => (Owner is null || action.OwnerPostId == Owner) && Show switch
    {
        "late" => action.IsLateOn(Today),
        "done" => action.DoneOn is not null,
        "all" => true,
        _ => action.DoneOn is null,
    };

    private FileContentResult Download(IEnumerable<AuditActionRow> actions) => TableDownload.Of(
        actions.Select(action => new
        {
            Audits = action.Round,
            Grade = action.Grade.InWords(),
            Action = action.What,
            action.Owner,
            action.AgreedOn,
            action.DueOn,
            action.LimitOn,
            action.WhyLater,
            Standing = action.StandingOn(Today),
            EscalatedTo = action.IsLateOn(Today) ? EscalatedTo : null,
            EscalatedSince = action.IsLateOn(Today) && EscalatedTo is not null ? action.EscalatedSince : (DateOnly?)null,
            action.DoneOn,
            action.Done,
        }),
        $"{Links.Slug}-audit-actions", Format!);
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>What the forms send.</summary>
internal sealed class EngagementInput
{
    public string? PartnerEmail { get; set; }

    public string? Focus { get; set; }

    public string? Need { get; set; }

    public string? Offer { get; set; }

    public List<string> FocusAreas { get; set; } = [];

    public Guid? CouncilSponsorId { get; set; }

    [Display(Name = "First day")]
    public DateOnly? From { get; set; }

    [Display(Name = "Last day")]
    public DateOnly? Until { get; set; }

    [Display(Name = "Days funded")]
    public decimal? DaysFunded { get; set; }

    public string? Funding { get; set; }

    public bool? HasConflict { get; set; }

    public string? Conflict { get; set; }

    public string? ConflictManaged { get; set; }
}

/// <summary>A form with the terms of an engagement.</summary>
internal abstract class EngagementForm(PortalDbContext db, IActor actor, SaveEngagement.Handler save, TimeProvider clock) : CouncilPage
{
    public static IReadOnlyList<SelectListItem> YesOrNo { get; } = [new("Yes", "true"), new("No", "false")];

    [BindProperty]
    public EngagementInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sponsors { get; private set; } = [];

    /// <summary>What the portal knows that may be a conflict of interest.</summary>
    public IReadOnlyList<string> KnownConflicts { get; private set; } = [];

    protected PortalDbContext Database => db;

    protected async Task LoadAsync(EngagementRow? row, CancellationToken cancellationToken)
    {
        Areas = await db.Set<PracticeArea>().OrderBy(area => area.Position).Select(area => new SelectListItem(area.Name, area.Name)).ToListAsync(cancellationToken);
        Sponsors = await db.SponsorItemsAsync(cancellationToken);
        Input.CouncilSponsorId ??= actor.UserId;
        if (row is not null) KnownConflicts = await db.KnownConflictsAsync(row.OrganisationId, row.PartnerSponsorId, clock.TodayInUk(), cancellationToken);
    }

    /// <summary>Saves what was sent; null where it was refused.</summary>
    protected async Task<Guid?> SaveAsync(Guid? engagement, CancellationToken cancellationToken)
    {
        var known = await db.Set<PracticeArea>().OrderBy(area => area.Position).Select(area => area.Name).ToListAsync(cancellationToken);
        var terms = new EngagementTerms(
            Input.Focus, Input.Need, Input.Offer, [.. known.Where(Input.FocusAreas.Contains)], Input.From, Input.Until, Input.DaysFunded, Input.Funding,
            Input.CouncilSponsorId, null, Input.HasConflict, Input.Conflict, Input.ConflictManaged);
        Guid? saved = null;
        await this.AcceptsAsync(async () => saved = await save.HandleAsync(new(engagement, Input.PartnerEmail, terms), cancellationToken), "Input.");
        return saved;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.Partners.Engagements;

/// <summary>An engagement for both sides: its terms, its steps, what was done and what came of it.</summary>
[Requires(RecordKind.Engagements, ToPost = Verb.Edit)]
internal sealed class DetailsModel(
    PortalDbContext db, TimeProvider clock, CouncilReach reach, AddActivity.Handler addActivity, AddOutcome.Handler addOutcome) : CouncilPage
{
    public override string Title => $"The work with {Row.Organisation}";

    [BindProperty(SupportsGet = true)]
    public Guid Engagement { get; set; }

    [BindProperty]
    public ActivityInput Activity { get; set; } = new();

    [BindProperty]
    public OutcomeInput Outcome { get; set; } = new();

    public EngagementRow Row { get; private set; } = null!;

    public IReadOnlyList<FactRow> Steps { get; private set; } = [];

    public IReadOnlyList<FactRow> Activities { get; private set; } = [];

    public IReadOnlyList<FactRow> Outcomes { get; private set; } = [];

    /// <summary>What the portal knows that may be a conflict of interest; for the council only.</summary>
    public IReadOnlyList<string> KnownConflicts { get; private set; } = [];

    /// <summary>Its access; for the council only.</summary>
    public IReadOnlyList<GrantRow> Grants { get; private set; } = [];

    /// <summary>The steps that this person may take now.</summary>
    public IReadOnlyList<EngagementStepKind> Offers { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool MayManage => reach.Allows(RecordKind.Engagements, Verb.Manage);

    public static IReadOnlyList<SelectListItem> ActivityKinds { get; } =
        [.. Enum.GetValues<ActivityKind>().Select(kind => new SelectListItem(kind.InWords(), kind.ToString()))];

    private EngagementSide Side => IsMember ? EngagementSide.Council : EngagementSide.Partner;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostActivityAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var command = new AddActivity.Command(Engagement, Activity.Kind, Activity.Day, Activity.Days, Activity.What, Side, Row.Organisation);
        if (!await this.AcceptsAsync(() => addActivity.HandleAsync(command, cancellationToken), "Activity.")) return Page();
        TempData["Notice"] = "It is written down. The other side sees it.";
        return Redirect(Links.Engagement(Engagement));
    }

    public async Task<IActionResult> OnPostOutcomeAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        if (!await this.AcceptsAsync(() => addOutcome.HandleAsync(new(Engagement, Outcome.What, Side, Row.Organisation), cancellationToken), "Outcome.")) return Page();
        TempData["Notice"] = "It is written down. The other side sees it.";
        return Redirect(Links.Engagement(Engagement));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await db.EngagementRows().FirstOrDefaultAsync(row => row.Id == Engagement, cancellationToken) is not { } row) return false;
        Row = row;
        Steps = await Named(db.Set<EngagementStep>()).OrderBy(pair => pair.Fact.At)
            .Select(pair => new FactRow(pair.Fact.At.DayInUk(), pair.Fact.Kind.InWords(), pair.Person, pair.Fact.Side, pair.Fact.Why, 0)).ToListAsync(cancellationToken);
        Activities = await Named(db.Set<EngagementActivity>()).OrderByDescending(pair => pair.Fact.Day).ThenByDescending(pair => pair.Fact.At)
            .Select(pair => new FactRow(pair.Fact.Day, pair.Fact.Kind.InWords(), pair.Person, pair.Fact.Side, pair.Fact.What, pair.Fact.Days)).ToListAsync(cancellationToken);
        Outcomes = await Named(db.Set<EngagementOutcome>()).OrderByDescending(pair => pair.Fact.At)
            .Select(pair => new FactRow(pair.Fact.At.DayInUk(), "", pair.Person, pair.Fact.Side, pair.Fact.What, 0)).ToListAsync(cancellationToken);
        if (MayManage)
        {
            var engagement = await db.Set<Engagement>().SingleAsync(one => one.Id == Engagement, cancellationToken);
            Offers = [.. Enum.GetValues<EngagementStepKind>().Where(engagement.MayTake)];
            KnownConflicts = await db.KnownConflictsAsync(row.OrganisationId, row.PartnerSponsorId, Now.DayInUk(), cancellationToken);
            Grants = await db.GrantsAndDrafts().Where(grant => grant.EngagementId == Engagement).ToListAsync(cancellationToken);
        }
        else if (row.State is EngagementState.Proposed && row.AskedById is null)
        {
            Offers = [EngagementStepKind.Agreed];
        }

        return true;
    }

    private IQueryable<NamedFact<T>> Named<T>(IQueryable<T> facts)
        where T : EngagementFact =>
        from fact in facts
        where fact.EngagementId == Engagement
        select new NamedFact<T> { Fact = fact, Person = db.Users.Where(user => user.Id == fact.AuthorId).Select(user => user.Name).First() };

    internal sealed class ActivityInput
    {
        public ActivityKind? Kind { get; set; }

        [Display(Name = "Day")]
        public DateOnly? Day { get; set; }

        [Display(Name = "Days")]
        public decimal? Days { get; set; }

        public string? What { get; set; }
    }

    internal sealed class OutcomeInput
    {
        public string? What { get; set; }
    }

    internal sealed record FactRow(DateOnly Day, string Kind, string Person, EngagementSide Side, string? Text, decimal Days);

    private sealed class NamedFact<T>
    {
        public required T Fact { get; init; }

        public required string Person { get; init; }
    }
}

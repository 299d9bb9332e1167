using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Isolation;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Pages.Councils.Partners.Engagements;
using SlipPortal.Web.Pages.Councils.Plan;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>
/// The form to draft access: for new people, from what was given before (<c>?from=</c>), for an engagement (<c>?engagement=</c>), or as somebody
/// asked (<c>?ask=</c>).
/// </summary>
[Requires(RecordKind.Access, Verb.Manage)]
[RequiresRecentSignIn]
internal sealed class GiveModel(PortalDbContext db, IActor actor, DraftGrant.Handler draft) : CouncilPage
{
    /// <summary>What can be given, row by row as the form shows it.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
        [RecordKind.Plan, RecordKind.Kpis, RecordKind.TeamValues, RecordKind.Visits, RecordKind.Notice, RecordKind.Boards,
            RecordKind.Documents];

    /// <summary>Column by column.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } = [Verb.View, Verb.Comment, Verb.Review, Verb.Compare];

    public override string Title => From is null ? "Give access" : "Change access";

    /// <summary>The grant or draft that this begins from.</summary>
    [FromQuery(Name = "from")]
    public Guid? From { get; set; }

    /// <summary>The request that this answers.</summary>
    [FromQuery(Name = "ask")]
    public Guid? Ask { get; set; }

    [BindProperty]
    public Guid? EngagementId { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public bool ForEverybody { get; set; }

    /// <summary>Each as “Plan:View”.</summary>
    [BindProperty]
    public List<string> Rights { get; set; } = [];

    [BindProperty]
    public List<Guid> PracticeAreaIds { get; set; } = [];

    /// <summary>Each as “UnpublishedVisits:…”.</summary>
    [BindProperty]
    public List<string> Records { get; set; } = [];

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public Guid? SponsorId { get; set; }

    [BindProperty]
    [Display(Name = "First day")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty]
    [Display(Name = "Last day")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    [Display(Name = "Day to look at it again")]
    public DateOnly? ReviewOn { get; set; }

    public IReadOnlyList<SelectListItem> Engagements { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PracticeAreas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Nameables { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sponsors { get; private set; } = [];

    /// <summary>Whether this can be given.</summary>
    public static bool CanGive(RecordKind kind, Verb verb) => RolePermissions.Grantable.Contains(new(kind, verb));

    public async Task<IActionResult> OnGetAsync(Guid? engagement, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        EngagementId = engagement;
        SponsorId = actor.UserId;
        // What most are given; the boxes show it.
        Rights = [.. new[] { RecordKind.Plan, RecordKind.Documents }.Select(kind => new GrantableRight(kind, Verb.View).Key())];
        if (From is { } from)
        {
            if (await db.GrantsAndDrafts().FirstOrDefaultAsync(grant => grant.Id == from, cancellationToken) is not { } before) return NotFound();
            (EngagementId, ForEverybody, Purpose, LastDay, ReviewOn) = (before.EngagementId, before.UserId is null, before.Purpose, before.LastDay, before.ReviewOn);
            FirstDay = before.GivenAt is null ? before.FirstDay : null;
            SponsorId = before.SponsorId;
            Email = await db.Users.Where(user => user.Id == before.UserId).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken);
            Rights = [.. before.Rights.Select(right => right.Key())];
            Records = [.. before.Records.Select(record => record.Key())];
            PracticeAreaIds = [.. before.AreaIds];
        }
        else if (Ask is { } ask)
        {
            if (await db.Set<AccessRequest>().SingleOrDefaultAsync(asked => asked.Id == ask, cancellationToken) is not { } asked) return NotFound();
            (EngagementId, Purpose, LastDay) = (asked.EngagementId, asked.Why, asked.Until);
            Email = await db.Users.Where(user => user.Id == asked.AskedById).Select(user => user.Email).FirstOrDefaultAsync(cancellationToken);
            Rights = [.. asked.Kinds.Select(kind => $"{kind}:{Verb.View}")];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var scope = new GrantScope(
            [.. Rights.Select(Read<GrantableRight>((kind, verb) => Enum.TryParse<Verb>(verb, out var may) ? new(kind, may) : null)).OfType<GrantableRight>()],
            PracticeAreaIds,
            [.. Records.Select(Read<NamedRecord>((kind, id) => Guid.TryParse(id, out var record) ? new(kind, record) : null)).OfType<NamedRecord>()]);
        var terms = new GrantTerms(Purpose, SponsorId ?? actor.UserId!.Value, FirstDay, LastDay, ReviewOn);
        var command = new DraftGrant.Command(EngagementId, Email, ForEverybody, scope, terms, From);
        Guid? made = null;
        if (!await this.AcceptsAsync(async () => made = await draft.HandleAsync(command, cancellationToken)))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        return Redirect(Links.Grant(made!.Value));
    }

    private static Func<string, T?> Read<T>(Func<RecordKind, string, T?> make)
        where T : class => text => text.Split(':') is [var name, var rest] && Enum.TryParse<RecordKind>(name, out var kind) ? make(kind, rest) : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Engagements = await db.EngagementItemsAsync(cancellationToken);
        PracticeAreas = await db.AreaItemsAsync(cancellationToken);
        Nameables = [.. (await db.NameablesAsync(cancellationToken)).Select(one => new SelectListItem(one.InWords, one.Key))];
        Sponsors = await db.SponsorItemsAsync(cancellationToken);
    }
}

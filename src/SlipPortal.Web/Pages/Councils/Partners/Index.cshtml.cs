using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Pages.Councils.Partners.Engagements;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>Who from outside works with the council and can see what, why and until when; who could, and who asks to.</summary>
[Requires(RecordKind.Access)]
internal sealed class IndexModel(PortalDbContext db, TimeProvider clock) : CouncilPage
{
    public override string Title => "Partners and advisers";

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<GrantRow> Live { get; private set; } = [];

    /// <summary>Given, and it does not count at present.</summary>
    public IReadOnlyList<GrantRow> Resting { get; private set; } = [];

    public IReadOnlyList<GrantRow> Drafts { get; private set; } = [];

    public IReadOnlyList<GrantRow> Ended { get; private set; } = [];

    /// <summary>What each grant opens by name.</summary>
    public ILookup<Guid, NameableRow> Named { get; private set; } = null!;

    public IReadOnlyList<EngagementRow> Engagements { get; private set; } = [];

    /// <summary>What was asked for and not answered.</summary>
    public IReadOnlyList<AskRow> Asks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var grants = await db.GrantsAndDrafts().ToListAsync(cancellationToken);
        Live = Those(GrantStanding.Live);
        Resting = [.. Those(GrantStanding.Suspended), .. Those(GrantStanding.Waiting)];
        Drafts = Those(GrantStanding.Draft);
        Ended = Those(GrantStanding.Ended);
        Named = await db.NamedAsync(Live.Concat(Resting).Concat(Drafts), cancellationToken);
        Engagements = await db.EngagementRows().ToListAsync(cancellationToken);
        Asks = await (
            from asked in db.Set<AccessRequest>()
            join engagement in db.Set<Engagement>() on asked.EngagementId equals engagement.Id
            join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
            join person in db.Users on asked.AskedById equals person.Id
            where asked.AnsweredAt == null
            orderby asked.AskedAt
            select new AskRow(asked.Id, person.Name, organisation.Name, asked.Kinds, asked.Why, asked.Until, asked.AskedAt)).ToListAsync(cancellationToken);

        IReadOnlyList<GrantRow> Those(GrantStanding standing) => [.. grants.Where(grant => grant.StandingAt(Now) == standing)];
    }

    internal sealed record AskRow(Guid Id, string Person, string Organisation, IReadOnlyList<string> Kinds, string Why, DateOnly Until, DateTimeOffset AskedAt);
}

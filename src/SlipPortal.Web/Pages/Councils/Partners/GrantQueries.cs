using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Partnerships;

namespace SlipPortal.Web.Pages.Councils.Partners;

/// <summary>What several pages read of grants.</summary>
internal static class GrantQueries
{
    /// <summary>The council's grants, the newest first.</summary>
    public static IQueryable<GrantRow> GrantRows(this PortalDbContext db) =>
        from grant in db.Set<Grant>()
        join engagement in db.Set<Engagement>() on grant.EngagementId equals engagement.Id
        join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
        join person in db.Users on grant.UserId equals person.Id
        orderby grant.StartsAt descending
        select new GrantRow
        {
            Id = grant.Id,
            Person = person.Name,
            Email = person.Email!,
            Organisation = organisation.Name,
            Kind = grant.Kind,
            Purpose = grant.Purpose,
            StartsAt = grant.StartsAt,
            EndsAt = grant.EndsAt,
            LastDay = grant.LastDay,
            RevokedAt = grant.RevokedAt,
            Areas = grant.Areas
                .Join(db.Set<PracticeArea>(), opened => opened.PracticeAreaId, area => area.Id, (_, area) => area)
                .OrderBy(area => area.Position).Select(area => area.Name).ToList(),
        };
}

/// <summary>A grant as pages show it.</summary>
internal sealed record GrantRow
{
    public required Guid Id { get; init; }

    public required string Person { get; init; }

    public required string Email { get; init; }

    public required string Organisation { get; init; }

    /// <summary>What it opens.</summary>
    public required RecordKind Kind { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(DateTimeOffset now) => RevokedAt is null && StartsAt <= now && now < EndsAt;
}

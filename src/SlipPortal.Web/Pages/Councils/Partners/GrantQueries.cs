using Microsoft.EntityFrameworkCore;
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
        from grant in db.Set<Grant>().AsSplitQuery()
        join engagement in db.Set<Engagement>() on grant.EngagementId equals engagement.Id
        join organisation in db.Set<Organisation>() on engagement.PartnerOrganisationId equals organisation.Id
        where grant.GivenAt != null
        orderby grant.StartsAt descending
        select new GrantRow
        {
            Id = grant.Id,
            Person = db.Users.Where(user => user.Id == grant.UserId).Select(user => user.Name).FirstOrDefault(),
            Organisation = organisation.Name,
            State = engagement.State,
            Rights = grant.Rights.Select(right => new GrantableRight(right.Kind, right.Verb)).ToList(),
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

    /// <summary>Who it is for; null for everybody of the organisation.</summary>
    public required string? Person { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Where the work that it serves stands: it counts while that is active.</summary>
    public required EngagementState State { get; init; }

    /// <summary>What it opens.</summary>
    public required IReadOnlyList<GrantableRight> Rights { get; init; }

    public required string Purpose { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(DateTimeOffset now) => State is EngagementState.Active && RevokedAt is null && StartsAt <= now && now < EndsAt;

    /// <summary>Who it is for, in words.</summary>
    public string Holder => Person ?? $"Everybody of {Organisation}";
}

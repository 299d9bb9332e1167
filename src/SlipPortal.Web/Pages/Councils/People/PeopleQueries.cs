using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Organisations;
using SlipPortal.Web.Infrastructure;

namespace SlipPortal.Web.Pages.Councils.People;

/// <summary>What several pages read of a council's people.</summary>
internal static class PeopleQueries
{
    /// <summary>Everybody who is or was here, those who left last.</summary>
    public static IQueryable<MemberRow> MemberRows(this PortalDbContext db) =>
        from membership in db.Set<Membership>()
        join person in db.Users on membership.UserId equals person.Id
        orderby membership.EndedAt != null, person.Name
        select new MemberRow
        {
            Id = membership.Id,
            UserId = person.Id,
            Name = person.Name,
            Email = person.Email!,
            Role = membership.Role,
            StartedAt = membership.StartedAt,
            EndedAt = membership.EndedAt,
        };

    /// <summary>How many leads the council has now.</summary>
    public static Task<int> LeadCountAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Set<Membership>().CountAsync(membership => membership.Role == Role.ImprovementLead && membership.EndedAt == null, cancellationToken);

    /// <summary>When a lead last confirmed who can see the council's records, or null.</summary>
    public static Task<DateTimeOffset?> LastConfirmedAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Set<AccessConfirmation>().MaxAsync(confirmation => (DateTimeOffset?)confirmation.At, cancellationToken);

    /// <summary>Whether the council supports others: only then has it associates.</summary>
    public static Task<bool> IsPartnerAsync(this PortalDbContext db, CancellationToken cancellationToken) =>
        db.Set<OrganisationRole>().AnyAsync(
            role => role.OrganisationId == db.TenantInfo!.Id && role.Part == OrganisationPart.Partner && role.Until == null, cancellationToken);

    /// <summary>The roles that there are in the council.</summary>
    public static IReadOnlyList<SelectListItem> RoleItems(bool isPartner) =>
    [
        .. Enum.GetValues<Role>().Where(role => isPartner || role != Role.Associate)
            .Select(role => new SelectListItem($"{Words.Role(role)}: {RoleMeaning(role)}", role.ToString())),
    ];

    /// <summary>
    /// Begins a transaction in which nobody else changes who is here: of two leads who end each other at the same moment, the second finds
    /// what the first did. The database takes the same turn where somebody joins.
    /// </summary>
    public static async Task<IDbContextTransaction> TakeTurnAsync(this PortalDbContext db, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({db.TenantInfo!.Id}))", cancellationToken);
        return transaction;
    }

    private static string RoleMeaning(Role role)
    {
        var words = Words.RoleMeaning(role);
        return char.ToLowerInvariant(words[0]) + words[1..].TrimEnd('.');
    }
}

/// <summary>Somebody who is or was in the council, as pages show them.</summary>
internal sealed record MemberRow
{
    /// <summary>Of the membership.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of the person.</summary>
    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }
}

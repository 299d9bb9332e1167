using Microsoft.EntityFrameworkCore;
using SlipPortal.Domain.Access;

namespace SlipPortal.Data.Isolation;

/// <summary>What an invitation says, to whoever holds its link.</summary>
/// <param name="OrganisationId">Where it leads.</param>
/// <param name="Slug">The organisation's slug.</param>
/// <param name="Organisation">Its name.</param>
/// <param name="Email">Whom it is for.</param>
/// <param name="Role">As what.</param>
/// <param name="InvitedBy">The name of who invites.</param>
/// <param name="ExpiresAt">From then on it is good no more.</param>
/// <param name="State">Whether it is good now, by the database's clock.</param>
/// <param name="HasAccount">Whether somebody signs in with that address.</param>
public sealed record InvitationView(
    string OrganisationId, string Slug, string Organisation, string Email, Role Role, string InvitedBy, DateTimeOffset ExpiresAt, InvitationState State, bool HasAccount)
{
    /// <summary>The invitation of an id that the portal itself protected, or null.</summary>
    public static async Task<InvitationView?> FindAsync(PortalDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Database
            .SqlQuery<Row>(
                $"""
                select organisation_id as "OrganisationId", slug as "Slug", organisation as "Organisation", email as "Email", role as "Role",
                    invited_by as "InvitedBy", expires_at as "ExpiresAt", state as "State", has_account as "HasAccount"
                from app.invitation({id})
                """)
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new(
            row.OrganisationId, row.Slug, row.Organisation, row.Email, Enum.Parse<Role>(row.Role), row.InvitedBy, row.ExpiresAt, Enum.Parse<InvitationState>(row.State), row.HasAccount);
    }

    private sealed record Row(
        string OrganisationId, string Slug, string Organisation, string Email, string Role, string InvitedBy, DateTimeOffset ExpiresAt, string State, bool HasAccount);
}

/// <summary>Whether an invitation is good.</summary>
public enum InvitationState
{
    /// <summary>It is.</summary>
    Open,

    /// <summary>Somebody joined by it.</summary>
    Used,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>Its days are over.</summary>
    Expired,
}

/// <summary>What a platform administrator sees of the people of an organisation.</summary>
/// <param name="OrganisationId">The organisation.</param>
/// <param name="People">How many it has now.</param>
/// <param name="HasLead">Whether one of them leads a council.</param>
public sealed record OrganisationPeople(string OrganisationId, int People, bool HasLead)
{
    /// <summary>Of each organisation that has anybody; nothing for anybody but an administrator.</summary>
    public static Task<Dictionary<string, OrganisationPeople>> AskAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<OrganisationPeople>($"""select organisation_id as "OrganisationId", people as "People", has_lead as "HasLead" from app.organisation_people()""")
            .ToDictionaryAsync(row => row.OrganisationId, cancellationToken);
}

/// <summary>Somebody of a partner or department that is no council, as a platform administrator sees them.</summary>
public sealed record AssociateRow(Guid MembershipId, string Name, string Email, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>All of them, those who left last; nobody of a council, and nothing for anybody but an administrator.</summary>
    public static Task<List<AssociateRow>> AskAsync(PortalDbContext db, string organisationId, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<AssociateRow>(
                $"""
                select membership_id as "MembershipId", name as "Name", email as "Email", started_at as "StartedAt", ended_at as "EndedAt"
                from app.associates({organisationId})
                """)
            .OrderBy(row => row.EndedAt != null).ThenBy(row => row.Name)
            .ToListAsync(cancellationToken);
}

/// <summary>An open invitation that a platform administrator made.</summary>
public sealed record PlatformInvitation(Guid Id, string Email, string Role, string InvitedBy, DateTimeOffset ExpiresAt)
{
    /// <summary>Those of one organisation, by address; nothing for anybody but an administrator.</summary>
    public static Task<List<PlatformInvitation>> AskAsync(PortalDbContext db, string organisationId, CancellationToken cancellationToken) =>
        db.Database
            .SqlQuery<PlatformInvitation>(
                $"""
                select id as "Id", email as "Email", role as "Role", invited_by as "InvitedBy", expires_at as "ExpiresAt"
                from app.platform_invitations({organisationId})
                """)
            .OrderBy(row => row.Email)
            .ToListAsync(cancellationToken);
}

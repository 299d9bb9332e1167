using SlipPortal.Domain.Common;

namespace SlipPortal.Domain.Access;

/// <summary>A person in an organisation, with a role, from a moment until they leave. Leavers stay in history.</summary>
public sealed class Membership : TenantEntity
{
    private Membership()
    {
    }

    /// <summary>Somebody who joins now.</summary>
    public Membership(Guid userId, Role role, DateTimeOffset now)
    {
        UserId = userId;
        Role = role;
        StartedAt = now;
    }

    /// <summary>The person: users are global, an adviser belongs to many councils' lists.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What they are here.</summary>
    public Role Role { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When they left, or null.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Gives them another role.</summary>
    /// <param name="role">Which; null where nobody chose.</param>
    /// <param name="isPartner">Whether the organisation supports others: only then has it associates.</param>
    /// <param name="leads">How many leads the council has now.</param>
    /// <exception cref="RefusedException">No role or the same, one that there is not here, or nobody would lead the council.</exception>
    public void ChangeRole(Role? role, bool isPartner, int leads)
    {
        if (EndedAt is not null) throw new RefusedException("They have left already.");
        var chosen = RoleWords.Chosen(role, isPartner, nameof(Role));
        if (chosen == Role) throw new RefusedException("That is what they are now. Choose another role, or go back.", nameof(Role));
        RefuseLastLead(leads, nameof(Role));
        Role = chosen;
    }

    /// <summary>They leave now.</summary>
    /// <param name="leads">How many leads the council has now.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RefusedException">They have left already, or nobody would lead the council.</exception>
    public void End(int leads, DateTimeOffset now)
    {
        if (EndedAt is not null) throw new RefusedException("They have left already.");
        RefuseLastLead(leads, null);
        EndedAt = now;
    }

    private void RefuseLastLead(int leads, string? field)
    {
        if (Role == Role.ImprovementLead && leads < 2)
            throw new RefusedException("This is the only improvement lead. Make somebody else a lead first: without one nobody can let people in or end their access.", field);
    }
}

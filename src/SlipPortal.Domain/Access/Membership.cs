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
}

/// <summary>Somebody joined the council's workspace.</summary>
/// <param name="Person">Their name.</param>
/// <param name="Role">As what.</param>
public sealed record MemberJoined(string Person, Role Role) : Change
{
    /// <inheritdoc/>
    public override string InWords() => $"{Person} joined as {(Role == Role.ImprovementLead ? "improvement lead" : Role.ToString().ToLowerInvariant())}.";
}

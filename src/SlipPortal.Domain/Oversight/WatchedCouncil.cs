namespace SlipPortal.Domain.Oversight;

/// <summary>A council on a person's watch list. Belongs to the person; the council does not hear of it.</summary>
public sealed class WatchedCouncil
{
    private WatchedCouncil()
    {
    }

    /// <summary>Whose list it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The council.</summary>
    public string TenantId { get; private set; } = "";
}

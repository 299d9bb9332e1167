namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>A tenant with a name for people; derive from it to carry more.</summary>
public class TenantInfo : ITenantInfo
{
    /// <inheritdoc />
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string Identifier { get; init; }

    /// <summary>What people call the tenant.</summary>
    public string? Name { get; init; }
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SlipPortal.MultiTenant.EntityFrameworkCore;

/// <summary>Goes on configuring an entity after IsMultiTenant().</summary>
/// <param name="builder">The entity.</param>
public sealed class MultiTenantEntityTypeBuilder(EntityTypeBuilder builder)
{
    /// <summary>The entity.</summary>
    public EntityTypeBuilder Builder { get; } = builder;
}

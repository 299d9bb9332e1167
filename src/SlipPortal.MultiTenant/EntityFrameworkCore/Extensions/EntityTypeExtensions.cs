using Microsoft.EntityFrameworkCore.Metadata;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Asks entities whether they are multi-tenant.</summary>
public static class EntityTypeExtensions
{
    /// <summary>Whether each row of the entity belongs to one tenant; in a hierarchy, the root decides.</summary>
    /// <param name="entityType">The entity.</param>
    public static bool IsMultiTenant(this IReadOnlyEntityType entityType) =>
        entityType.GetRootType().FindAnnotation(TenantModel.Annotation) is { Value: true };
}

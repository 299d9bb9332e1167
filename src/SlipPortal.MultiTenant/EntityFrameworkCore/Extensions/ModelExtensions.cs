using Microsoft.EntityFrameworkCore.Metadata;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Lists multi-tenant entities.</summary>
public static class ModelExtensions
{
    /// <summary>Every entity whose rows each belong to one tenant.</summary>
    /// <param name="model">The model of a context.</param>
    public static IEnumerable<IEntityType> GetMultiTenantEntityTypes(this IModel model) =>
        model.GetEntityTypes().Where(entityType => entityType.IsMultiTenant());
}

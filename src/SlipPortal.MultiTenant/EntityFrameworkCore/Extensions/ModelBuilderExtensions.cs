using Microsoft.EntityFrameworkCore;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Makes marked entities multi-tenant.</summary>
public static class ModelBuilderExtensions
{
    /// <summary>Calls IsMultiTenant() for every entity in the model whose class bears <see cref="MultiTenantAttribute"/>.</summary>
    /// <param name="modelBuilder">The model, with all its entities.</param>
    /// <exception cref="MultiTenantException">An entity has a TenantId that is not a string.</exception>
    public static ModelBuilder ConfigureMultiTenant(this ModelBuilder modelBuilder)
    {
        var marked = modelBuilder.Model.GetEntityTypes()
            .Select(entityType => entityType.ClrType)
            .Where(type => type.IsDefined(typeof(MultiTenantAttribute), inherit: false))
            .ToList();
        foreach (var type in marked)
            modelBuilder.Entity(type).IsMultiTenant();

        return modelBuilder;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Adjusts indexes to tenants.</summary>
public static class MultiTenantEntityTypeBuilderExtensions
{
    /// <summary>
    /// Adds TenantId as the last column of every unique index declared so far that lacks it, so that each tenant has its own
    /// values. Names, filters and other settings of the indexes stay.
    /// </summary>
    /// <param name="builder">The entity.</param>
    public static MultiTenantEntityTypeBuilder AdjustUniqueIndexes(this MultiTenantEntityTypeBuilder builder)
    {
        var shared = builder.Builder.Metadata.GetDeclaredIndexes()
            .Where(index => index.IsUnique && index.Properties.All(property => property.Name != TenantModel.TenantId))
            .ToList();
        foreach (var index in shared)
            AddTenantId(builder.Builder, index);

        return builder;
    }

    private static void AddTenantId(EntityTypeBuilder builder, IMutableIndex index)
    {
        string[] properties = [.. index.Properties.Select(property => property.Name), TenantModel.TenantId];
        var databaseName = index.GetDatabaseName();
        builder.Metadata.RemoveIndex(index);

        var adjusted = (index.Name is { } name ? builder.HasIndex(properties, name) : builder.HasIndex(properties)).IsUnique();
        foreach (var annotation in index.GetAnnotations())
            adjusted.HasAnnotation(annotation.Name, annotation.Value);

        adjusted.HasDatabaseName(databaseName);
        if (index.IsDescending is { } descending)
            adjusted.IsDescending(descending.Count == 0 ? [] : [.. descending, false]);
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Makes entities multi-tenant.</summary>
public static class EntityTypeBuilderExtensions
{
    /// <summary>
    /// Gives the entity a required text TenantId (a shadow property if the class has none) and a query filter named
    /// <see cref="Constants.TenantToken"/>: only rows of the context's tenant, and none when the context has no tenant.
    /// </summary>
    /// <param name="builder">The entity: in a hierarchy, its root.</param>
    /// <exception cref="MultiTenantException">The entity has a TenantId that is not a string.</exception>
    public static MultiTenantEntityTypeBuilder IsMultiTenant(this EntityTypeBuilder builder)
    {
        var result = new MultiTenantEntityTypeBuilder(builder);
        if (builder.Metadata.IsMultiTenant())
            return result;

        try
        {
            builder.Property<string>(TenantModel.TenantId).IsRequired();
        }
        catch (InvalidOperationException exception)
        {
            throw new MultiTenantException($"{builder.Metadata.DisplayName()} has a TenantId that is not a string.", exception);
        }

        builder.HasAnnotation(TenantModel.Annotation, true);
        builder.HasQueryFilter(Constants.TenantToken, OnlyRowsOfTheTenant(builder.Metadata.ClrType));
        return result;
    }

    /// <summary>Takes back IsMultiTenant(): no filter, no save check, no shadow TenantId. A TenantId of the class stays.</summary>
    /// <param name="builder">The entity.</param>
    public static EntityTypeBuilder IsNotMultiTenant(this EntityTypeBuilder builder)
    {
        var entityType = builder.Metadata;
        if (!entityType.IsMultiTenant())
            return builder;

        entityType.SetAnnotation(TenantModel.Annotation, false);
        entityType.SetQueryFilter(Constants.TenantToken, null);
        if (entityType.FindProperty(TenantModel.TenantId) is { } property && property.IsShadowProperty())
            entityType.RemoveProperty(property);

        return builder;
    }

    private static LambdaExpression OnlyRowsOfTheTenant(Type entityType)
    {
        // EF puts the context that runs the query in the place of any expression of its type, and reads every part that does not
        // depend on the row beforehand. So a check for null beside "TenantInfo.Id" would not keep that from being read and failing.
        // One call instead becomes one parameter; EF turns "= null" on a required column into "false".
        var scope = Expression.Constant(new ContextScope());
        var context = Expression.Property(scope, nameof(ContextScope.Context));
        var tenantId = Expression.Call(typeof(EntityTypeBuilderExtensions), nameof(TenantIdOf), null, context);

        var entity = Expression.Parameter(entityType, "e");
        var rowTenantId = Expression.Call(
            typeof(EF), nameof(EF.Property), [typeof(string)], entity, Expression.Constant(TenantModel.TenantId));
        return Expression.Lambda(Expression.Equal(rowTenantId, tenantId), entity);
    }

    private static string? TenantIdOf(IMultiTenantDbContext? context) => context?.TenantInfo?.Id;

    private sealed class ContextScope
    {
        public IMultiTenantDbContext? Context { get; }
    }
}

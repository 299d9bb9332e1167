using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

/// <summary>Checks what is about to be saved.</summary>
public static class MultiTenantDbContextExtensions
{
    /// <summary>
    /// Gives new multi-tenant entities the context's tenant and refuses changes to those of another tenant, judging a changed or
    /// deleted entity by the tenant it has and by the one it was loaded with. Call it first in SaveChanges and SaveChangesAsync.
    /// </summary>
    /// <remarks>
    /// It sees only what the context tracks: not ExecuteUpdate, ExecuteDelete or SQL. And it takes the tracked values at their
    /// word: an entity attached with another tenant's key but the current TenantId passes, as nothing was loaded to compare it
    /// with. Only a key that holds the TenantId, or row-level security in the database, stops that.
    /// </remarks>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    /// <param name="context">The context that is about to save.</param>
    /// <exception cref="MultiTenantException">
    /// The context has no tenant and a multi-tenant entity was added, changed or deleted; or an entity is of another tenant, or
    /// has none, and the context's mode is to throw.
    /// </exception>
    public static void EnforceMultiTenant<TContext>(this TContext context)
        where TContext : DbContext, IMultiTenantDbContext
    {
        var changed = context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(entry => entry.Metadata.IsMultiTenant())
            .ToList();
        if (changed.Count == 0)
            return;

        if (context.TenantInfo is not { } tenant)
            throw new MultiTenantException($"{Name(changed[0])} cannot be saved without a tenant.");

        foreach (var entry in changed)
            Enforce(entry, tenant.Id, context.TenantMismatchMode, context.TenantNotSetMode);
    }

    private static void Enforce(EntityEntry entry, string tenantId, TenantMismatchMode mismatchMode, TenantNotSetMode notSetMode)
    {
        var property = entry.Property(TenantModel.TenantId);
        if (IsAnother(property.CurrentValue) || (entry.State is not EntityState.Added && IsAnother(property.OriginalValue)))
        {
            if (mismatchMode is TenantMismatchMode.Throw)
                throw new MultiTenantException($"{Name(entry)} is of another tenant.");

            if (mismatchMode is TenantMismatchMode.Ignore)
                return;
        }
        else if (property.CurrentValue is not null)
        {
            return;
        }
        else if (entry.State is not EntityState.Added && notSetMode is TenantNotSetMode.Throw)
        {
            throw new MultiTenantException($"{Name(entry)} names no tenant.");
        }

        // What is deleted needs no tenant any more, and EF has nothing to write it to.
        if (entry.State is not EntityState.Deleted)
            property.CurrentValue = tenantId;

        bool IsAnother(object? value) => value is string other && other != tenantId;
    }

    private static string Name(EntityEntry entry) => $"The {entry.State.ToString().ToLowerInvariant()} {entry.Metadata.DisplayName()}";
}

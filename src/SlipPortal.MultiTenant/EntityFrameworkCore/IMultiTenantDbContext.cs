using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.EntityFrameworkCore;

/// <summary>
/// A database context that works for one tenant. It takes the tenant from the <see cref="IMultiTenantContextAccessor"/> once, in
/// its constructor, so it must be created after the tenant is known and must not be pooled; it calls ConfigureMultiTenant()
/// last in OnModelCreating and EnforceMultiTenant() first in both SaveChanges(bool) and SaveChangesAsync(bool, ...).
/// </summary>
public interface IMultiTenantDbContext
{
    /// <summary>The tenant. Null: multi-tenant entities have no rows and cannot be saved.</summary>
    ITenantInfo? TenantInfo { get; }

    /// <summary>What becomes of an entity of another tenant when it is saved.</summary>
    TenantMismatchMode TenantMismatchMode { get; }

    /// <summary>What becomes of a changed or deleted entity that names no tenant when it is saved.</summary>
    TenantNotSetMode TenantNotSetMode { get; }
}

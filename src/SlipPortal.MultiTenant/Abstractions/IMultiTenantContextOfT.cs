namespace SlipPortal.MultiTenant.Abstractions;

/// <inheritdoc />
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public interface IMultiTenantContext<TTenantInfo> : IMultiTenantContext
    where TTenantInfo : ITenantInfo
{
    /// <summary>The tenant, or null when none was found.</summary>
    new TTenantInfo? TenantInfo { get; }

    /// <summary>The store that knew the identifier; null when none did or the tenant was set by hand.</summary>
    StoreInfo<TTenantInfo>? StoreInfo { get; }
}

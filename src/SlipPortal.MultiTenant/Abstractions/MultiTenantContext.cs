namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>A tenant and how it was found. Cannot be changed.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
/// <param name="tenantInfo">The tenant, or null for none.</param>
/// <param name="strategyInfo">The strategy that gave the identifier, if one did.</param>
/// <param name="storeInfo">The store that knew the identifier, if one did.</param>
public sealed class MultiTenantContext<TTenantInfo>(
    TTenantInfo? tenantInfo,
    StrategyInfo? strategyInfo,
    StoreInfo<TTenantInfo>? storeInfo) : IMultiTenantContext<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    /// <summary>A tenant that was set by hand, or none.</summary>
    /// <param name="tenantInfo">The tenant, or null for none.</param>
    public MultiTenantContext(TTenantInfo? tenantInfo) : this(tenantInfo, null, null)
    {
    }

    /// <inheritdoc />
    public TTenantInfo? TenantInfo { get; } = tenantInfo;

    ITenantInfo? IMultiTenantContext.TenantInfo => TenantInfo;

    /// <inheritdoc />
    public bool IsResolved => TenantInfo is not null;

    /// <inheritdoc />
    public StrategyInfo? StrategyInfo { get; } = strategyInfo;

    /// <inheritdoc />
    public StoreInfo<TTenantInfo>? StoreInfo { get; } = storeInfo;
}

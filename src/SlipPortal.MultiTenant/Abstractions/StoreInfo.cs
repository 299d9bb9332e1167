namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>The store that knew a tenant.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public sealed class StoreInfo<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    /// <summary>The store.</summary>
    public IMultiTenantStore<TTenantInfo>? Store { get; init; }

    /// <summary>The store's type.</summary>
    public Type? StoreType => Store?.GetType();
}

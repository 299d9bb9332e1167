using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.Stores;

/// <summary>What an <see cref="InMemoryStore{TTenantInfo}"/> starts with.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public sealed class InMemoryStoreOptions<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    /// <summary>The first tenants.</summary>
    public IList<TTenantInfo> Tenants { get; } = [];
}

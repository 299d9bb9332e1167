namespace SlipPortal.MultiTenant.Abstractions;

/// <inheritdoc />
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public interface IMultiTenantContextAccessor<TTenantInfo> : IMultiTenantContextAccessor
    where TTenantInfo : ITenantInfo
{
    /// <summary>The current context: never null, but unresolved when there is no tenant.</summary>
    new IMultiTenantContext<TTenantInfo> MultiTenantContext { get; }
}

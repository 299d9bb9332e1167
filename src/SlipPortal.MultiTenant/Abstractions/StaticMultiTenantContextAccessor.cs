namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Always gives the same tenant: for tests, migrations and jobs that build their own database context.</summary>
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
/// <param name="tenantInfo">The tenant, or null for none.</param>
public sealed class StaticMultiTenantContextAccessor<TTenantInfo>(TTenantInfo? tenantInfo) : IMultiTenantContextAccessor<TTenantInfo>
    where TTenantInfo : ITenantInfo
{
    /// <inheritdoc />
    public IMultiTenantContext<TTenantInfo> MultiTenantContext { get; } = new MultiTenantContext<TTenantInfo>(tenantInfo);

    IMultiTenantContext IMultiTenantContextAccessor.MultiTenantContext => MultiTenantContext;
}

namespace SlipPortal.MultiTenant.Abstractions;

/// <inheritdoc />
/// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
public interface ITenantResolver<TTenantInfo> : ITenantResolver
    where TTenantInfo : ITenantInfo
{
    /// <inheritdoc cref="ITenantResolver.ResolveAsync" />
    new Task<IMultiTenantContext<TTenantInfo>> ResolveAsync(object context);
}

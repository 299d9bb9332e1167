namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Gives the tenant of the current flow of execution, as IHttpContextAccessor gives the request.</summary>
public interface IMultiTenantContextAccessor
{
    /// <summary>The current context: never null, but unresolved when there is no tenant.</summary>
    IMultiTenantContext MultiTenantContext { get; }
}

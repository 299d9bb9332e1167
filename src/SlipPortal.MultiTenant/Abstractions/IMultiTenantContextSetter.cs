namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>
/// Sets the tenant of the current flow of execution. For the middleware and for background work that has no request;
/// set it before the first database context of the scope is created.
/// </summary>
public interface IMultiTenantContextSetter
{
    /// <summary>The context of this flow and of those it starts from now on.</summary>
    /// <exception cref="InvalidCastException">The context is for another type of tenant than the one registered.</exception>
    IMultiTenantContext MultiTenantContext { set; }
}

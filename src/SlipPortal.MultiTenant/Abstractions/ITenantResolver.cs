namespace SlipPortal.MultiTenant.Abstractions;

/// <summary>Finds the tenant of a request.</summary>
public interface ITenantResolver
{
    /// <summary>Asks the strategies and the stores. No tenant is an unresolved context, not an error.</summary>
    /// <param name="context">What the strategies read: an HttpContext in a web request.</param>
    Task<IMultiTenantContext> ResolveAsync(object context);
}

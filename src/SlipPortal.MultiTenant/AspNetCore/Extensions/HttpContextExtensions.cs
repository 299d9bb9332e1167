using Microsoft.AspNetCore.Http;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.AspNetCore.Extensions;

/// <summary>Gives the tenant of a request.</summary>
public static class HttpContextExtensions
{
    /// <summary>What was found for this request: unresolved when nothing was, or before UseMultiTenant ran.</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="httpContext">The request.</param>
    /// <exception cref="InvalidCastException">The program's tenants are of another type.</exception>
    public static IMultiTenantContext<TTenantInfo> GetMultiTenantContext<TTenantInfo>(this HttpContext httpContext)
        where TTenantInfo : ITenantInfo =>
        httpContext.Items.TryGetValue(typeof(IMultiTenantContext), out var found) && found is not null
            ? (IMultiTenantContext<TTenantInfo>)found
            : new MultiTenantContext<TTenantInfo>(default);

    /// <summary>The tenant of this request, or null.</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="httpContext">The request.</param>
    /// <exception cref="InvalidCastException">The program's tenants are of another type.</exception>
    public static TTenantInfo? GetTenantInfo<TTenantInfo>(this HttpContext httpContext)
        where TTenantInfo : ITenantInfo =>
        httpContext.GetMultiTenantContext<TTenantInfo>().TenantInfo;
}

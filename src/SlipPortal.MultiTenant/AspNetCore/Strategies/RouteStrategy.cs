using Microsoft.AspNetCore.Http;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.MultiTenant.AspNetCore.Strategies;

/// <summary>Reads the identifier from a route parameter and gives it in lower case, as stores in a database keep it.</summary>
public sealed class RouteStrategy : IMultiTenantStrategy
{
    private readonly string _tenantParam;

    /// <summary>Reads the identifier from a route parameter.</summary>
    /// <param name="tenantParam">The name of the route parameter.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public RouteStrategy(string tenantParam)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantParam);
        _tenantParam = tenantParam;
    }

    /// <inheritdoc />
    public Task<string?> GetIdentifierAsync(object context)
    {
        var value = context is HttpContext httpContext ? httpContext.Request.RouteValues[_tenantParam] as string : null;
        return Task.FromResult(value?.ToLowerInvariant());
    }
}

using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.AspNetCore.Strategies;

namespace SlipPortal.MultiTenant.AspNetCore.Extensions;

/// <summary>Adds the strategies that read web requests.</summary>
public static class MultiTenantBuilderExtensions
{
    /// <summary>Reads the identifier from the route parameter <see cref="Constants.TenantToken"/>.</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="builder">Where to register.</param>
    public static MultiTenantBuilder<TTenantInfo> WithRouteStrategy<TTenantInfo>(this MultiTenantBuilder<TTenantInfo> builder)
        where TTenantInfo : ITenantInfo =>
        builder.WithRouteStrategy(Constants.TenantToken, useTenantAmbientRouteValue: false);

    /// <summary>Reads the identifier from a route parameter.</summary>
    /// <typeparam name="TTenantInfo">The type of the tenants.</typeparam>
    /// <param name="builder">Where to register.</param>
    /// <param name="tenantParam">The name of the route parameter.</param>
    /// <param name="useTenantAmbientRouteValue">
    /// Only false: links name their tenant. The parameter is here because the package's method has it.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="NotSupportedException"><paramref name="useTenantAmbientRouteValue"/> is true.</exception>
    public static MultiTenantBuilder<TTenantInfo> WithRouteStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, string tenantParam, bool useTenantAmbientRouteValue)
        where TTenantInfo : ITenantInfo
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantParam);
        if (useTenantAmbientRouteValue)
            throw new NotSupportedException("The current tenant is not carried into generated links: name it in each link.");

        return builder.WithStrategy<RouteStrategy>(ServiceLifetime.Singleton, tenantParam);
    }
}

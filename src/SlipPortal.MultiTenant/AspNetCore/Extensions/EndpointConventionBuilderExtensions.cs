using Microsoft.AspNetCore.Builder;
using SlipPortal.MultiTenant.AspNetCore.Routing;

namespace SlipPortal.MultiTenant.AspNetCore.Extensions;

/// <summary>Says of endpoints that they have no tenant.</summary>
public static class EndpointConventionBuilderExtensions
{
    /// <summary>No tenant is looked for when these endpoints are asked.</summary>
    /// <typeparam name="TBuilder">The type of the endpoints' builder.</typeparam>
    /// <param name="builder">The endpoints.</param>
    public static TBuilder ExcludeFromMultiTenantResolution<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new ExcludeFromMultiTenantResolutionAttribute());
}

using Microsoft.AspNetCore.Builder;

namespace SlipPortal.MultiTenant.AspNetCore.Extensions;

/// <summary>Puts tenant resolution into the pipeline.</summary>
public static class ApplicationBuilderExtensions
{
    /// <summary>
    /// Finds the tenant of each request. Belongs after UseRouting, whose values the route strategy reads, and before
    /// UseAuthentication: whatever creates the database context earlier has it without a tenant for the whole request.
    /// A request without a tenant goes on; whoever needs one answers 404.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    public static IApplicationBuilder UseMultiTenant(this IApplicationBuilder builder) => builder.UseMiddleware<MultiTenantMiddleware>();
}

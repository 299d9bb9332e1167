using Microsoft.AspNetCore.Http;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.AspNetCore.Routing;

namespace SlipPortal.MultiTenant.AspNetCore;

internal sealed class MultiTenantMiddleware(RequestDelegate next, IMultiTenantContextSetter setter)
{
    // Async on purpose: what this method sets in the flow ends with it and cannot reach another request.
    public async Task InvokeAsync(HttpContext context, ITenantResolver resolver)
    {
        var excluded = context.GetEndpoint()?.Metadata.GetMetadata<IExcludeFromMultiTenantResolutionMetadata>();
        if (excluded is not { ExcludeFromResolution: true })
        {
            var multiTenantContext = await resolver.ResolveAsync(context);
            setter.MultiTenantContext = multiTenantContext;
            context.Items[typeof(IMultiTenantContext)] = multiTenantContext;
        }

        await next(context);
    }
}

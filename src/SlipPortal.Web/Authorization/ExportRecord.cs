using SlipPortal.Data.Identity;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Authorization;

/// <summary>Counts in the security record each list or report that somebody was given as a file.</summary>
internal static class ExportRecord
{
    public static void UseExportRecord(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (!context.Request.Query.ContainsKey("format") || context.Response.StatusCode != StatusCodes.Status200OK) return;
        context.RequestServices.GetRequiredService<SecurityRecord>()
            .Count(SecurityEventKind.Exported, RateLimits.RouteOf(context), context.GetTenantInfo<CouncilTenantInfo>()?.Id);
    });
}

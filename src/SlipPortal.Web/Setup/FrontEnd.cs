using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.TagHelpers;

namespace SlipPortal.Web.Setup;

/// <summary>What the pages need around them: binders, security headers, error pages, scripts and styles.</summary>
internal static class FrontEnd
{
    /// <summary>Adds Razor Pages with the portal's date binder, and the settings that keep headers ours.</summary>
    /// <param name="services">The services.</param>
    /// <param name="hosting">How the portal is reached.</param>
    public static IServiceCollection AddFrontEnd(this IServiceCollection services, Hosting hosting)
    {
        services.AddRazorPages();
        services.Configure<MvcOptions>(options =>
        {
            // A spreadsheet of many columns has as many to correct.
            options.MaxModelBindingCollectionSize = 5_000;
            options.ModelBinderProviders.Insert(0, new DateInputModelBinderProvider());
            options.ModelBinderProviders.Insert(0, new TextModelBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new EmptyElements());
            options.Filters.Add<ReadableFormFilter>();
            options.Filters.Add<MethodFilter>();
        });
        // frame-ancestors and X-Frame-Options are set with the other headers, and more strictly.
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.Name = hosting.CookieName("SlipPortal.Antiforgery");
            options.Cookie.SecurePolicy = hosting.CookiePolicy;
            options.Cookie.Path = "/";
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = hosting.CookieName("SlipPortal.Notices");
            options.Cookie.SecurePolicy = hosting.CookiePolicy;
            options.Cookie.Path = "/";
        });
        // JSON that is none is answered everywhere as it is in production.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        return services;
    }

    /// <summary>
    /// Adds security headers and error pages. First in the pipeline, before <c>UseRouting</c>: error pages are routed anew.
    /// </summary>
    public static WebApplication UseFrontEnd(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            // What cannot be read of a request is no fault of the portal's.
            StatusCodeSelector = fault => fault is Microsoft.AspNetCore.Http.BadHttpRequestException unreadable
                ? unreadable.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseReadableAddresses();
        return app;
    }

    /// <summary>
    /// Maps scripts, styles and images, for everybody. <c>MapRazorPages().WithStaticAssets()</c> lets pages link to them by fingerprint.
    /// </summary>
    public static WebApplication MapFrontEnd(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHtmxAntiforgeryScript().AllowAnonymous();
        return app;
    }
}

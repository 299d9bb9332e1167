using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SlipPortal.Data;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.Web.Api;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Demo;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Setup;

namespace SlipPortal.Web.Commands;

/// <summary>Serves the portal until it is told to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Builder(args);
        builder.WebHost.UseStaticWebAssets();
        await using var database = await PortalDatabase.OpenAsync(builder.Configuration, fill =>
            DemoData.FillAsync(args, fill), isPortal: true, CancellationToken.None);
        // A laptop may run several: without an option each takes a port that is free.
        if (database.IsEmbedded && string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (builder.Configuration["Portal:Role"] != "Web" && database.Worker is null)
        {
            throw new OperatorException(
                "Set ConnectionStrings__Worker to the database as slipportal_worker, which delivers messages, or Portal__Role to Web "
                + "(docs/guide-operator.md).");
        }

        builder.AddPortal(database);
        var hosting = builder.AddHosting(database);
        builder.Services.AddFrontEnd(hosting);

        await using var app = builder.Build();
        // The check builds the model of the database, the pages are found meanwhile: each takes half a second and more.
        var check = Task.Run(() => CheckAsync(app, database));
        Map(app);
        await check;
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.FirstOrDefault();
        if (database.IsEmbedded) Greet(address);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>A builder that knows the program's settings and writes what happens to the error stream.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        // The program's own folder, wherever it is started from; a test host names another.
        var isTold = args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = isTold ? null : AppContext.BaseDirectory,
        });
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        SecretFiles.AddTo(builder.Configuration, Environment.GetEnvironmentVariables());
        builder.Configuration["Mail:Folder"] ??= Path.Combine(PortalDatabase.Home, "mail");
        return builder;
    }

    /// <summary>Refuses to run on a database that lacks migrations.</summary>
    /// <exception cref="OperatorException">It lacks some.</exception>
    public static async Task CheckAsync(WebApplication app, PortalDatabase database)
    {
        if (database.IsEmbedded) return;
        await using var scope = app.Services.CreateAsyncScope();
        if (!await Migrator.IsUpToDateAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), CancellationToken.None))
            throw new OperatorException("The database is not up to date: run the `migrate` command first.");
    }

    private static void Map(WebApplication app)
    {
        app.UseHosting();
        app.UseFrontEnd();
        app.UseRouting();
        app.UseCanonicalSlugs();
        // Before authentication, which makes the database context: that takes its council when it is made.
        app.UseMultiTenant();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseExportRecord();
        app.MapFrontEnd();
        app.MapRazorPages().WithStaticAssets();
        app.MapApi();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    private static void Greet(string? address)
    {
        Console.WriteLine($"""

            SlipPortal is ready: {address}

            Demo sign-ins (everything in it is invented), password “{DemoData.Password}”:
            {string.Join('\n', DemoData.SignIns.Select(person => $"  {person.Email,-38}{person.What}"))}

            Stop with Ctrl-C.
            """);
    }
}

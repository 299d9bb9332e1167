using System.Globalization;
using MassTransit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Web.Api;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Guard;
using SlipPortal.Web.Infrastructure;
using SlipPortal.Web.Messaging;
using SlipPortal.Web.Pages.Councils.Discussion;
using SlipPortal.Web.Pages.Councils.Kpis.Import;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Setup;

/// <summary>Everything the portal is made of, but its pages' looks (<see cref="FrontEnd"/>).</summary>
internal static class PortalServices
{
    /// <summary>Registers it.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="database">The database.</param>
    /// <exception cref="OperatorException">A setting is missing, or is not what it should be.</exception>
    public static void AddPortal(this WebApplicationBuilder builder, PortalDatabase database)
    {
        var hosting = Hosting.Of(builder, database);
        // Dates and numbers are written as people here write them, whatever the machine thinks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("en-GB");

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(hosting);
        services.AddHttpContextAccessor();
        services.AddSingleton<Preview>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<IActor>(provider => provider.GetRequiredService<CurrentPerson>());
        services.AddFiles(builder.Configuration);
        services.AddSingleton<HeldTickets>();
        services.AddSingleton<ISaveChangesInterceptor, GuardInterceptor>();
        services.AddPortalData(database.App, database.Keys[0]);
        services.AddKeys(builder.Configuration, database);
        services.AddPeople(hosting);
        services.AddCouncilAccess();
        services.AddRateLimits(builder.Configuration);
        services.AddSingleton(new EmailAddresses(builder.Environment.IsDevelopment()));
        services.AddMessages(builder.Configuration, database.Worker);
        services.AddHandlers();
        services.AddScoped<ImportReader>();
        services.AddScoped<BookReader>();
        services.AddScoped<TalkQueries>();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"]);
    }

    // What becomes of files that people send in.
    private static void AddFiles(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton(configuration.GetSection("Reading").Get<ReadingSettings>() ?? new());
        services.AddSingleton<FileReader>();
        var scanner = configuration.GetSection("Scanner").Get<ScannerSettings>() ?? new();
        services.AddSingleton(scanner);
        if (scanner.EndPoint is null) services.AddSingleton<IMalwareScanner, NoScanner>();
        else services.AddSingleton<IMalwareScanner, ClamdScanner>();
    }

    private static void AddPeople(this IServiceCollection services, Hosting hosting)
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddOpenApi("v1", options => options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Long and not known to be broken, rather than full of signs: NCSC's and NIST's advice.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
            })
            .AddUserStore<PortalUserStore>()
            .AddSignInManager<PortalSignIn>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddErrorDescriber<PlainIdentityErrors>()
            .AddPasswordValidator<BreachedPasswords>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = hosting.CookieName("SlipPortal.SignIn");
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            // The session ends in the database (sessions.sql): sooner when nobody uses it, and at once when somebody ends it there.
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            // A page is asked for again after signing in; what was sent would be lost on the way (KeptForm).
            var redirect = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
            {
                if (!HttpMethods.IsPost(context.Request.Method)) return redirect(context);
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        });
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.Cookie.SecurePolicy = hosting.CookiePolicy);
        services.AddSingleton<SessionStore>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<SecurityRecord>();
        services.AddHostedService(provider => provider.GetRequiredService<SecurityRecord>());
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionStore>((options, store) => options.SessionStore = store);
    }

    private static void AddCouncilAccess(this IServiceCollection services)
    {
        // Deny by default: a page that says nothing is for people who are signed in, and below /councils it must say more.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<CouncilReach>();
        services.AddScoped<IAuthorizationHandler, RequiresHandler>();
        services.AddScoped<IAuthorizationHandler, PlatformAdministratorHandler>();
        services.AddScoped<IAuthorizationMiddlewareResultHandler, RefusalResult>();
        services.AddScoped<RecentSignInFilter>();
        services.AddScoped<LedgerFilter>();
        services.AddScoped<SubmissionFilter>();
        services.AddScoped<UndoFilter>();
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.AddService<RecentSignInFilter>();
            options.Filters.AddService<LedgerFilter>();
            options.Filters.AddService<SubmissionFilter>();
            options.Filters.AddService<UndoFilter>();
        });
    }

    private static void AddMessages(this IServiceCollection services, ConfigurationManager configuration, string? worker)
    {
        var mail = MailSettings.Of(configuration);
        services.AddSingleton(mail);
        if (mail.SmtpHost is null) services.AddSingleton<IMailer, FolderMailer>();
        else services.AddSingleton<IMailer, SmtpMailer>();
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<JoinTokens>();
        services.AddSingleton<AccountTokens>();
        services.AddSingleton<MailChoices>();
        services.AddSingleton<DigestStep>();

        // A web node only stores messages; a worker node delivers them too; a laptop is both. A command delivers none, and may lack the
        // connection.
        if (configuration["Portal:Role"] == "Web" || worker is null) return;
        services.AddOutboxDatabase(worker);
        services.AddMassTransit(bus =>
        {
            // It would tell its makers, over the internet, of each node that starts.
            bus.DisableUsageTelemetry();
            bus.AddConsumer<GrantEmailConsumer>();
            bus.AddConsumer<AccessEndEmailConsumer>();
            bus.AddConsumer<AccessAskedEmailConsumer>();
            bus.AddConsumer<EngagementEmailConsumer>();
            bus.AddConsumer<UpdateRequestEmailConsumer>();
            bus.AddConsumer<InvitationEmailConsumer>();
            bus.AddConsumer<TalkEmailConsumer>();
            bus.AddConsumer<AccountEmailConsumer>();
            // What goes wrong is kept in the database, and comes round from there: the transport keeps no second copy.
            bus.AddConfigureEndpointsCallback((_, endpoint) =>
            {
                endpoint.DiscardFaultedMessages();
                endpoint.DiscardSkippedMessages();
            });
            bus.UsingInMemory((context, transport) =>
            {
                transport.UseConsumeFilter(typeof(OnceFilter<>), context);
                transport.ConfigureEndpoints(context);
            });
        });
        services.AddHostedService<OutboxDispatcher>();
        services.AddSingleton<Reminders>();
        services.AddHostedService(provider => provider.GetRequiredService<Reminders>());
    }
}

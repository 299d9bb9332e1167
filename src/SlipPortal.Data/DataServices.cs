using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.MultiTenant.Extensions;

namespace SlipPortal.Data;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    /// <summary>
    /// The database, the councils as tenants found by the <c>{council}</c> of the route, and <see cref="PortalDbContext"/>. The caller
    /// registers <see cref="IActor"/>, <see cref="TimeProvider"/> and, as <see cref="ISaveChangesInterceptor"/>, the guard that each save goes through.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">As <see cref="DatabaseRoles.App"/>.</param>
    public static IServiceCollection AddPortalData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => DataSource(connectionString));
        services.AddMultiTenant<CouncilTenantInfo>()
            .WithRouteStrategy("council", useTenantAmbientRouteValue: false)
            .WithStore<CouncilStore>(ServiceLifetime.Singleton);
        services.AddSingleton<PortalSessions>();
        services.AddScoped<SessionInterceptor>();
        services.AddScoped<CrossTenantReader>();
        services.AddDbContext<PortalDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), Migrator.History)
            .AddInterceptors(provider.GetRequiredService<SessionInterceptor>(), provider.GetRequiredService<ISaveChangesInterceptor>())
            // Reads do not track; what is changed is asked for by AsTracking.
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.MultipleCollectionIncludeWarning)));
        return services;
    }

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "SlipPortal",
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        // Either would let one request's settings be seen by the next.
        if (settings.NoResetOnClose || settings.Multiplexing)
            throw new InvalidOperationException("ConnectionStrings__Portal must use neither No Reset On Close nor Multiplexing.");
        return NpgsqlDataSource.Create(settings);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Submissions;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.MultiTenant.Extensions;

namespace SlipPortal.Data;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    // Unless the connection string says otherwise. Each connection plans each query once and keeps the plan (roles.sql); few connections,
    // so that what is asked has mostly been planned (docs/performance.md).
    private const string Usually =
        "Maximum Pool Size=20;Max Auto Prepare=100;Auto Prepare Min Usages=2;";

    private const string TheTime = "select clock_timestamp()";

    /// <summary>
    /// The database, the councils as tenants found by the <c>{council}</c> of the route, and <see cref="PortalDbContext"/>. The caller
    /// registers <see cref="IActor"/>, <see cref="TimeProvider"/> and, as <see cref="ISaveChangesInterceptor"/>, the guard that each save
    /// goes through.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">As <see cref="DatabaseRoles.App"/>.</param>
    /// <param name="key">What sessions are signed with.</param>
    public static IServiceCollection AddPortalData(this IServiceCollection services, string connectionString, SessionKey key)
    {
        var clock = new DatabaseClock();
        services.AddSingleton(new SessionSeal(key, clock));
        services.AddSingleton(_ => DataSource(connectionString, clock));
        services.AddMultiTenant<CouncilTenantInfo>()
            .WithRouteStrategy("council", useTenantAmbientRouteValue: false)
            .WithStore<CouncilStore>(ServiceLifetime.Singleton);
        services.AddSingleton<PortalSessions>();
        services.AddScoped<CurrentSubmission>();
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

    /// <summary>The connections that deliver stored messages, under the key <see cref="DatabaseRoles.Worker"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">As <see cref="DatabaseRoles.Worker"/>.</param>
    public static IServiceCollection AddOutboxDatabase(this IServiceCollection services, string connectionString) =>
        services.AddKeyedSingleton(DatabaseRoles.Worker, (_, _) => DataSource(connectionString, new()));

    /// <summary>A pool of connections.</summary>
    /// <param name="connectionString">What it says goes before what is usual.</param>
    /// <param name="clock">Learns the database's time from each new connection.</param>
    /// <exception cref="InvalidOperationException">It would let one request's settings be seen by the next.</exception>
    public static NpgsqlDataSource DataSource(string connectionString, DatabaseClock clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(Usually + connectionString) { ApplicationName = "SlipPortal" };
        if (settings.NoResetOnClose || settings.Multiplexing)
            throw new InvalidOperationException("A connection string of the portal must use neither No Reset On Close nor Multiplexing.");
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var ask = new NpgsqlCommand(TheTime, connection);
                clock.Learn((DateTime)ask.ExecuteScalar()!);
            },
            async connection =>
            {
                await using var ask = new NpgsqlCommand(TheTime, connection);
                clock.Learn((DateTime)(await ask.ExecuteScalarAsync())!);
            });
        return builder.Build();
    }
}

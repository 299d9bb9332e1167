using Microsoft.Extensions.Diagnostics.HealthChecks;
using SlipPortal.Data;

namespace SlipPortal.Web.Infrastructure;

/// <summary>Ready when the database answers and has the tables that this program knows.</summary>
internal sealed class DatabaseCheck(PortalDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Migrator.IsUpToDateAsync(db, cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database is not migrated: run `migrate`.");
}

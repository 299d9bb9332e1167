using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.Data;

/// <summary>
/// Opens the database outside a request: for one council, on behalf of one person. Under the same policies as a request: the command
/// line and the demo can do no more than that person at the page.
/// </summary>
public sealed class PortalSessions(NpgsqlDataSource database, SessionSeal seal, TimeProvider clock, ISaveChangesInterceptor guard)
{
    /// <summary>A context to be disposed of by the caller.</summary>
    /// <param name="council">The council, or null for none.</param>
    /// <param name="actor">The person.</param>
    /// <param name="at">The clock that the history is dated by; the portal's own unless said otherwise.</param>
    public PortalDbContext Open(CouncilTenantInfo? council, IActor actor, TimeProvider? at = null) => new(
        new DbContextOptionsBuilder<PortalDbContext>()
            .UseNpgsql(database, Migrator.History)
            .AddInterceptors(new SessionInterceptor(actor, seal), guard)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options,
        new StaticMultiTenantContextAccessor<CouncilTenantInfo>(council),
        actor,
        at ?? clock);

    /// <summary>The door to all councils that are open to somebody, outside a request. To be disposed of by the caller.</summary>
    public CrossTenantReader OpenAll(IActor actor) => new(database, actor, seal);
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.EntityFrameworkCore;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

// Built as the portal's own context is: global users beside rows of tenants. Never connects.
internal sealed class TestDbContext(DbContextOptions<TestDbContext> options, IMultiTenantContextAccessor accessor)
    : IdentityDbContext<IdentityUser>(options), IMultiTenantDbContext
{
    public ITenantInfo? TenantInfo { get; } = accessor.MultiTenantContext.TenantInfo;

    public TenantMismatchMode TenantMismatchMode { get; init; }

    public TenantNotSetMode TenantNotSetMode { get; init; }

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<PlanAction> Actions => Set<PlanAction>();

    public DbSet<Region> Regions => Set<Region>();

    public static TestDbContext For(
        TenantInfo? tenant, TenantMismatchMode mismatch = default, TenantNotSetMode notSet = default, IInterceptor? interceptor = null)
    {
        var options = new DbContextOptionsBuilder<TestDbContext>().UseNpgsql();
        if (interceptor is not null)
            options.AddInterceptors(interceptor);
        return new(options.Options, new StaticMultiTenantContextAccessor<TenantInfo>(tenant))
        {
            TenantMismatchMode = mismatch,
            TenantNotSetMode = notSet,
        };
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<MilestoneAction>();
        builder.ConfigureMultiTenant();
    }
}

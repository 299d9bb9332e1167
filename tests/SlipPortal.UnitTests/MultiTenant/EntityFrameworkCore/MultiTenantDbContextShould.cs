using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

public sealed class MultiTenantDbContextShould
{
    [Fact]
    public void Keep_the_tenant_it_was_created_with()
    {
        var services = new ServiceCollection();
        services.AddMultiTenant<TenantInfo>();
        services.AddDbContext<TestDbContext>(options => options.UseNpgsql());

        Assert.Equal(("t-north", "t-south"), TenantsOfTwoScopes(services));
    }

    // Why AddDbContextPool must not be used.
    [Fact]
    public void Keep_the_tenant_of_its_first_scope_when_it_is_pooled()
    {
        var services = new ServiceCollection();
        services.AddMultiTenant<TenantInfo>();
        services.AddDbContextPool<TestDbContext>(options => options.UseNpgsql());

        Assert.Equal(("t-north", "t-north"), TenantsOfTwoScopes(services));
    }

    private static (string? First, string? Second) TenantsOfTwoScopes(ServiceCollection services)
    {
        using var provider = services.BuildServiceProvider(validateScopes: true);
        return (TenantOfAScope(TestTenants.Northmoor), TenantOfAScope(TestTenants.Southmoor));

        string? TenantOfAScope(TenantInfo tenant)
        {
            provider.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext = new MultiTenantContext<TenantInfo>(tenant);
            using var scope = provider.CreateScope();
            return scope.ServiceProvider.GetRequiredService<TestDbContext>().TenantInfo?.Id;
        }
    }
}

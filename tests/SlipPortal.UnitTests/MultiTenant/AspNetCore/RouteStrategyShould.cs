using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.MultiTenant.AspNetCore.Strategies;
using SlipPortal.MultiTenant.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.AspNetCore;

public sealed class RouteStrategyShould
{
    [Fact]
    public async Task Give_the_route_value_in_lower_case()
    {
        var request = new DefaultHttpContext { Request = { RouteValues = { ["council"] = "NorthMoor" } } };

        Assert.Equal("northmoor", await new RouteStrategy("council").GetIdentifierAsync(request));
    }

    [Fact]
    public async Task Give_nothing_without_the_route_value() =>
        Assert.Null(await new RouteStrategy("council").GetIdentifierAsync(new DefaultHttpContext()));

    [Fact]
    public async Task Give_nothing_for_what_is_not_a_web_request() =>
        Assert.Null(await new RouteStrategy("council").GetIdentifierAsync("northmoor"));

    [Fact]
    public async Task Read_the_tenant_token_unless_told_otherwise()
    {
        var services = new ServiceCollection();
        services.AddMultiTenant<TenantInfo>().WithRouteStrategy();
        await using var provider = services.BuildServiceProvider();
        var request = new DefaultHttpContext { Request = { RouteValues = { ["__tenant__"] = "northmoor" } } };

        Assert.Equal("northmoor", await provider.GetRequiredService<IMultiTenantStrategy>().GetIdentifierAsync(request));
    }

    [Fact]
    public void Refuse_a_blank_parameter_name() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMultiTenant<TenantInfo>().WithRouteStrategy(" ", false));

    [Fact]
    public void Refuse_to_carry_the_tenant_into_links() =>
        Assert.Throws<NotSupportedException>(
            () => new ServiceCollection().AddMultiTenant<TenantInfo>().WithRouteStrategy("council", useTenantAmbientRouteValue: true));
}

using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.AspNetCore.Extensions;
using SlipPortal.MultiTenant.Extensions;
using SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

namespace SlipPortal.UnitTests.MultiTenant.AspNetCore;

public sealed class MultiTenantMiddlewareShould : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public MultiTenantMiddlewareShould()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(new DiagnosticListener("tests"));
        services.AddMultiTenant<TenantInfo>()
            .WithRouteStrategy("council", useTenantAmbientRouteValue: false)
            .WithInMemoryStore(options =>
            {
                options.Tenants.Add(TestTenants.Northmoor);
                options.Tenants.Add(TestTenants.Southmoor);
            });
        services.AddDbContext<TestDbContext>(options => options.UseNpgsql());
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    [Fact]
    public async Task Give_each_request_the_tenant_of_its_route()
    {
        Assert.Equal(("t-north", "t-north", "t-north"), await SendAsync("/councils/northmoor"));
        Assert.Equal(("t-south", "t-south", "t-south"), await SendAsync("/councils/SOUTHMOOR"));
    }

    [Theory]
    [InlineData("/councils/nowhere")]
    [InlineData("/oversight")]
    public async Task Let_a_request_without_a_tenant_go_on(string path) => Assert.Equal((null, null, null), await SendAsync(path));

    [Fact]
    public async Task Not_look_for_a_tenant_where_an_endpoint_is_excluded() =>
        Assert.Equal((null, null, null), await SendAsync("/excluded/northmoor"));

    [Fact]
    public async Task Leave_no_tenant_behind_in_the_flow_that_called_it()
    {
        await SendAsync("/councils/northmoor");

        Assert.False(_provider.GetRequiredService<IMultiTenantContextAccessor>().MultiTenantContext.IsResolved);
    }

    [Fact]
    public async Task Come_too_late_for_a_database_context_created_before_it()
    {
        var seen = await SendAsync("/councils/northmoor", before: (context, next) =>
        {
            _ = context.RequestServices.GetRequiredService<TestDbContext>();
            return next(context);
        });

        Assert.Equal(("t-north", "t-north", null), seen);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    // Answers with the tenant's id as the request, the accessor and the database context have it at the endpoint.
    private async Task<(string? Request, string? Accessor, string? DbContext)> SendAsync(
        string path, Func<HttpContext, RequestDelegate, Task>? before = null)
    {
        (string?, string?, string?)? seen = null;
        Task Endpoint(HttpContext context)
        {
            var accessor = context.RequestServices.GetRequiredService<IMultiTenantContextAccessor>();
            var dbContext = context.RequestServices.GetRequiredService<TestDbContext>();
            seen = (context.GetTenantInfo<TenantInfo>()?.Id, accessor.MultiTenantContext.TenantInfo?.Id, dbContext.TenantInfo?.Id);
            return Task.CompletedTask;
        }

        var app = new ApplicationBuilder(_provider);
        app.UseRouting();
        app.Use(before ?? ((context, next) => next(context)));
        app.UseMultiTenant();
        app.UseEndpoints(endpoints =>
        {
            endpoints.Map("/councils/{council}", Endpoint);
            endpoints.Map("/oversight", Endpoint);
            endpoints.Map("/excluded/{council}", Endpoint).ExcludeFromMultiTenantResolution();
        });

        await using var scope = _provider.CreateAsyncScope();
        await app.Build()(new DefaultHttpContext { RequestServices = scope.ServiceProvider, Request = { Method = "GET", Path = path } });
        return seen ?? throw new InvalidOperationException($"{path} did not reach an endpoint.");
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.Extensions;
using SlipPortal.MultiTenant.Stores;

namespace SlipPortal.UnitTests.MultiTenant;

public sealed class MultiTenantBuilderShould
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void Register_one_accessor_that_is_also_the_setter()
    {
        _services.AddMultiTenant<TenantInfo>();
        using var provider = _services.BuildServiceProvider(validateScopes: true);

        provider.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext =
            new MultiTenantContext<TenantInfo>(TestTenants.Northmoor);

        Assert.Same(TestTenants.Northmoor, provider.GetRequiredService<IMultiTenantContextAccessor>().MultiTenantContext.TenantInfo);
        Assert.Same(
            TestTenants.Northmoor, provider.GetRequiredService<IMultiTenantContextAccessor<TenantInfo>>().MultiTenantContext.TenantInfo);
    }

    [Fact]
    public void Register_a_resolver_for_each_scope()
    {
        _services.AddMultiTenant<TenantInfo>();
        using var provider = _services.BuildServiceProvider();
        using var one = provider.CreateScope();
        using var two = provider.CreateScope();

        var resolver = one.ServiceProvider.GetRequiredService<ITenantResolver>();

        Assert.Same(one.ServiceProvider.GetRequiredService<ITenantResolver<TenantInfo>>(), resolver);
        Assert.NotSame(two.ServiceProvider.GetRequiredService<ITenantResolver>(), resolver);
    }

    [Fact]
    public void Keep_one_in_memory_store_for_the_whole_program()
    {
        _services.AddMultiTenant<TenantInfo>().WithInMemoryStore(options => options.Tenants.Add(TestTenants.Northmoor));

        Assert.Equal(ServiceLifetime.Singleton, Single<IMultiTenantStore<TenantInfo>>().Lifetime);
    }

    [Fact]
    public async Task Make_stores_and_strategies_with_the_lifetime_and_arguments_given()
    {
        _services.AddMultiTenant<TenantInfo>()
            .WithStore(ServiceLifetime.Scoped, _ => new InMemoryStore<TenantInfo>(Options.Create(new InMemoryStoreOptions<TenantInfo>())))
            .WithStrategy<EchoArgumentStrategy>(ServiceLifetime.Transient, "northmoor");
        await using var provider = _services.BuildServiceProvider();

        Assert.Equal(ServiceLifetime.Scoped, Single<IMultiTenantStore<TenantInfo>>().Lifetime);
        Assert.Equal(ServiceLifetime.Transient, Single<IMultiTenantStrategy>().Lifetime);
        Assert.Equal("northmoor", await provider.GetRequiredService<IMultiTenantStrategy>().GetIdentifierAsync(new object()));
    }

    private ServiceDescriptor Single<TService>() => Assert.Single(_services, service => service.ServiceType == typeof(TService));

    private sealed class EchoArgumentStrategy(string identifier) : IMultiTenantStrategy
    {
        public Task<string?> GetIdentifierAsync(object context) => Task.FromResult<string?>(identifier);
    }
}

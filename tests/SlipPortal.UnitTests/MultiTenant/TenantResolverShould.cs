using Microsoft.Extensions.Options;
using SlipPortal.MultiTenant;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.Stores;

namespace SlipPortal.UnitTests.MultiTenant;

public sealed class TenantResolverShould
{
    [Fact]
    public async Task Ask_the_strategy_of_the_highest_priority_first()
    {
        var low = new FixedStrategy("southmoor", -1000);
        var high = new FixedStrategy("northmoor", 10);
        var store = StoreOf(TestTenants.Northmoor, TestTenants.Southmoor);

        var context = await new TenantResolver<TenantInfo>([low, high], [store]).ResolveAsync(new object());

        Assert.Same(TestTenants.Northmoor, context.TenantInfo);
        Assert.Same(high, context.StrategyInfo?.Strategy);
        Assert.Same(store, context.StoreInfo?.Store);
    }

    [Fact]
    public async Task Take_the_tenant_of_the_first_store_that_knows_it()
    {
        var namesake = new TenantInfo { Id = "t-other", Identifier = "northmoor" };
        IMultiTenantStore<TenantInfo>[] stores = [StoreOf(), StoreOf(TestTenants.Northmoor), StoreOf(namesake)];

        var context = await new TenantResolver<TenantInfo>([new FixedStrategy("northmoor")], stores).ResolveAsync(new object());

        Assert.Same(TestTenants.Northmoor, context.TenantInfo);
        Assert.Same(stores[1], context.StoreInfo?.Store);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nowhere")]
    public async Task Go_on_to_the_next_strategy_when_one_leads_to_no_tenant(string? identifier)
    {
        IMultiTenantStrategy[] strategies = [new FixedStrategy(identifier), new FixedStrategy("northmoor")];

        var context = await new TenantResolver<TenantInfo>(strategies, [StoreOf(TestTenants.Northmoor)]).ResolveAsync(new object());

        Assert.Same(TestTenants.Northmoor, context.TenantInfo);
    }

    [Fact]
    public async Task Answer_an_unresolved_context_when_nothing_is_found()
    {
        ITenantResolver resolver = new TenantResolver<TenantInfo>([new FixedStrategy("nowhere")], [StoreOf(TestTenants.Northmoor)]);

        var context = await resolver.ResolveAsync(new object());

        Assert.False(context.IsResolved);
        Assert.Null(context.TenantInfo);
    }

    private static InMemoryStore<TenantInfo> StoreOf(params TenantInfo[] tenants)
    {
        var options = new InMemoryStoreOptions<TenantInfo>();
        foreach (var tenant in tenants)
            options.Tenants.Add(tenant);
        return new InMemoryStore<TenantInfo>(Options.Create(options));
    }

    private sealed class FixedStrategy(string? identifier, int priority = 0) : IMultiTenantStrategy
    {
        public int Priority => priority;

        public Task<string?> GetIdentifierAsync(object context) => Task.FromResult(identifier);
    }
}

using Microsoft.Extensions.Options;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.Stores;

namespace SlipPortal.UnitTests.MultiTenant.Stores;

public sealed class InMemoryStoreShould
{
    private readonly InMemoryStore<TenantInfo> _store = StoreOf(TestTenants.Southmoor, TestTenants.Northmoor);

    [Fact]
    public async Task Find_an_identifier_in_any_case() =>
        Assert.Same(TestTenants.Northmoor, await _store.GetByIdentifierAsync("NorthMoor"));

    [Fact]
    public async Task Know_only_its_own_tenants()
    {
        Assert.Null(await _store.GetByIdentifierAsync("nowhere"));
        Assert.Null(await _store.GetAsync("northmoor"));
    }

    [Fact]
    public async Task Find_an_id_only_as_it_is_written()
    {
        Assert.Same(TestTenants.Northmoor, await _store.GetAsync("t-north"));
        Assert.Null(await _store.GetAsync("T-NORTH"));
    }

    [Theory]
    [InlineData("t-north", "elsewhere")]
    [InlineData("t-new", "NORTHMOOR")]
    public async Task Refuse_to_add_a_taken_id_or_identifier(string id, string identifier)
    {
        Assert.False(await _store.AddAsync(new() { Id = id, Identifier = identifier }));
        Assert.Equal(2, (await _store.GetAllAsync()).Count());
    }

    [Fact]
    public async Task Follow_a_tenant_to_its_new_identifier()
    {
        Assert.True(await _store.UpdateAsync(new() { Id = "t-north", Identifier = "northmoor-and-dale" }));

        Assert.Equal("t-north", (await _store.GetByIdentifierAsync("northmoor-and-dale"))?.Id);
        Assert.Null(await _store.GetByIdentifierAsync("northmoor"));
    }

    [Theory]
    [InlineData("t-north", "Southmoor")]
    [InlineData("t-unknown", "elsewhere")]
    public async Task Refuse_an_update_to_a_taken_identifier_or_of_an_unknown_tenant(string id, string identifier)
    {
        Assert.False(await _store.UpdateAsync(new() { Id = id, Identifier = identifier }));
        Assert.Equal([TestTenants.Northmoor, TestTenants.Southmoor], await _store.GetAllAsync());
    }

    [Fact]
    public async Task Forget_a_removed_tenant()
    {
        Assert.True(await _store.RemoveAsync("northmoor"));
        Assert.False(await _store.RemoveAsync("northmoor"));
        Assert.Equal([TestTenants.Southmoor], await _store.GetAllAsync());
    }

    [Fact]
    public async Task Give_pages_in_the_order_of_the_identifiers() =>
        Assert.Equal([TestTenants.Southmoor], await _store.GetAllAsync(take: 5, skip: 1));

    [Theory]
    [InlineData("", "elsewhere")]
    [InlineData("t-new", " ")]
    [InlineData("t-north", "elsewhere")]
    [InlineData("t-new", "Northmoor")]
    public void Refuse_to_start_with_a_blank_or_doubled_tenant(string id, string identifier) =>
        Assert.Throws<MultiTenantException>(() => StoreOf(TestTenants.Northmoor, new() { Id = id, Identifier = identifier }));

    private static InMemoryStore<TenantInfo> StoreOf(params TenantInfo[] tenants)
    {
        var options = new InMemoryStoreOptions<TenantInfo>();
        foreach (var tenant in tenants)
            options.Tenants.Add(tenant);
        return new InMemoryStore<TenantInfo>(Options.Create(options));
    }
}

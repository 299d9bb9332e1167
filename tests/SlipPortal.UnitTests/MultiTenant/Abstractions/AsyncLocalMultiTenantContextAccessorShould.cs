using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.UnitTests.MultiTenant.Abstractions;

public sealed class AsyncLocalMultiTenantContextAccessorShould
{
    private readonly AsyncLocalMultiTenantContextAccessor<TenantInfo> _accessor = new();

    [Fact]
    public void Be_unresolved_and_not_null_before_anything_is_set()
    {
        Assert.False(_accessor.MultiTenantContext.IsResolved);
        Assert.Null(((IMultiTenantContextAccessor)_accessor).MultiTenantContext.TenantInfo);
    }

    [Fact]
    public async Task Show_a_child_flow_what_its_parent_set()
    {
        Set(TestTenants.Northmoor);

        var seen = await Task.Run(() => _accessor.MultiTenantContext.TenantInfo, TestContext.Current.CancellationToken);

        Assert.Same(TestTenants.Northmoor, seen);
    }

    [Fact]
    public async Task Hide_from_a_parent_what_its_child_flow_set()
    {
        Set(TestTenants.Northmoor);

        await Task.Run(() => Set(TestTenants.Southmoor), TestContext.Current.CancellationToken);

        Assert.Same(TestTenants.Northmoor, _accessor.MultiTenantContext.TenantInfo);
    }

    [Fact]
    public void Refuse_a_context_for_another_type_of_tenant()
    {
        var accessor = new AsyncLocalMultiTenantContextAccessor<DerivedTenantInfo>();

        Assert.Throws<InvalidCastException>(
            () => ((IMultiTenantContextSetter)accessor).MultiTenantContext = new MultiTenantContext<TenantInfo>(TestTenants.Northmoor));
    }

    private void Set(TenantInfo tenant) =>
        ((IMultiTenantContextSetter)_accessor).MultiTenantContext = new MultiTenantContext<TenantInfo>(tenant);

    private sealed class DerivedTenantInfo : TenantInfo;
}

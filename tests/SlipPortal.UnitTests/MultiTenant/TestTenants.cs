using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.UnitTests.MultiTenant;

internal static class TestTenants
{
    public static readonly TenantInfo Northmoor = new() { Id = "t-north", Identifier = "northmoor" };
    public static readonly TenantInfo Southmoor = new() { Id = "t-south", Identifier = "southmoor" };
}

using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

public sealed class ModelExtensionsShould
{
    [Fact]
    public void List_the_marked_entities_and_those_derived_from_them_but_no_users()
    {
        using var context = TestDbContext.For(null);

        var names = context.Model.GetMultiTenantEntityTypes().Select(entityType => entityType.ClrType.Name);

        Assert.Equal(["MilestoneAction", "Plan", "PlanAction"], names.Order(StringComparer.Ordinal));
    }
}

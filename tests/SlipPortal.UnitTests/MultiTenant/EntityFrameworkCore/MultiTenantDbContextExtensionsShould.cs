using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.EntityFrameworkCore;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

public sealed class MultiTenantDbContextExtensionsShould
{
    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Refuse_to_save_without_a_tenant(EntityState state)
    {
        using var context = TestDbContext.For(null, TenantMismatchMode.Ignore, TenantNotSetMode.Overwrite);
        Track(context, state, "t-north");

        Assert.Throws<MultiTenantException>(context.EnforceMultiTenant);
    }

    [Fact]
    public void Mind_only_changed_entities_of_tenants()
    {
        using var context = TestDbContext.For(null);
        context.Add(new Region());
        context.Attach(new Plan { Id = 1, TenantId = "t-south" });

        context.EnforceMultiTenant();
    }

    [Fact]
    public void Give_new_entities_the_tenant_of_the_context()
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        var plan = Track(context, EntityState.Added, null);
        var action = context.Add(new MilestoneAction());

        context.EnforceMultiTenant();

        Assert.Equal("t-north", plan.Entity.TenantId);
        Assert.Equal("t-north", action.Property("TenantId").CurrentValue);
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Accept_entities_of_its_own_tenant(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        var plan = Track(context, state, "t-north");

        context.EnforceMultiTenant();

        Assert.Equal(state, plan.State);
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Refuse_entities_of_another_tenant(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        Track(context, state, "t-south");

        Assert.Throws<MultiTenantException>(context.EnforceMultiTenant);
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Refuse_to_take_over_an_entity_loaded_from_another_tenant(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        var plan = Track(context, EntityState.Unchanged, "t-south");
        plan.Entity.TenantId = "t-north";
        plan.State = state;

        Assert.Throws<MultiTenantException>(context.EnforceMultiTenant);
    }

    [Fact]
    public void Refuse_to_give_its_own_entity_to_another_tenant()
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        Track(context, EntityState.Unchanged, "t-north").Entity.TenantId = "t-south";

        Assert.Throws<MultiTenantException>(context.EnforceMultiTenant);
    }

    // Nothing was loaded, so there is nothing to compare with: row-level security has to stop this one.
    [Fact]
    public void Be_blind_to_a_stub_attached_with_a_forged_tenant()
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        var idOfAnotherTenantsPlan = 7;
        context.Attach(new Plan { Id = idOfAnotherTenantsPlan, TenantId = "t-north" }).Entity.Title = "Overwritten";

        context.EnforceMultiTenant();

        Assert.Equal(EntityState.Modified, Assert.Single(context.ChangeTracker.Entries()).State);
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Leave_another_tenant_in_place_when_told_to_ignore_it(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor, TenantMismatchMode.Ignore);
        var plan = Track(context, state, "t-south");

        context.EnforceMultiTenant();

        Assert.Equal("t-south", plan.Entity.TenantId);
    }

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    public void Put_its_own_tenant_in_place_of_another_when_told_to_overwrite(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor, TenantMismatchMode.Overwrite);
        var plan = Track(context, state, "t-south");

        context.EnforceMultiTenant();

        Assert.Equal("t-north", plan.Entity.TenantId);
        Assert.Equal(state, plan.State);
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public void Refuse_changed_entities_that_name_no_tenant(EntityState state)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor);
        Track(context, state, null);

        Assert.Throws<MultiTenantException>(context.EnforceMultiTenant);
    }

    [Fact]
    public void Give_changed_entities_without_a_tenant_its_own_when_told_to_overwrite()
    {
        using var context = TestDbContext.For(TestTenants.Northmoor, notSet: TenantNotSetMode.Overwrite);
        var plan = Track(context, EntityState.Modified, null);

        context.EnforceMultiTenant();

        Assert.Equal("t-north", plan.Entity.TenantId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("t-south")]
    public void Let_entities_be_deleted_when_told_to_overwrite(string? tenantId)
    {
        using var context = TestDbContext.For(TestTenants.Northmoor, TenantMismatchMode.Overwrite, TenantNotSetMode.Overwrite);
        var plan = Track(context, EntityState.Deleted, tenantId);

        context.EnforceMultiTenant();

        Assert.Equal(EntityState.Deleted, plan.State);
        Assert.Equal(tenantId, plan.Entity.TenantId);
    }

    private static EntityEntry<Plan> Track(TestDbContext context, EntityState state, string? tenantId)
    {
        var plan = context.Entry(new Plan { Id = 1, TenantId = tenantId });
        plan.State = state;
        return plan;
    }
}

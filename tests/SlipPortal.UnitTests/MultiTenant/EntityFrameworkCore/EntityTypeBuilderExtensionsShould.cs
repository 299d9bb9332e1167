using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;
using SlipPortal.MultiTenant.Abstractions;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

public sealed class EntityTypeBuilderExtensionsShould
{
    private readonly ModelBuilder _modelBuilder = NpgsqlConventionSetBuilder.CreateModelBuilder();

    [Fact]
    public void Require_the_tenant_id_of_the_class()
    {
        var plan = _modelBuilder.Entity<Plan>();

        plan.IsMultiTenant();

        var property = plan.Metadata.GetProperty("TenantId");
        Assert.False(property.IsNullable);
        Assert.False(property.IsShadowProperty());
    }

    [Fact]
    public void Add_a_required_tenant_id_where_the_class_has_none()
    {
        var region = _modelBuilder.Entity<Region>();

        region.IsMultiTenant();

        var property = region.Metadata.GetProperty("TenantId");
        Assert.Equal(typeof(string), property.ClrType);
        Assert.False(property.IsNullable);
        Assert.True(property.IsShadowProperty());
    }

    [Fact]
    public void Refuse_a_tenant_id_that_is_not_a_string()
    {
        var wrong = _modelBuilder.Entity<WithGuidTenantId>();

        Assert.Throws<MultiTenantException>(() => wrong.IsMultiTenant());
        Assert.False(wrong.Metadata.IsMultiTenant());
    }

    [Fact]
    public void Name_the_filter_after_the_tenant_token()
    {
        var region = _modelBuilder.Entity<Region>();

        region.IsMultiTenant();

        Assert.NotNull(region.Metadata.FindDeclaredQueryFilter("__tenant__"));
    }

    [Fact]
    public void Take_back_what_it_did()
    {
        var region = _modelBuilder.Entity<Region>();
        region.IsMultiTenant();

        region.IsNotMultiTenant();

        Assert.False(region.Metadata.IsMultiTenant());
        Assert.Null(region.Metadata.FindDeclaredQueryFilter("__tenant__"));
        Assert.Null(region.Metadata.FindProperty("TenantId"));
    }

    [Fact]
    public void Keep_a_tenant_id_of_the_class_when_taken_back()
    {
        var plan = _modelBuilder.Entity<Plan>();
        plan.IsMultiTenant();

        plan.IsNotMultiTenant();

        Assert.NotNull(plan.Metadata.FindProperty("TenantId"));
    }

    private sealed class WithGuidTenantId
    {
        public int Id { get; init; }

        public Guid TenantId { get; init; }
    }
}

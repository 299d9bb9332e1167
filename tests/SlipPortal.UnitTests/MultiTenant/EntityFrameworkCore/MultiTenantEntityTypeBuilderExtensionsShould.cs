using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;
using SlipPortal.MultiTenant.EntityFrameworkCore.Extensions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

public sealed class MultiTenantEntityTypeBuilderExtensionsShould
{
    private readonly ModelBuilder _modelBuilder = NpgsqlConventionSetBuilder.CreateModelBuilder();

    [Fact]
    public void Make_a_unique_index_unique_for_each_tenant_and_keep_the_rest_of_it()
    {
        var plan = _modelBuilder.Entity<Plan>();
        plan.HasIndex(p => new { p.Title, p.Id }).IsUnique().HasFilter("\"Title\" <> ''").IsDescending(true, false);
        plan.HasIndex(["Title"], "second").IsUnique().HasDatabaseName("ux_second");

        plan.IsMultiTenant().AdjustUniqueIndexes();

        var first = Index(plan.Metadata, null);
        Assert.Equal(["Title", "Id", "TenantId"], first.Properties.Select(property => property.Name));
        Assert.Equal(("IX_Plan_Title_Id", "\"Title\" <> ''", true), (first.GetDatabaseName(), first.GetFilter(), first.IsUnique));
        Assert.Equal([true, false, false], first.IsDescending);
        var second = Index(plan.Metadata, "second");
        Assert.Equal(["Title", "TenantId"], second.Properties.Select(property => property.Name));
        Assert.Equal("ux_second", second.GetDatabaseName());
    }

    [Fact]
    public void Leave_alone_what_is_not_unique_or_has_the_tenant_already()
    {
        var plan = _modelBuilder.Entity<Plan>();
        plan.HasIndex(p => p.Title);
        plan.HasIndex(p => new { p.TenantId, p.Title }).IsUnique();

        plan.IsMultiTenant().AdjustUniqueIndexes();

        Assert.Equal(
            ["TenantId,Title", "Title"],
            plan.Metadata.GetIndexes().Select(index => string.Join(',', index.Properties.Select(property => property.Name))).Order());
    }

    private static IMutableIndex Index(IMutableEntityType entityType, string? name) =>
        Assert.Single(entityType.GetIndexes(), index => index.Name == name);
}

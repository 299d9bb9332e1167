using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SlipPortal.MultiTenant.Abstractions;

namespace SlipPortal.UnitTests.MultiTenant.EntityFrameworkCore;

// EF builds one model and compiles each query once for all contexts of a type: no context may leave its tenant in either.
public sealed class TenantQueryFilterShould
{
    private static readonly Func<TestDbContext, IEnumerable<string>> CompiledTitles =
        EF.CompileQuery((TestDbContext context) => context.Plans.Select(plan => plan.Title));

    [Fact]
    public void Ask_for_the_tenant_of_the_context_that_runs_the_query()
    {
        using var north = TestDbContext.For(TestTenants.Northmoor);
        using var south = TestDbContext.For(TestTenants.Southmoor);

        Assert.Contains("='t-north'", north.Plans.ToQueryString(), StringComparison.Ordinal);
        Assert.Contains("='t-south'", south.Plans.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_the_column_with_one_parameter_so_that_an_index_serves()
    {
        using var north = TestDbContext.For(TestTenants.Northmoor);

        Assert.Matches("""WHERE p\."TenantId" = @\w+$""", north.Plans.ToQueryString());
    }

    [Fact]
    public void Give_no_rows_without_a_tenant_whoever_ran_the_query_before()
    {
        using var north = TestDbContext.For(TestTenants.Northmoor);
        using var none = TestDbContext.For(null);

        Assert.EndsWith("WHERE FALSE", none.Plans.ToQueryString(), StringComparison.Ordinal);
        Assert.Contains("='t-north'", north.Plans.ToQueryString(), StringComparison.Ordinal);
        Assert.EndsWith("WHERE FALSE", none.Plans.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_the_context_through_a_compiled_query()
    {
        Assert.Equal("t-north", RunCompiled(TestTenants.Northmoor).Parameter);
        Assert.Equal("t-south", RunCompiled(TestTenants.Southmoor).Parameter);
        Assert.EndsWith("WHERE FALSE", RunCompiled(null).Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_what_is_included()
    {
        using var north = TestDbContext.For(TestTenants.Northmoor);

        Assert.Matches("""FROM "Actions" AS a\s+WHERE a\."TenantId" = @""", north.Plans.Include(plan => plan.Actions).ToQueryString());
    }

    [Fact]
    public void Bind_the_derived_types_of_a_hierarchy()
    {
        using var none = TestDbContext.For(null);

        Assert.EndsWith("WHERE FALSE", none.Actions.OfType<MilestoneAction>().ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leave_users_and_what_belongs_to_no_tenant_alone()
    {
        using var none = TestDbContext.For(null);

        Assert.DoesNotContain("WHERE", none.Users.ToQueryString() + none.Regions.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_aside_by_its_name()
    {
        using var none = TestDbContext.For(null);

        Assert.DoesNotContain("WHERE", none.Plans.IgnoreQueryFilters(["__tenant__"]).ToQueryString(), StringComparison.Ordinal);
    }

    private static CommandRecorder RunCompiled(TenantInfo? tenant)
    {
        var recorder = new CommandRecorder();
        using var context = TestDbContext.For(tenant, interceptor: recorder);
        Assert.Empty(CompiledTitles(context));
        return recorder;
    }

    // Takes the place of the server: keeps the command and answers with no rows.
    private sealed class CommandRecorder : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public string Sql { get; private set; } = "";

        public object? Parameter { get; private set; }

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Sql = command.CommandText;
            Parameter = command.Parameters.Cast<DbParameter>().SingleOrDefault()?.Value;
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }
    }
}

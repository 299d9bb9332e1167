using Npgsql;

namespace SlipPortal.IntegrationTests.Isolation;

/// <summary>
/// PostgreSQL finds types of one's own in pg_temp before its own, unless a function says otherwise: a domain called uuid, with a check that calls a
/// function, then runs as whoever owns the function that says uuid. Each function of ours is called while every name that it may use is such a type.
/// </summary>
public sealed class ShadowTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Path = "search_path=pg_catalog, pg_temp";

    // The types that functions of ours name, and arrays of them; and operators, which are never found there.
    private const string Shadows =
        """
        create function pg_temp.evil(pg_catalog.text) returns pg_catalog.bool language plpgsql as
            $$ begin raise notice 'evil as %', current_user; return true; end $$;
        do $do$
        declare shadowed pg_catalog.text;
        begin
            foreach shadowed in array array['uuid', 'text', 'date', 'bool', 'boolean', 'int4', 'integer', 'int8', 'bigint', 'jsonb', 'bytea', 'timestamptz', 'interval', 'record', 'regclass', 'trigger', 'void'] loop
                begin
                    execute pg_catalog.format('create domain pg_temp.%I as pg_catalog.%I check (pg_temp.evil(value::pg_catalog.text))', shadowed,
                        case shadowed when 'boolean' then 'bool' when 'integer' then 'int4' when 'bigint' then 'int8' else shadowed end);
                exception when others then null;
                end;
            end loop;
        end $do$;
        create function pg_temp.same(pg_catalog.text, pg_catalog.text) returns pg_catalog.bool language sql as $$ select pg_temp.evil($1) $$;
        create operator pg_temp.= (leftarg = pg_catalog.text, rightarg = pg_catalog.text, function = pg_temp.same);
        create operator pg_temp.|| (leftarg = pg_catalog.text, rightarg = pg_catalog.text, function = pg_temp.same);
        """;

    [Fact]
    public async Task Nobody_who_connects_as_the_portal_makes_types_of_their_own()
    {
        await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
        foreach (var schema in (string[])["pg_temp", "public", "app", "portal"])
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await sql.TryAsync($"create domain {schema}.uuid as pg_catalog.uuid"));
    }

    [Fact]
    public async Task Every_function_says_where_its_types_are_or_was_parsed_when_it_was_made()
    {
        Assert.Equal("", await portal.ScalarAsync(
            "select coalesce(string_agg(oid::regprocedure::text, ', '), '') from pg_proc where pronamespace = 'app'::regnamespace and prosqlbody is null and not ($1 = any(coalesce(proconfig, '{}')))",
            Path));
        // Neither belongs a function that looks behind the policies to anybody but the two roles that nobody connects as.
        Assert.Equal("", await portal.ScalarAsync(
            "select coalesce(string_agg(oid::regprocedure::text, ', '), '') from pg_proc where pronamespace in ('app'::regnamespace, 'portal'::regnamespace) and prosecdef and pg_get_userbyid(proowner) not in ('slipportal_owner', 'slipportal_definer', 'slipportal_credentials')"));
    }

    [Fact]
    public async Task No_type_of_somebodys_own_runs_as_the_definer_in_any_function()
    {
        await using var types = await LetMakeTypesAsync();
        var fell = new List<string>();
        var functions = await FunctionsAsync();
        Assert.True(functions.Count > 40, $"{functions.Count}");
        foreach (var function in functions) if (await FallsAsync(function)) fell.Add(function);
        Assert.Empty(fell);
    }

    [Fact]
    [Trait("Runs", "Whole")]
    public async Task The_test_above_would_notice_functions_that_look_in_pg_temp_first()
    {
        await using var types = await LetMakeTypesAsync();
        try
        {
            await portal.ScalarAsync(
                """
                do $$ declare one regprocedure; begin
                    for one in select oid from pg_proc where pronamespace = 'app'::regnamespace and proconfig is not null and prokind = 'f' loop
                        execute format('alter function %s set search_path = ''''', one);
                    end loop;
                end $$
                """);
            var fell = new List<string>();
            foreach (var function in await FunctionsAsync()) if (await FallsAsync(function)) fell.Add(function);
            Assert.Contains(fell, function => function.Contains("my_engagements", StringComparison.Ordinal));
            Assert.True(fell.Count > 10, string.Join(", ", fell));
        }
        finally
        {
            await portal.MigrateAsync();
        }
    }

    // Without the wall before this one.
    private async Task<Types> LetMakeTypesAsync()
    {
        await portal.ScalarAsync("do $$ begin execute format('grant temporary on database %I to slipportal_app', current_database()); end $$");
        return new(portal);
    }

    // Each that the portal's role may run, as a call with values that fit (a verb, so that there is something to look up): those that policies run are
    // reached by queries as well.
    private async Task<IReadOnlyList<string>> FunctionsAsync() => (string[])(await portal.ScalarAsync(
        """
        select array_agg(call order by call) from (
            select case prokind when 'p' then 'call ' else 'select ' end || oid::regproc || '(' || coalesce((
                select string_agg(case type.typname when '_text' then '''{a}''' when 'uuid' then 'gen_random_uuid()' when 'text' then '''View''' when 'bool' then 'true' when 'int4' then '1'
                    when 'date' then 'current_date' when 'timestamptz' then 'now()' when 'bytea' then '''x''::pg_catalog.bytea' else 'null' end || '::pg_catalog.' || type.typname, ', ' order by place)
                from unnest(proargtypes) with ordinality arguments (oid, place) join pg_type type on type.oid = arguments.oid), '') || ')' as call
            from pg_proc where pronamespace = 'app'::regnamespace and prorettype <> 'trigger'::regtype and has_function_privilege('slipportal_app', oid, 'execute')
            union all
            select 'select count(*) from portal.' || relname from pg_class where relnamespace = 'portal'::regnamespace and relkind = 'r' and has_table_privilege('slipportal_app', oid, 'select')) calls
        """))!;

    // A connection of its own for each: what PostgreSQL has once compiled it keeps.
    private async Task<bool> FallsAsync(string function)
    {
        await using var sql = await SqlSession.OpenAsync(portal, "lead@ashdale.example", "ashdale");
        await sql.RunAsync(Shadows);
        await sql.TryAsync(function);
        // It tells whether what calls it fails or not.
        return sql.Notices.Exists(said => said.StartsWith("evil as ", StringComparison.Ordinal) && !said.EndsWith("slipportal_app", StringComparison.Ordinal));
    }

    private sealed class Types(PortalHost portal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await portal.ScalarAsync(
            "do $$ begin execute format('revoke temporary on database %I from slipportal_app', current_database()); end $$");
    }
}

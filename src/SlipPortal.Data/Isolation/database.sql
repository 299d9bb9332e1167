-- What everybody may do in a new database of PostgreSQL, and nobody needs here. Run by every migration as whoever migrates, before the tables are made.
do $$
declare
    of_the_server regprocedure;
begin
    execute format('grant connect on database %I to slipportal_app, slipportal_worker', current_database());
    execute format('grant create on database %I to slipportal_owner', current_database());
    -- Types, tables and functions of one's own would stay on a connection for whoever has it next.
    execute format('revoke temporary on database %I from public', current_database());
    revoke create on schema public from public;

    -- Large objects belong to the role and so to every council; counters of tables, their sizes and what other sessions are running tell of all of
    -- them. (Only a superuser can say so. What is estimated of a table, in pg_class and by EXPLAIN, stays: docs/threat-model.md.)
    if (select rolsuper from pg_roles where rolname = current_user) then
        for of_the_server in
            select oid from pg_proc
            where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f'
                and (proname ~ '^(pg_stat_get_|lo_)' or proname in ('loread', 'lowrite', 'pg_relation_size', 'pg_table_size', 'pg_indexes_size',
                     'pg_total_relation_size', 'pg_database_size', 'pg_tablespace_size'))
        loop
            execute format('revoke execute on function %s from public', of_the_server);
            execute format('grant execute on function %s to pg_monitor', of_the_server);
        end loop;
    end if;
end $$;

-- The database roles. Run once by the database's superuser; `-- migrate` runs it where it may.
do $$
begin
    if not exists (select from pg_roles where rolname = 'slipportal_owner') then create role slipportal_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'slipportal_definer') then create role slipportal_definer nologin; end if;
    if not exists (select from pg_roles where rolname = 'slipportal_credentials') then create role slipportal_credentials nologin; end if;
    if not exists (select from pg_roles where rolname = 'slipportal_app') then
        create role slipportal_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not exists (select from pg_roles where rolname = 'slipportal_worker') then
        create role slipportal_worker login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
end $$;
-- The owner hands its functions over to these, for which it must be a member.
grant slipportal_definer, slipportal_credentials to slipportal_owner;
-- Where the session lies (session.sql). Nobody else writes it.
grant set on parameter backtrace_functions to slipportal_definer;

-- By role, and not by the options of a connection, which a pooler does not pass on.
alter role slipportal_app set statement_timeout = '60s';
alter role slipportal_app set lock_timeout = '20s';
alter role slipportal_app set idle_in_transaction_session_timeout = '60s';
alter role slipportal_worker set statement_timeout = '60s';
alter role slipportal_worker set lock_timeout = '20s';
alter role slipportal_worker set idle_in_transaction_session_timeout = '60s';
-- Few connections, each asked the same by everybody: a query is planned once for each.
alter role slipportal_app set plan_cache_mode = 'force_generic_plan';

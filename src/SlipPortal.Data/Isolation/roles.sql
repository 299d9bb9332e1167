-- The three database roles. Run once by the database's administrator; `-- migrate` runs it where it may.
do $$
begin
    if not exists (select from pg_roles where rolname = 'slipportal_owner') then create role slipportal_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'slipportal_definer') then create role slipportal_definer nologin; end if;
    if not exists (select from pg_roles where rolname = 'slipportal_app') then
        create role slipportal_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
end $$;
-- The owner hands its functions over to the definer, for which it must be a member.
grant slipportal_definer to slipportal_owner;

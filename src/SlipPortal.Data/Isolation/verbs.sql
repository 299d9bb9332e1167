-- What takes more than a row's policy (ColumnRule): these are asked by triggers that every migration makes anew from the mappings. They run as
-- whoever writes, and are for the portal's role: a definer's function, the owner and what a foreign key does answer for themselves.

create or replace function app.drop_guards(of_table text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare guard record;
    begin
        for guard in select tgname from pg_trigger where tgrelid = of_table::regclass and not tgisinternal and starts_with(tgname, 'guard_') loop
            execute format('drop trigger %I on %s', guard.tgname, of_table::regclass);
        end loop;
    end $$;

create or replace function app.refuse_below() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        council constant text := coalesce(new.tenant_id, old.tenant_id);
    begin
        if current_user = 'slipportal_app' and (council = any(app.tenants_within_reach(tg_argv[0], tg_argv[1]))) is not true
            and (tg_nargs = 2 or council = any(app.my_tenants())) then
            raise exception 'This part of % takes % of %.', tg_table_name, tg_argv[1], tg_argv[0] using errcode = 'insufficient_privilege';
        end if;
        if tg_op = 'DELETE' then return old; end if;
        return new;
    end $$;

-- The same in the row's practice area; in both, where it moves.
create or replace function app.refuse_below_in_area() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        if current_user = 'slipportal_app'
            and not (coalesce(new.tenant_id, old.tenant_id) is not distinct from app.tenant_id()
                     and array_remove(array[old.practice_area_id, new.practice_area_id], null) <@ app.reach(tg_argv[0], tg_argv[1])) then
            raise exception 'This part of % takes % of %.', tg_table_name, tg_argv[1], tg_argv[0] using errcode = 'insufficient_privilege';
        end if;
        if tg_op = 'DELETE' then return old; end if;
        return new;
    end $$;

create or replace function app.refuse_another() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        if current_user = 'slipportal_app' then
            raise exception 'Nobody writes this in another''s name.' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end $$;

-- Whether an action has a date already, as far as the current user sees: another one is a body's to agree.
create or replace function app.has_date(council text, action uuid) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp
    as $$ select exists (select from portal.action_dues due where due.tenant_id = council and due.action_id = action) $$;

revoke all on function app.drop_guards(text), app.refuse_below(), app.refuse_below_in_area(), app.refuse_another(), app.has_date(text, uuid) from public;
grant execute on function app.has_date(text, uuid) to slipportal_app, slipportal_definer;

-- What takes more than a row's policy (ColumnRule): these are asked by triggers that every migration makes anew from the mappings. They run
-- as whoever writes, and are for the portal's role: a definer's function, the owner and what a foreign key does answer for themselves.

create or replace function app.drop_guards(of_table text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare guard record;
    begin
        for guard in select tgname from pg_trigger where tgrelid = of_table::regclass and not tgisinternal and starts_with(tgname, 'guard_') loop
            execute format('drop trigger %I on %s', guard.tgname, of_table::regclass);
        end loop;
    end $$;

-- Arguments: the kind and the verb that it takes, and where: with any record of the council ('Council'), with those of the row's practice
-- area ('Area'; of both, where it moves), or with any record of the council for members alone ('Members').
create or replace function app.refuse_below() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare
        council constant text := coalesce(new.tenant_id, old.tenant_id);
        is_allowed boolean;
    begin
        if current_user <> 'slipportal_app' then
            is_allowed := true;
        elsif tg_argv[2] = 'Area' then
            is_allowed := council is not distinct from app.tenant_id()
                and array_remove(array[old.practice_area_id, new.practice_area_id], null) <@ app.reach(tg_argv[0], tg_argv[1]);
        else
            is_allowed := council = any(app.tenants_within_reach(tg_argv[0], tg_argv[1]))
                or (tg_argv[2] = 'Members' and council <> all(app.my_tenants()));
        end if;
        if is_allowed is not true then
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

drop function if exists app.refuse_below_in_area() cascade;
revoke all on function app.drop_guards(text), app.refuse_below(), app.refuse_another(), app.has_date(text, uuid) from public;
grant execute on function app.has_date(text, uuid) to slipportal_app, slipportal_definer;

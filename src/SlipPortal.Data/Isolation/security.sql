-- The security record: who did or tried what with an account. Events of requests are added in a session that the portal signs for that alone, so that no
-- SQL of somebody's own forges one; what changes roles and keys is added by triggers, in the transaction that changes them. Nobody changes or deletes one.
alter table portal.security_events enable row level security;
alter table portal.security_events force row level security;
alter table portal.security_batches enable row level security;
alter table portal.security_batches force row level security;
select app.drop_policies('portal.security_events');
select app.drop_policies('portal.security_batches');
revoke all on portal.security_events, portal.security_batches from slipportal_app, slipportal_definer, slipportal_credentials;
create policy definer on portal.security_events to slipportal_definer using (true) with check (true);
create policy definer on portal.security_batches to slipportal_definer using (true) with check (true);
grant select, insert, update (batch) on portal.security_events to slipportal_definer;
grant select, insert on portal.security_batches to slipportal_definer;
grant usage on all sequences in schema portal to slipportal_definer;

-- Adds one about the session's user, who may be nobody. True where the record has one of this kind about them already.
create or replace function app.note_security_event(
        of_kind text, of_actor uuid, of_tenant text, of_session uuid, of_place text, of_device text, of_request text, of_detail text, of_count integer)
    returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare is_known boolean;
    begin
        if app.session_strength() is distinct from 'Credentials' then
            raise exception 'only the portal writes the security record' using errcode = '42501';
        end if;
        is_known := exists (select from portal.security_events event where event.user_id = app.user_id() and event.kind = of_kind);
        insert into portal.security_events (at, kind, user_id, actor_id, tenant_id, session_id, place, device, request, detail, count)
            values (app.session_time(), of_kind, app.user_id(), of_actor, of_tenant, of_session, left(of_place, 64), left(of_device, 100), left(of_request, 64),
                left(of_detail, 200), of_count);
        return is_known;
    end $$;

create or replace function app.note_membership() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        event constant text := case when tg_op = 'INSERT' then 'RoleGiven' when new.ended_at is not null and old.ended_at is null then 'MembershipEnded'
            when new.role <> old.role then 'RoleChanged' end;
    begin
        if event is null then return null; end if;
        insert into portal.security_events (at, kind, user_id, actor_id, tenant_id, session_id, place, device, request, detail, count)
            values (coalesce(app.session_time(), now()), event, new.user_id, app.user_id(), new.tenant_id, app.session_id(), '', '', '',
                case when event = 'RoleChanged' then old.role || ' to ' || new.role else new.role end, 1);
        return null;
    end $$;

create or replace function app.note_key() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if tg_op = 'UPDATE' and (new.revoked_at is null or old.revoked_at is not null) then return null; end if;
        insert into portal.security_events (at, kind, user_id, actor_id, tenant_id, session_id, place, device, request, detail, count)
            values (coalesce(app.session_time(), now()), case tg_op when 'INSERT' then 'KeyMade' else 'KeyRevoked' end, new.created_by_id, app.user_id(),
                new.tenant_id, app.session_id(), '', '', '', new.id::text, 1);
        return null;
    end $$;

create or replace function app.note_administrator() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        insert into portal.security_events (at, kind, user_id, actor_id, tenant_id, session_id, place, device, request, detail, count)
            values (coalesce(app.session_time(), now()), 'AdministratorMade', new.user_id, app.user_id(), null, null, '', '', '', '', 1);
        return null;
    end $$;

create or replace function app.refuse_to_change_security_events() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        -- An event gets its batch, once.
        if tg_op = 'UPDATE' and tg_table_name = 'security_events' and tg_level = 'ROW' then
            if old.batch is null and to_jsonb(old) - 'batch' = to_jsonb(new) - 'batch' then return new; end if;
        end if;
        raise exception 'nobody changes or deletes a line of the security record' using errcode = '42501';
    end $$;

-- Chains what was added since the last batch. Made every hour and before the record is verified; the form of the hash never changes. Until then an event is
-- held by the trigger alone.
create or replace function app.chain_security_events() returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        last record;
        upcoming bigint;
        made text;
        chained integer;
    begin
        perform pg_advisory_xact_lock(hashtextextended('security record', 0));
        select batch.number, batch.hash into last from portal.security_batches batch order by batch.number desc limit 1;
        upcoming := coalesce(last.number, 0) + 1;
        with added as (
            select * from portal.security_events event where event.batch is null order by event.id for update),
        taken as (
            update portal.security_events event set batch = upcoming from added where event.id = added.id returning event.*),
        fields as (
            select 0::bigint as id, 0::bigint as place, coalesce(last.hash, '') as field
            union all select 0, 1, upcoming::text
            union all
            select event.id, told.place, told.field
            from taken event, unnest(array[
                event.id::text, (extract(epoch from event.at) * 1000000)::bigint::text, event.kind, coalesce(event.user_id::text, ''),
                coalesce(event.actor_id::text, ''), coalesce(event.tenant_id, ''), coalesce(event.session_id::text, ''), event.place, event.device,
                event.request, event.detail, event.count::text]) with ordinality told (field, place))
        select encode(sha256(convert_to(
                string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' order by id, place), 'UTF8')), 'hex'),
            count(distinct id) - 1
            into made, chained
            from fields;
        if chained > 0 then
            insert into portal.security_batches (number, events, at, previous_hash, hash)
                values (upcoming, chained, clock_timestamp(), coalesce(last.hash, ''), made);
        end if;
        return chained;
    end $$;

-- What a person reads of it: their own; a council's lead what its people did while they were its people, and nothing of other councils; an administrator
-- the portal's, and nothing of any council.
do $$
declare scope text[];
begin
    foreach scope slice 1 in array array[
        ['my_security_events', 'event.user_id = app.user_id()'],
        ['council_security_events', $where$app.tenant_id() = any(app.tenants_within_reach('People', 'Manage')) and (event.tenant_id = app.tenant_id()
            or event.tenant_id is null and exists (
                select from portal.memberships member
                where member.tenant_id = app.tenant_id() and member.user_id = event.user_id and member.started_at <= event.at
                    and (member.ended_at is null or event.at <= member.ended_at)))$where$],
        ['portal_security_events', 'app.is_administrator() and event.tenant_id is null']] loop
        execute format(
            $function$create or replace function app.%I()
                returns table (id bigint, at timestamptz, kind text, person text, actor text, place text, device text, detail text, count integer)
                language sql stable security definer set search_path = pg_catalog, pg_temp
                as $body$
                    select event.id, event.at, event.kind::text, person.name::text, actor.name::text, event.place::text, event.device::text,
                        event.detail::text, event.count
                    from portal.security_events event
                    left join portal.users person on person.id = event.user_id
                    left join portal.users actor on actor.id = event.actor_id
                    where %s
                $body$ $function$,
            scope[1], scope[2]);
    end loop;
end $$;

-- Who is told of another administrator: each of them.
create or replace function app.administrator_addresses() returns table (user_id uuid, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select person.id, person.name::text, person.email::text
        from app.platform_administrators administrator
        join portal.users person on person.id = administrator.user_id
        where app.is_administrator()
    $$;

do $$
declare purpose text;
begin
    foreach purpose in array array['note_security_event(text, uuid, text, uuid, text, text, text, text, integer)', 'chain_security_events()',
        'my_security_events()', 'council_security_events()', 'portal_security_events()', 'administrator_addresses()',
        'note_membership()', 'note_key()', 'note_administrator()', 'refuse_to_change_security_events()'] loop
        execute format('revoke all on function app.%s from public', purpose);
        if purpose !~ '^(note_membership|note_key|note_administrator|refuse_)' then
            execute format('grant execute on function app.%s to slipportal_app', purpose);
        end if;
        if purpose !~ '^refuse_' then execute format('alter function app.%s owner to slipportal_definer', purpose); end if;
    end loop;
end $$;

create or replace trigger note_membership after insert or update on portal.memberships for each row execute function app.note_membership();
create or replace trigger note_key after insert or update on portal.api_keys for each row execute function app.note_key();
create or replace trigger note_administrator after insert on app.platform_administrators for each row execute function app.note_administrator();
create or replace trigger refuse_changes before update on portal.security_events for each row execute function app.refuse_to_change_security_events();
create or replace trigger refuse_removal before delete or truncate on portal.security_events
    for each statement execute function app.refuse_to_change_security_events();
create or replace trigger refuse_changes before update or delete or truncate on portal.security_batches
    for each statement execute function app.refuse_to_change_security_events();
alter table portal.security_events enable always trigger refuse_changes;
alter table portal.security_events enable always trigger refuse_removal;
alter table portal.security_batches enable always trigger refuse_changes;

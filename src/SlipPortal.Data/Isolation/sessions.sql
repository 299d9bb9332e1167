-- Sign-in sessions. Functions of one purpose reach them, as they reach credentials (credentials.sql): one is begun, found and ended in a session that
-- the portal signs for that alone, and a person's own are listed and ended in their own. Nobody's SQL reads a key's hash or a ticket. Times are the
-- portal's, which the seal says.
alter table portal.sessions enable row level security;
alter table portal.sessions force row level security;
select app.drop_policies('portal.sessions');
revoke all on portal.sessions from slipportal_app, slipportal_definer, slipportal_credentials;
create policy credentials on portal.sessions to slipportal_credentials using (true) with check (true);
grant select, insert, update (seen_at, ended_at, ended_because), delete on portal.sessions to slipportal_credentials;
grant execute on function app.session_id() to slipportal_credentials;
grant select on app.platform_administrators to slipportal_credentials;

-- Twelve hours in all, and one without use; 20 minutes without use for whoever looks after the portal, from the moment that they do.
create or replace function app.is_live(session portal.sessions) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp
    as $$
        select session.ended_at is null and app.session_time() < session.started_at + interval '12 hours'
            and app.session_time() < session.seen_at + case
                when exists (select from app.platform_administrators administrator where administrator.user_id = session.user_id) then interval '20 minutes'
                else interval '60 minutes' end
    $$;

-- Begins one for whom the portal has just checked, with the stamp that their credentials had then: who changes a password meanwhile ends this, too.
-- False where they have another by now.
create or replace function app.begin_session(of_id uuid, of_key_hash text, of_ticket bytea, of_device text, of_security_stamp text) returns boolean
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        with person as (
            select id from portal.users
            where id = app.user_id() and app.session_strength() = 'Credentials' and security_stamp = of_security_stamp
            for update),
        begun as (
            insert into portal.sessions (id, user_id, key_hash, ticket, device, started_at, seen_at)
            select of_id, person.id, of_key_hash, of_ticket, of_device, app.session_time(), app.session_time() from person
            returning 1)
        select exists (select from begun)
    $$;

-- The living session of a key, with what its person is called now; notes that it is used.
create or replace function app.resume_session(of_key_hash text) returns table (ticket bytea, name text, email text)
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        with used as (
            update portal.sessions session set seen_at = app.session_time()
            where session.key_hash = of_key_hash and app.session_strength() = 'Credentials' and app.is_live(session)
                and session.seen_at < app.session_time() - interval '1 minute')
        select session.ticket, person.name, person.email
        from portal.sessions session
        join portal.users person on person.id = session.user_id
        where session.key_hash = of_key_hash and app.session_strength() = 'Credentials' and app.is_live(session)
    $$;

-- Ends one by its key.
create or replace function app.end_session(of_key_hash text, because text) returns void
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        update portal.sessions session set ended_at = app.session_time(), ended_because = because
        where session.key_hash = of_key_hash and app.session_strength() = 'Credentials' and session.ended_at is null
    $$;

-- The living sessions of the current person, this one among them.
create or replace function app.my_sessions()
    returns table (id uuid, device text, started_at timestamptz, seen_at timestamptz, is_this boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select session.id, session.device, session.started_at, session.seen_at, session.id = app.session_id()
        from portal.sessions session
        where session.user_id = app.user_id() and app.is_live(session)
    $$;

-- Ends one of them, or all but this one (which is null). How many ended.
create or replace function app.end_my_sessions(which uuid) returns integer
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        with ended as (
            update portal.sessions session set ended_at = app.session_time(), ended_because = 'EndedByOwner'
            where session.user_id = app.user_id() and app.is_live(session)
                and case when which is null then session.id is distinct from app.session_id() else session.id = which end
            returning 1)
        select count(*)::integer from ended
    $$;

-- What ended or ran out a month ago.
create or replace function app.forget_sessions() returns void
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$ delete from portal.sessions session where session.seen_at < now() - interval '30 days' $$;

do $$
declare purpose text;
begin
    foreach purpose in array array['is_live(portal.sessions)', 'begin_session(uuid, text, bytea, text, text)', 'resume_session(text)',
        'end_session(text, text)', 'my_sessions()', 'end_my_sessions(uuid)', 'forget_sessions()'] loop
        execute format('revoke all on function app.%s from public', purpose);
        execute format('alter function app.%s owner to slipportal_credentials', purpose);
        if purpose not like 'is_live%' then execute format('grant execute on function app.%s to slipportal_app', purpose); end if;
    end loop;
end $$;

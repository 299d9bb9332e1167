-- What identity rests on: who has it can be anybody. Functions of one purpose reach it, for the session's own user alone, and only where
-- the session says that this user is about to prove who they are. The portal signs such a session for that one statement
-- (PortalUserStore); no SQL of the portal's role can make one, and in anybody's own session there is nothing to read, not even about
-- themselves.

-- Also what a version before gave.
revoke all on all tables in schema portal from slipportal_credentials;
grant usage on schema app, portal to slipportal_credentials;
grant create on schema app to slipportal_credentials;
grant execute on function app.user_id(), app.session_strength(), app.session_time() to slipportal_credentials;
grant select, insert, update (name, email, normalized_email, user_name, normalized_user_name,
    password_hash, security_stamp, concurrency_stamp, access_failed_count, lockout_end) on portal.users to slipportal_credentials;

-- Everybody may know who somebody is, and nobody what they prove it by.
revoke all on portal.users from slipportal_app, slipportal_definer;
grant select (id, name, email, normalized_email, normalized_user_name) on portal.users to slipportal_app;
grant select (id, name, email, normalized_email) on portal.users to slipportal_definer;
-- Identity's own tables, of which the portal uses none.
revoke all on portal.user_claims, portal.user_logins, portal.user_tokens from slipportal_app;

-- The session's user with their credentials; nothing in any other session.
create or replace function app.my_credentials() returns setof portal.users
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select person.* from portal.users person where person.id = app.user_id() and app.session_strength() = 'Credentials' $$;

-- A new password, name or address, or what a try to sign in leaves behind. False where somebody else was faster: the row has another concurrency stamp
-- than it had when it was read. With a new security stamp every session of theirs has ended.
drop function if exists app.change_my_credentials(text, text, text, text, integer, timestamptz);
create or replace function app.change_my_credentials(
        known_stamp text, new_stamp text, new_hash text, new_security_stamp text, failed integer, locked_until timestamptz,
        new_name text, new_email text, normalized text) returns boolean
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        with before as (
            select person.security_stamp from portal.users person where person.id = app.user_id() and app.session_strength() = 'Credentials'),
        changed as (
            update portal.users person
            set concurrency_stamp = new_stamp, password_hash = new_hash, security_stamp = new_security_stamp, access_failed_count = failed,
                lockout_end = locked_until, name = new_name, email = new_email, normalized_email = normalized, user_name = new_email,
                normalized_user_name = normalized
            where person.id = app.user_id() and app.session_strength() = 'Credentials' and person.concurrency_stamp = known_stamp
            returning person.id),
        ended as (
            update portal.sessions session set ended_at = app.session_time(), ended_because = 'CredentialsChanged'
            from changed, before
            where session.user_id = changed.id and session.ended_at is null and before.security_stamp is distinct from new_security_stamp)
        select exists (select from changed)
    $$;

-- A wrong password of the session's user, from a device that they have not used before. From the fifth on such devices wait: a minute, then twice as
-- long each time, and no longer than a quarter of an hour. Counted in one statement, so that many at once count as many.
create or replace function app.count_failed_sign_in() returns integer
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        update portal.users person
        set access_failed_count = least(person.access_failed_count + 1, 100),
            lockout_end = case when person.access_failed_count + 1 >= 5
                then app.session_time() + least(15, power(2, least(person.access_failed_count, 30) - 4)) * interval '1 minute' end
        where person.id = app.user_id() and app.session_strength() = 'Credentials'
        returning person.access_failed_count
    $$;

-- A new account, for the session's user, who has none: the portal has just made up the id.
create or replace function app.add_account(
        of_name text, of_email text, normalized text, new_hash text, new_security_stamp text, new_stamp text) returns void
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        insert into portal.users (
            id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp,
            concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        values (
            app.user_id(), of_name, of_email, normalized, of_email, normalized, true, new_hash, new_security_stamp, new_stamp,
            false, false, true, 0)
    $$;

do $$
declare purpose text;
begin
    foreach purpose in array array['my_credentials()', 'count_failed_sign_in()',
        'change_my_credentials(text, text, text, text, integer, timestamptz, text, text, text)',
        'add_account(text, text, text, text, text, text)'] loop
        execute format('revoke all on function app.%s from public', purpose);
        execute format('grant execute on function app.%s to slipportal_app', purpose);
        execute format('alter function app.%s owner to slipportal_credentials', purpose);
    end loop;
end $$;

-- The keys of cookies and links are encrypted by a certificate that is not in the database, so the portal may read them. A key that
-- somebody else made would count as well: one is added in a session that the portal signs for it alone (DatabaseKeys), and nobody changes
-- or removes any.
alter table portal.data_protection_keys enable row level security;
select app.drop_policies('portal.data_protection_keys');
create policy reads on portal.data_protection_keys for select to slipportal_app using (true);
create policy adds on portal.data_protection_keys for insert to slipportal_app
    with check (app.user_id() is null and app.session_strength() = 'Credentials');
revoke all on portal.data_protection_keys from slipportal_app;
grant select, insert on portal.data_protection_keys to slipportal_app;

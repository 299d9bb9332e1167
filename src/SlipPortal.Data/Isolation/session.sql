-- Who asks. The portal signs it, the database checks the signature once for a transaction, and what it checked lies where SQL of the portal's
-- own role can read it and not write it: ADR 25. Run by every migration before everything else.

create schema if not exists app;
grant usage on schema app, portal to slipportal_app, slipportal_definer;
grant create on schema app to slipportal_definer;

-- The keys that portals sign with now, as the two padded halves of HMAC (RFC 2104). `migrate` writes them; a key's id is made of the key.
create table if not exists app.session_keys (id text primary key, inner_pad bytea not null, outer_pad bytea not null);
revoke all on app.session_keys from public;
grant select on app.session_keys to slipportal_definer;

-- The session lies in backtrace_functions, a setting of PostgreSQL's own that only a superuser may write, and the definer by a grant of one
-- (roles.sql). It takes letters, digits, _ and commas, and makes the server log a backtrace for C functions of those names, which there are none of.
-- First eight fields: key, user, council ('all': each), previewed grant, session, strength of the sign-in, the portal's time and the expiry in
-- microseconds since 1970. After them, for each cached answer, its name and its SHA-256.
-- These functions are parsed when they are made: no type of a caller's own takes part in them. PostgreSQL puts them into the query that asks.
create or replace function app.user_id() returns uuid
    language sql stable parallel safe
    return nullif(split_part(current_setting('backtrace_functions'), ',', 2), '')::uuid;

-- '*' for all councils at once.
create or replace function app.tenant_id() returns text
    language sql stable parallel safe
    return replace(nullif(split_part(current_setting('backtrace_functions'), ',', 3), ''), 'all', '*');

-- The grant that a council's lead is trying on, as the other side would have it; null in every ordinary session.
create or replace function app.preview() returns uuid
    language sql stable parallel safe
    return nullif(split_part(current_setting('backtrace_functions'), ',', 4), '')::uuid;

-- The sign-in, the council's key or the message that the session belongs to.
create or replace function app.session_id() returns uuid
    language sql stable parallel safe
    return nullif(split_part(current_setting('backtrace_functions'), ',', 5), '')::uuid;

-- How the portal knows who asks: SessionStrength.cs.
create or replace function app.session_strength() returns text
    language sql stable parallel safe
    return nullif(split_part(current_setting('backtrace_functions'), ',', 6), '');

-- The portal's own time, by which facts are dated.
create or replace function app.session_time() returns timestamptz
    language sql stable parallel safe
    return to_timestamp(0) + nullif(split_part(current_setting('backtrace_functions'), ',', 7), '')::bigint * interval '1 microsecond';

-- Says on whose behalf and for which council the rest of the transaction asks: all councils to read only; a preview reads only, too. A procedure,
-- because it gives no rows: it can stand in front of any query without shifting its results.
drop procedure if exists app.enter(text, text, text);
create or replace procedure app.set_session(seal text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        said constant text := split_part(seal, '.', 1);
        fields constant text[] := string_to_array(said, ',');
        signer record;
    begin
        select inner_pad, outer_pad into signer from app.session_keys where id = fields[1];
        if cardinality(fields) = 8 and signer.inner_pad is not null
            and encode(sha256(signer.outer_pad || sha256(signer.inner_pad || convert_to(said, 'UTF8'))), 'hex') = split_part(seal, '.', 2)
            and fields[8]::bigint > extract(epoch from clock_timestamp()) * 1000000 then
            perform set_config('backtrace_functions', said, true);
            if fields[3] = 'all' or fields[4] <> '' then perform set_config('transaction_read_only', 'on', true); end if;
        else
            raise exception 'the session is not signed by a portal, or too long ago' using errcode = '28000';
        end if;
    end $$;

-- What the transaction has worked out already, or null. The answer itself lies in a setting that anybody can write; it counts while its SHA-256 stands
-- behind the session.
drop function if exists app.held(text);
create or replace function app.cached(answer_name text) returns text
    language plpgsql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$
    declare
        answer constant text := current_setting('app.cached_' || answer_name, true);
    begin
        return case when position(',' || answer_name || '_' || encode(sha256(convert_to(answer, 'UTF8')), 'hex')
            in current_setting('backtrace_functions')) > 0 then answer end;
    end $$;

-- Keeps it for the rest of the transaction.
drop function if exists app.hold(text, text);
create or replace function app.cache(answer_name text, answer text) returns void
    language plpgsql volatile parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        -- Nobody's session keeps nothing: there would be no session in front of it.
        if current_setting('backtrace_functions') = '' then return; end if;
        perform set_config('app.cached_' || answer_name, answer, true),
            set_config(
                'backtrace_functions',
                current_setting('backtrace_functions') || ',' || answer_name || '_' || encode(sha256(convert_to(answer, 'UTF8')), 'hex'),
                true);
    end $$;

-- After a change of what the reach is worked out from, nothing counts that was cached before.
create or replace function app.forget_reach() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform set_config(
            'backtrace_functions', array_to_string((string_to_array(current_setting('backtrace_functions'), ','))[1:8], ','), true);
        return null;
    end $$;
drop function if exists app.asked_for();

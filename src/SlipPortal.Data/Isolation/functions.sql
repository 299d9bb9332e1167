-- Who reaches what. These functions are the one truth: the policies ask them, and so does the portal's own authorisation.
-- Run by every migration, after the tables are there and as their owner; `create or replace` throughout. Those that policies ask are
-- written in PL/pgSQL, whose plans live as long as their connection: before version 18, PostgreSQL plans SQL functions anew at each call.

-- What the table in SlipPortal.Domain/Access/RolePermissions.cs says; each migration writes it anew.
create table if not exists app.role_rights (role text, kind text, verb text, primary key (role, kind, verb));
create table if not exists app.grantable_rights (kind text, verb text, primary key (kind, verb));
grant select on app.role_rights, app.grantable_rights to slipportal_app, slipportal_definer;

-- People who look after the portal itself. Named by `-- create-admin` as the owner; the portal can only read who they are.
create table if not exists app.platform_administrators (user_id uuid primary key, appointed_at timestamptz not null default now());
grant select on app.platform_administrators to slipportal_app, slipportal_definer;

-- After a change of what anybody's reach is worked out from, a transaction works it out again (session.sql).
do $$
declare stands_on text;
begin
    foreach stands_on in array array['memberships', 'organisation_roles', 'engagements', 'grants', 'grant_rights', 'grant_practice_areas', 'practice_areas'] loop
        execute format('create or replace trigger forget_reach after insert or update or delete on portal.%I for each statement execute function app.forget_reach()', stands_on);
    end loop;
end $$;

-- Whether an organisation plays a part now.
create or replace function app.plays(organisation text, wanted_part text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from portal.organisation_roles role
                       where role.organisation_id = organisation and role.part = wanted_part and role.until is null)
    $$;

-- The organisations that the current user belongs to and that help others: partners and departments. Nobody acts for one whose part has
-- ended.
create or replace function app.my_organisations() returns text[]
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        return (
            select coalesce(array_agg(distinct membership.tenant_id::text), '{}')
            from portal.memberships membership
            join portal.organisation_roles part on part.organisation_id = membership.tenant_id
                and part.part in ('Department', 'Partner') and part.until is null
            where membership.user_id = app.user_id() and membership.ended_at is null and app.preview() is null);
    end $$;

-- Whether a grant is given, not revoked, and within its dates by the database's own clock: so access ends at the second it ends.
-- (PostgreSQL puts it into the question that asks it, as long as it neither is a definer's nor sets anything.)
create or replace function app.is_in_force(given portal.grants) returns boolean
    language sql stable parallel safe
    return given.given_at is not null and given.revoked_at is null and given.starts_at <= now() and now() < given.ends_at;

-- The grants that count now for the current user, in one council or in any ('*'): in force, of an active engagement, for them or for
-- everybody of an organisation that they still belong to and that still helps, in a council that still is one. In a preview: the grant that
-- is tried on, for somebody who may give it: also before it is given or begins, and not after it or its engagement has ended.
-- (`rows`: the server takes any function for one of a thousand rows, and read all councils' rights for them.)
drop function if exists app.live_grants();
create or replace function app.live_grants(of_tenant text) returns table (tenant_id text, id uuid, engagement_id uuid)
    language plpgsql stable parallel safe rows 3 security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    declare
        me constant uuid := app.user_id();
        mine constant text[] := app.my_organisations();
    begin
        if app.preview() is not null then
            return query
            select given.tenant_id::text, given.id, given.engagement_id
            from portal.grants given
            join portal.engagements engagement on engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id
                and engagement.state <> 'Ended'
            where given.id = app.preview() and given.tenant_id = app.tenant_id() and app.plays(given.tenant_id, 'Council')
                and given.revoked_at is null and now() < given.ends_at
                and exists (select from portal.memberships membership
                            join app.role_rights rights on rights.role = membership.role and rights.kind = 'Access' and rights.verb = 'Manage'
                            where membership.tenant_id = given.tenant_id and membership.user_id = me and membership.ended_at is null);
        elsif of_tenant = '*' then
            -- From the person's side: a department has engagements with a hundred and fifty councils, and most have nothing for them.
            return query
            with theirs as materialized (
                select given.tenant_id, given.id, given.engagement_id
                from portal.grants given
                where (given.user_id = me or given.user_id is null)
                    and app.is_in_force(given))
            select theirs.tenant_id::text, theirs.id, theirs.engagement_id
            from theirs
            join portal.engagements engagement on engagement.tenant_id = theirs.tenant_id and engagement.id = theirs.engagement_id
                and engagement.state = 'Active'
            join portal.organisation_roles council on council.organisation_id = theirs.tenant_id and council.part = 'Council' and council.until is null
            where engagement.partner_organisation_id = any(mine);
        else
            -- From the council's side, for the same reason.
            return query
            select given.tenant_id::text, given.id, given.engagement_id
            from portal.grants given
            join portal.engagements engagement on engagement.tenant_id = of_tenant and engagement.id = given.engagement_id and engagement.state = 'Active'
            where given.tenant_id = of_tenant and (given.user_id = me or given.user_id is null)
                and engagement.partner_organisation_id = any(mine)
                and app.is_in_force(given) and app.plays(of_tenant, 'Council');
        end if;
    end $$;

-- The engagements of the current council on whose other side the current user stands: as their sponsor, as who asked, or by a grant that
-- counts now. Not after they left that organisation, nor when the engagement has ended.
create or replace function app.my_side() returns uuid[]
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        return (
            select coalesce(array_agg(engagement.id), '{}')
            from portal.engagements engagement
            where engagement.tenant_id = app.tenant_id() and engagement.state <> 'Ended' and app.plays(engagement.tenant_id, 'Council')
                and engagement.partner_organisation_id = any(app.my_organisations())
                and (engagement.partner_sponsor_id = app.user_id() or engagement.asked_by_id = app.user_id()
                     or engagement.id in (select given.engagement_id from app.live_grants(app.tenant_id()) given)));
    end $$;

-- The roles that the current user has as a member of the current council ('*': of each), while it is one. In a preview a lead has none.
create or replace function app.my_roles() returns table (tenant_id text, role text)
    language plpgsql stable parallel safe rows 1 security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    declare
        me constant uuid := app.user_id();
        here constant text := app.tenant_id();
    begin
        if app.preview() is null then
            return query
            select membership.tenant_id::text, membership.role::text
            from portal.memberships membership
            join portal.organisation_roles council on council.organisation_id = membership.tenant_id and council.part = 'Council' and council.until is null
            where (membership.tenant_id = here or here = '*') and membership.user_id = me and membership.ended_at is null;
        end if;
    end $$;

-- What the current user may do with the records of the current council ('*': of each), and for which practice areas: of one kind and verb
-- or of all ('*'). Memberships give every area, grants theirs.
drop function if exists app.my_records();
create or replace function app.my_records(wanted_kind text, wanted_verb text)
    returns table (tenant_id text, kind text, verb text, areas uuid[], grant_id uuid, is_member boolean)
    language plpgsql stable parallel safe rows 50 security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    begin
        return query
        -- The areas are read once for a membership or a grant, and not for each of its rights.
        with mine as materialized (
            select member.tenant_id, member.role, array(select area.id from portal.practice_areas area where area.tenant_id = member.tenant_id) as areas
            from app.my_roles() member),
        given as materialized (
            select live.tenant_id, live.id,
                array(select area.practice_area_id from portal.grant_practice_areas area where area.tenant_id = live.tenant_id and area.grant_id = live.id) as areas
            from app.live_grants(app.tenant_id()) live)
        select mine.tenant_id, rights.kind, rights.verb, mine.areas, null::uuid, true
        from mine
        join app.role_rights rights on rights.role = mine.role
            and (rights.kind = wanted_kind or wanted_kind = '*') and (rights.verb = wanted_verb or wanted_verb = '*')
        union all
        select given.tenant_id, rights.kind::text, rights.verb::text, given.areas, given.id, false
        from given
        join portal.grant_rights rights on rights.tenant_id = given.tenant_id and rights.grant_id = given.id
            and (rights.kind = wanted_kind or wanted_kind = '*') and (rights.verb = wanted_verb or wanted_verb = '*')
        join app.grantable_rights grantable on grantable.kind = rights.kind and grantable.verb = rights.verb;
    end $$;

-- The same, with what belongs to no practice area: whoever stands on the other side of an engagement has its terms; whoever could help may
-- ask; neither shows a council's records.
drop function if exists app.my_reach();
create or replace function app.my_reach(wanted_kind text, wanted_verb text)
    returns table (tenant_id text, kind text, verb text, areas uuid[], grant_id uuid, is_member boolean)
    language plpgsql stable parallel safe rows 50 security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    declare
        here constant text := app.tenant_id();
    begin
        return query select mine.* from app.my_records(wanted_kind, wanted_verb) mine;
        return query
        select here, rights.kind, rights.verb, '{}'::uuid[], null::uuid, false
        from (values ('Engagements', 'View'), ('Engagements', 'Edit'), ('Asks', 'Edit')) rights (kind, verb)
        where (rights.kind = wanted_kind or wanted_kind = '*') and (rights.verb = wanted_verb or wanted_verb = '*') and here <> '*'
            and case rights.kind
                when 'Engagements' then cardinality(app.my_side()) > 0
                else exists (select from unnest(app.my_organisations()) mine (id) where mine.id <> here) end;
        -- Whoever may review anything reaches the pages of reviews; which reviews and items, their policies say by engagement and record.
        if wanted_kind in ('Reviews', '*') then
            return query
            select distinct given.tenant_id, 'Reviews', verbs.verb, '{}'::uuid[], null::uuid, false
            from app.live_grants(here) given
            join portal.grant_rights rights on rights.tenant_id = given.tenant_id and rights.grant_id = given.id and rights.verb = 'Review'
            cross join (values ('View'), ('Edit')) verbs (verb)
            where verbs.verb = wanted_verb or wanted_verb = '*';
        end if;
    end $$;

-- The practice areas of the current council in which the current user may do this with records of this kind ('*': any kind).
create or replace function app.reach(wanted_kind text, wanted_verb text) returns uuid[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        answer_name constant text := 'areas_' || replace(wanted_kind, '*', 'any') || '_' || wanted_verb;
        answer text := app.cached(answer_name);
    begin
        if answer is null then
            select coalesce(array_agg(distinct area.id), '{}')::text into answer
            from app.my_records(wanted_kind, wanted_verb) mine, unnest(mine.areas) area (id);
            perform app.cache(answer_name, answer);
        end if;
        return answer::uuid[];
    end $$;

-- The same for every kind at once, for tables that hold what is said about records of several kinds: 'Plan:' and the practice area's id.
create or replace function app.reach_keys(wanted_verb text) returns text[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        answer text := app.cached('keys_' || wanted_verb);
    begin
        if answer is null then
            select coalesce(array_agg(distinct mine.kind || ':' || area.id), '{}')::text into answer
            from app.my_records('*', wanted_verb) mine, unnest(mine.areas) area (id);
            perform app.cache('keys_' || wanted_verb, answer);
        end if;
        return answer::text[];
    end $$;

-- The current council's id ('*': those of all) if the current user may do this with any of its records of this kind ('*': any kind, any
-- verb).
create or replace function app.tenants_within_reach(wanted_kind text, wanted_verb text) returns text[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        answer_name constant text := 'councils_' || replace(wanted_kind || '_' || wanted_verb, '*', 'any');
        answer text := app.cached(answer_name);
    begin
        if answer is null then
            select array_agg(distinct member.tenant_id)::text into answer
            from app.my_roles() member
            join app.role_rights rights on rights.role = member.role
                and (rights.kind = wanted_kind or wanted_kind = '*') and (rights.verb = wanted_verb or wanted_verb = '*');
            -- One council is within reach or it is not: whoever has it as a member need not look further. Who may ask for access has no
            -- records yet.
            if answer is null or app.tenant_id() = '*' then
                select coalesce(array_agg(distinct mine.tenant_id), '{}')::text into answer
                from app.my_reach(wanted_kind, wanted_verb) mine where mine.kind <> 'Asks' or wanted_kind = 'Asks';
            end if;
            perform app.cache(answer_name, answer);
        end if;
        return answer::text[];
    end $$;

-- The councils of which the current user is a member, out of those that are asked about.
create or replace function app.my_tenants() returns text[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        answer text := app.cached('mine');
    begin
        if answer is null then
            select coalesce(array_agg(distinct member.tenant_id), '{}')::text into answer
            from app.my_roles() member
            where exists (select from app.role_rights rights where rights.role = member.role);
            perform app.cache('mine', answer);
        end if;
        return answer::text[];
    end $$;

-- The engagements through which the current user has this verb for anything now.
create or replace function app.my_engagements(wanted_verb text) returns uuid[]
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        return (
            select coalesce(array_agg(distinct given.engagement_id), '{}')
            from app.live_grants(app.tenant_id()) given
            join portal.grant_rights rights on rights.tenant_id = given.tenant_id and rights.grant_id = given.id and rights.verb = wanted_verb);
    end $$;

-- Who the current user is in a conversation: everyone who may see the record, and their engagements. (Members need not be in it.)
create or replace function app.my_audiences() returns text[]
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        return (
            select array_append(app.my_engagements('View')::text[], 'Everyone'));
    end $$;

-- Unpublished visits, with their findings, and confidential documents that the current user's grants name.
create or replace function app.my_named() returns uuid[]
    language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        return (
            with named as (
                select record.tenant_id, record.record_id as id
                from app.live_grants(app.tenant_id()) given
                join portal.grant_records record on record.tenant_id = given.tenant_id and record.grant_id = given.id)
            -- What a council names counts where it is the council's own: the policies compare ids.
            select coalesce(array_agg(own.id), '{}')
            from (select visit.id from named join portal.visits visit
                      on visit.tenant_id = named.tenant_id and visit.id = named.id and visit.withdrawn_at is null
                  union all
                  select finding.id from named join portal.findings finding
                      on finding.tenant_id = named.tenant_id and finding.visit_id = named.id and finding.withdrawn_at is null
                  union all
                  select document.id from named join portal.evidence document
                      on document.tenant_id = named.tenant_id and document.id = named.id and document.withdrawn_at is null) own);
    end $$;

-- Who sees a record of the current council, for conversations about it: each member, and each person from outside once for each engagement
-- that lets them see anything now (an engagement can be a conversation's audience). Answers only somebody who sees that record; to somebody
-- from outside it names the council's people and those of their own engagements. As the policies would judge each of them: a test holds
-- this against what each person sees.
create or replace function app.hearers(of_kind text, of_area uuid, is_open boolean, of_named uuid)
    returns table (user_id uuid, name text, organisation text, engagement_id uuid, focus text, may_comment boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    #variable_conflict use_column
    declare
        council constant text := app.tenant_id();
        is_member constant boolean := council = any(app.my_tenants());
        mine constant uuid[] := case when not is_member then app.my_engagements('View') end;
    begin
        if ((of_kind || ':' || of_area) = any(app.reach_keys('View'))) is not true then return; end if;

        return query
        select person.id, person.name::text, organisation.name::text, null::uuid, null::text, part.comments
        from (select rights.role, bool_or(rights.verb = 'View') as sees, bool_or(rights.verb = 'Comment') as comments
              from app.role_rights rights where rights.kind = of_kind group by rights.role) part
        join portal.memberships membership on membership.role = part.role and membership.tenant_id = council and membership.ended_at is null
        join portal.users person on person.id = membership.user_id
        join portal.organisations organisation on organisation.id = council
        where part.sees;

        return query
        -- Each grant that counts now, once: what it opens at all, what of this record, and whether it names it.
        with given as materialized (
            select given.engagement_id, given.user_id, engagement.partner_organisation_id, engagement.focus, rights.sees, rights.comments,
                rights.sees_kind and area.practice_area_id is not null as sees_this, rights.comments_kind and area.practice_area_id is not null as comments_this,
                exists (select from portal.grant_records record
                        where record.tenant_id = council and record.grant_id = given.id
                            and (record.record_id = of_named
                                 or exists (select from portal.findings finding
                                            where finding.tenant_id = council and finding.id = of_named and finding.visit_id = record.record_id))) as names_this
            from portal.engagements engagement
            join portal.grants given on given.tenant_id = council and given.engagement_id = engagement.id
            left join portal.grant_practice_areas area
                on area.tenant_id = council and area.grant_id = given.id and area.practice_area_id = of_area
            cross join lateral (
                select bool_or(rights.verb = 'View') as sees, bool_or(rights.verb = 'Comment') as comments,
                    bool_or(rights.verb = 'View' and rights.kind = of_kind) as sees_kind, bool_or(rights.verb = 'Comment' and rights.kind = of_kind) as comments_kind
                from portal.grant_rights rights
                where rights.tenant_id = council and rights.grant_id = given.id) rights
            where engagement.tenant_id = council and engagement.state = 'Active' and app.is_in_force(given)
                and (app.plays(engagement.partner_organisation_id, 'Partner') or app.plays(engagement.partner_organisation_id, 'Department'))),
        -- Whoever hears by one grant may be named, or comment, by another.
        hearer as (
            select colleague.user_id, given.engagement_id, given.partner_organisation_id, given.focus, bool_or(given.sees) as sees, bool_or(given.comments) as comments,
                bool_or(bool_or(given.sees_this)) over of_person as sees_this, bool_or(bool_or(given.comments_this)) over of_person as comments_this,
                bool_or(bool_or(given.names_this)) over of_person as is_named
            from given
            join portal.memberships colleague on colleague.tenant_id = given.partner_organisation_id and colleague.ended_at is null
                and (given.user_id = colleague.user_id or given.user_id is null)
            group by colleague.user_id, given.engagement_id, given.partner_organisation_id, given.focus
            window of_person as (partition by colleague.user_id))
        select person.id, person.name::text, partner.name::text, hearer.engagement_id, hearer.focus::text, coalesce(hearer.comments and hearer.comments_this, false)
        from hearer
        join portal.users person on person.id = hearer.user_id
        join portal.organisations partner on partner.id = hearer.partner_organisation_id
        where hearer.sees and hearer.sees_this and (is_open or hearer.is_named) and (is_member or hearer.engagement_id = any(mine))
            and not exists (select from portal.memberships membership
                            join app.role_rights rights on rights.role = membership.role
                            where membership.tenant_id = council and membership.user_id = hearer.user_id and membership.ended_at is null);
    end $$;

-- Who asked for a digest of anything, for the step that sends them: it then works on behalf of each of them.
create or replace function app.digest_readers() returns table (user_id uuid, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select person.id, person.name::text, person.email::text
        from portal.users person
        where exists (select from portal.mail_choices choice where choice.user_id = person.id and choice.pace = 'Daily')
    $$;

-- Only the council says anew who is in a conversation, and what it is about: not even who began it, from outside.
create or replace function app.keep_thread() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
        begin
            if (new.audience, new.kind, new.practice_area_id, new.is_open, new.named_id, new.subject, new.subject_id, new.author_id)
                    is distinct from (old.audience, old.kind, old.practice_area_id, old.is_open, old.named_id, old.subject, old.subject_id, old.author_id)
                and new.tenant_id <> all(app.my_tenants()) and current_user = 'slipportal_app' then
                raise exception 'Only the council changes who is in a conversation.' using errcode = 'insufficient_privilege';
            end if;
            return new;
        end
    $$;

-- The person on whose behalf a council's key works, while it lives. Asked by the key's hash, before there is a user: the key itself is
-- stored nowhere. What that person may do is judged as if they had asked themselves.
drop function if exists app.key_holder(text, text);
create function app.key_holder(of_tenant text, key_hash text) returns table (user_id uuid, name text, key_id uuid, key_name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select key.created_by_id, person.name::text, key.id, key.name::text
        from portal.api_keys key
        join portal.users person on person.id = key.created_by_id
        where key.tenant_id = of_tenant and key.hash = key_hash and key.revoked_at is null and key.expires_at > now()
    $$;

-- The current user's name, as history and the ledger write it down: of a tool, with the name of its key.
create or replace function app.person_name() returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(
            (select key.name || ' (key of ' || person.name || ')' from portal.api_keys key
             where app.session_strength() = 'Key' and key.tenant_id = app.tenant_id() and key.id = app.session_id()),
            person.name)::text
        from portal.users person where person.id = app.user_id()
    $$;

-- The organisations in whose name the current user can speak in the current council: those whose engagements they are on the other side of
-- or have grants by, and the council itself for its members.
create or replace function app.my_names() returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select coalesce(array_agg(organisation.name), '{}')::text[]
        from portal.organisations organisation
        where organisation.id = any(app.my_tenants()) or organisation.id = any(app.my_organisations())
    $$;

-- The councils that the current user can enter now, as what, what kinds of record are open to them there, and how many practice areas there
-- are, so that it can be said whether they see all. The one question that is asked before there is a tenant.
drop function if exists app.my_councils();
create or replace function app.my_councils()
    returns table (id text, slug text, name text, role text, organisation text, is_department boolean, last_day date, kinds text[], area_count integer)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select council.id::text, council.slug::text, council.name::text, membership.role::text, null::text, false, null::date, '{}'::text[],
            (select count(*)::integer from portal.practice_areas area where area.tenant_id = council.id)
        from portal.memberships membership
        join portal.organisations council on council.id = membership.tenant_id
        join portal.organisation_roles part on part.organisation_id = council.id and part.part = 'Council' and part.until is null
        where membership.user_id = app.user_id() and membership.ended_at is null
            and exists (select from app.role_rights rights where rights.role = membership.role)
        union all
        select council.id::text, council.slug::text, council.name::text, null::text, min(partner.name)::text,
            bool_or(exists (select from portal.organisation_roles part
                            where part.organisation_id = partner.id and part.part = 'Department' and part.until is null)),
            max(given.last_day), array_agg(distinct rights.kind::text),
            (select count(*)::integer from portal.practice_areas area where area.tenant_id = council.id)
        from app.live_grants('*') live
        join portal.grants given on given.tenant_id = live.tenant_id and given.id = live.id
        join portal.grant_rights rights on rights.tenant_id = given.tenant_id and rights.grant_id = given.id and rights.verb = 'View'
        join portal.engagements engagement on engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id
        join portal.organisations council on council.id = given.tenant_id
        join portal.organisations partner on partner.id = engagement.partner_organisation_id
        where not exists (select from portal.memberships membership
                          join app.role_rights rights on rights.role = membership.role
                          where membership.tenant_id = given.tenant_id and membership.user_id = app.user_id() and membership.ended_at is null)
        group by council.id, council.slug, council.name
    $$;

-- The current user's live grants in the current council, in words: for the banner and the ledger.
drop function if exists app.my_grants();
create or replace function app.my_grants()
    returns table (grant_id uuid, kinds text[], organisation text, purpose text, last_day date, areas text[])
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select given.id,
            array(select distinct rights.kind::text from portal.grant_rights rights where rights.tenant_id = given.tenant_id and rights.grant_id = given.id),
            partner.name::text, given.purpose::text, given.last_day,
            array(select area.name::text from portal.grant_practice_areas opened
                  join portal.practice_areas area on area.tenant_id = opened.tenant_id and area.id = opened.practice_area_id
                  where opened.tenant_id = given.tenant_id and opened.grant_id = given.id order by area.position)
        from app.live_grants(app.tenant_id()) live
        join portal.grants given on given.tenant_id = live.tenant_id and given.id = live.id
        join portal.engagements engagement on engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id
        join portal.organisations partner on partner.id = engagement.partner_organisation_id
        order by given.last_day desc
    $$;

-- Writes into the ledger of each of these councils that the current user looks at it beside others, by the live grant that lasts longest
-- there: one line a council, all in one statement, in the order of the ids, so that two who look at the same councils never wait for each
-- other crosswise. Members leave no line. Where nothing but terms of work is shown, also by the work on whose other side they stand.
-- False where one of the councils is not open to them, or no longer: then the page is not to be shown.
drop function if exists app.look_across(text[], text, text);
create or replace function app.look_across(of_tenants text[], of_seen text, of_channel text, of_terms boolean default false) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        own text[] := array(
            select distinct membership.tenant_id::text
            from portal.memberships membership
            join app.role_rights rights on rights.role = membership.role
            where membership.tenant_id = any(of_tenants) and membership.user_id = app.user_id() and membership.ended_at is null);
        written integer;
    begin
        -- As in app.look.
        perform pg_advisory_xact_lock(hashtextextended('ledger ' || other.id, 0))
            from (select distinct asked.id from unnest(of_tenants) asked (id) where asked.id <> all(own) order by asked.id) other;
        insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
            select look.tenant_id, gen_random_uuid(), app.user_id(), look.person, look.organisation, look.grant_id, of_seen, of_channel,
                app.session_time()
            from (
                select distinct on (way.tenant_id) way.tenant_id, way.grant_id, person.name as person, partner.name as organisation
                from (
                    select live.tenant_id, live.engagement_id, live.id as grant_id, given.last_day, given.ends_at
                    from app.live_grants('*') live
                    join portal.grants given on given.tenant_id = live.tenant_id and given.id = live.id
                    union all
                    select work.tenant_id, work.id, null, null, null from app.my_work() work where of_terms) way
                join portal.engagements engagement on engagement.tenant_id = way.tenant_id and engagement.id = way.engagement_id
                join portal.organisations partner on partner.id = engagement.partner_organisation_id
                join portal.users person on person.id = app.user_id()
                where way.tenant_id = any(of_tenants) and way.tenant_id <> all(own) and (way.ends_at > clock_timestamp()) is not false
                order by way.tenant_id, way.last_day desc nulls last, way.grant_id, way.engagement_id) look
            order by look.tenant_id;
        get diagnostics written = row_count;
        return written + cardinality(own) = (select count(distinct asked.id) from unnest(of_tenants) asked (id));
    end $$;

-- Writes into the current council's ledger that the current user looks at something of this kind, and says whether they may be shown it.
-- Members may, without a line. Others by their live grant that opens the kind, else by the one that lasts longest; without any, the
-- terms of an engagement by being on its other side. Who only asks to be let in sees nothing of the council: they leave no line. It
-- waits for the looks before it and judges then, so that what was ended, or ran out, meanwhile lets nobody in.
create or replace function app.look(of_kind text, of_seen text, of_channel text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        here constant text := app.tenant_id();
    begin
        if here = any(app.my_tenants()) then return true; end if;
        perform pg_advisory_xact_lock(hashtextextended('ledger ' || here, 0));
        insert into portal.ledger_entries (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at)
            select here, gen_random_uuid(), person.id, person.name, partner.name, way.grant_id, of_seen, of_channel,
                app.session_time()
            from (
                select live.engagement_id, live.id as grant_id, given.last_day, given.ends_at,
                    exists (select from portal.grant_rights rights
                            where rights.tenant_id = here and rights.grant_id = live.id and rights.kind = of_kind) as opens
                from app.live_grants(here) live
                join portal.grants given on given.tenant_id = here and given.id = live.id
                union all
                select side.id, null, null, null, false from unnest(app.my_side()) side (id) where of_kind = 'Engagements') way
            join portal.engagements engagement on engagement.tenant_id = here and engagement.id = way.engagement_id
            join portal.organisations partner on partner.id = engagement.partner_organisation_id
            join portal.users person on person.id = app.user_id()
            where (way.ends_at > clock_timestamp()) is not false
            order by way.opens desc, way.last_day desc nulls last, way.grant_id, way.engagement_id
            limit 1;
        return found or (of_kind = 'Asks' and exists (select from app.my_reach('Asks', 'Edit')));
    end $$;

-- A person of a partner authority or a department, by e-mail address: only for somebody who may give access here.
create or replace function app.find_associate(wanted_email text)
    returns table (user_id uuid, name text, organisation_id text, organisation text, is_department boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select person.id, person.name::text, organisation.id::text, organisation.name::text,
            exists (select from portal.organisation_roles part
                    where part.organisation_id = organisation.id and part.part = 'Department' and part.until is null)
        from portal.users person
        join portal.memberships membership on membership.user_id = person.id and membership.ended_at is null
        join portal.organisations organisation on organisation.id = membership.tenant_id
        where person.normalized_email = upper(wanted_email)
            and organisation.id <> app.tenant_id()
            and app.tenant_id() = any(app.tenants_within_reach('Access', 'Manage'))
            and exists (select from portal.organisation_roles part
                        where part.organisation_id = organisation.id and part.part in ('Department', 'Partner') and part.until is null)
    $$;

-- The other side agrees to work that the council has put forward. It changes nothing else of the terms.
create or replace function app.agree_engagement(of_engagement uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        update portal.engagements engagement set state = 'Agreed'
        where engagement.tenant_id = app.tenant_id() and engagement.id = of_engagement and engagement.state = 'Proposed'
            and engagement.asked_by_id is null and engagement.id = any(app.my_side());
        if not found then
            raise exception 'only the other side agrees, and only to what the council has put forward' using errcode = '42501';
        end if;
    end $$;

-- What the current user has asked councils for, and what came of it.
drop function if exists app.my_asks();
create or replace function app.my_asks()
    returns table (id uuid, slug text, council text, engagement_id uuid, kinds text[], why text, until date, asked_at timestamptz, answered_at timestamptz, declined_because text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select asked.id, council.slug::text, council.name::text, asked.engagement_id, asked.kinds::text[], asked.why::text, asked.until, asked.asked_at,
            asked.answered_at, asked.declined_because::text
        from portal.access_requests asked
        join portal.organisations council on council.id = asked.tenant_id
        where asked.asked_by_id = app.user_id()
    $$;

-- The work on whose other side the current user stands, with any council (app.my_side says the same of one).
drop function if exists app.my_work();
create or replace function app.my_work()
    returns table (id uuid, tenant_id text, slug text, council text, focus text, state text, put_forward_at timestamptz, waits_for_me boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct engagement.id, council.id::text, council.slug::text, council.name::text, engagement.focus::text, engagement.state::text,
            engagement.started_at, engagement.state = 'Proposed' and engagement.asked_by_id is null
        from portal.engagements engagement
        join portal.organisations council on council.id = engagement.tenant_id
        where engagement.state <> 'Ended' and engagement.partner_organisation_id = any(app.my_organisations()) and app.plays(council.id, 'Council')
            and (engagement.partner_sponsor_id = app.user_id() or engagement.asked_by_id = app.user_id()
                 or (engagement.tenant_id, engagement.id) in (select given.tenant_id, given.engagement_id from app.live_grants('*') given))
    $$;

-- Whom to write to about a grant of the current council: for somebody who may give access there.
drop function if exists app.grant_addresses(uuid);
create or replace function app.grant_addresses(of_grant uuid) returns table (user_id uuid, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select distinct person.id, person.name::text, person.email::text
        from portal.grants given
        join portal.engagements engagement on engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id
        join portal.memberships colleague on colleague.tenant_id = engagement.partner_organisation_id and colleague.ended_at is null
            and (given.user_id = colleague.user_id or given.user_id is null)
        join portal.users person on person.id = colleague.user_id
        where given.tenant_id = app.tenant_id() and given.id = of_grant
            and app.tenant_id() = any(app.tenants_within_reach('Access', 'Manage'))
    $$;

-- The leads of the current council, who are told of what the current user asks it for; nobody for anybody else.
create or replace function app.ask_hearers(of_request uuid) returns table (user_id uuid, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select person.id, person.name::text, person.email::text
        from portal.access_requests asked
        join portal.memberships lead on lead.tenant_id = asked.tenant_id and lead.role = 'ImprovementLead' and lead.ended_at is null
        join portal.users person on person.id = lead.user_id
        where asked.tenant_id = app.tenant_id() and asked.id = of_request and asked.asked_by_id = app.user_id()
    $$;

-- Who hears of a change of what the current user proves themselves by: they, and the other leads where they lead a council.
create or replace function app.security_hearers() returns table (user_id uuid, name text, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select person.id, person.name::text, person.email::text from portal.users person
        where person.id = app.user_id() or person.id in (
            select lead.user_id from portal.memberships mine
            join portal.memberships lead on lead.tenant_id = mine.tenant_id and lead.role = 'ImprovementLead' and lead.ended_at is null
            where mine.user_id = app.user_id() and mine.role = 'ImprovementLead' and mine.ended_at is null)
    $$;

-- Reminders that were queued: 30 and 7 days before a grant's last day, and on the day to look at it again. Each once; a new last day is a
-- new end.
create table if not exists app.queued_reminders (tenant_id text, grant_id uuid, occasion text, day date, primary key (tenant_id, grant_id, occasion, day));
grant select, insert on app.queued_reminders to slipportal_definer;

-- Queues the reminders that are due, on behalf of each grant's sponsor. Asked again and again; each reminder is queued once, whoever asks.
create or replace function app.queue_reminders() returns integer
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$
        with today as (select (now() at time zone 'Europe/London')::date as day),
        due as (
            insert into app.queued_reminders (tenant_id, grant_id, occasion, day)
            select given.tenant_id, given.id, occasions.occasion, occasions.named
            from today, portal.grants given
            join portal.engagements engagement on engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id and engagement.state = 'Active'
            cross join lateral (values
                ('Month', given.last_day, given.last_day - 30, given.last_day - 8),
                ('Week', given.last_day, given.last_day - 7, given.last_day),
                ('Review', given.review_on, given.review_on, given.last_day)) occasions (occasion, named, first_day, until)
            where today.day between occasions.first_day and occasions.until
                -- Whoever was given a week has no need to be told on the first day that it is a week.
                and (given.given_at at time zone 'Europe/London')::date < occasions.first_day
                and app.is_in_force(given) and given.sponsor_id is not null
            on conflict do nothing
            returning tenant_id, grant_id, occasion),
        queued as (
            insert into portal.outbox_messages (id, type, payload, tenant_id, user_id, person, created_at, due_at, attempts)
            select gen_random_uuid(), 'SlipPortal.Web.Messaging.GrantIsDue', jsonb_build_object('GrantId', due.grant_id, 'Occasion', due.occasion),
                due.tenant_id, sponsor.id, sponsor.name, now(), '-infinity', 0
            from due
            join portal.grants given on given.tenant_id = due.tenant_id and given.id = due.grant_id
            join portal.users sponsor on sponsor.id = given.sponsor_id
            returning 1)
        select count(*)::integer from queued
    $$;

-- Whether the current user looks after the portal itself.
create or replace function app.is_administrator() returns boolean
    language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select exists (select from app.platform_administrators administrator where administrator.user_id = app.user_id()) $$;

create or replace function app.refuse_unless_administrator() returns void
    language plpgsql stable set search_path = pg_catalog, pg_temp
    as $$
    begin
        if not app.is_administrator() then
            raise exception 'only a platform administrator does this' using errcode = '42501';
        end if;
    end $$;

-- Whether an organisation is or ever was a council, whose people no administrator gets to see by closing its
-- place; and whether anybody leads it. The last lead cannot leave, so who had one has one: no place is ever free for another first lead.
create or replace function app.was_council(organisation text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from portal.organisation_roles role where role.organisation_id = organisation and role.part = 'Council')
    $$;

create or replace function app.has_lead(organisation text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select exists (select from portal.memberships membership
                       where membership.tenant_id = organisation and membership.role = 'ImprovementLead')
    $$;

-- Whom a platform administrator can bring into an organisation: a council's first lead, and people of a partner or department that never
-- was a council.
create or replace function app.may_be_brought_in(organisation text, new_role text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select case new_role
            when 'ImprovementLead' then app.plays(organisation, 'Council') and not app.has_lead(organisation)
            when 'Associate' then not app.was_council(organisation) and (app.plays(organisation, 'Partner') or app.plays(organisation, 'Department'))
            else false end
    $$;

-- A platform administrator founds an organisation ...
create or replace function app.found_organisation(new_id text, new_slug text, new_name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        insert into portal.organisations (id, slug, name) values (new_id, new_slug, new_name);
    end $$;

-- ... says what part it plays from which day ...
create or replace function app.give_part(organisation text, new_part text, from_day date, until_day date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        insert into portal.organisation_roles (id, organisation_id, part, "from", until)
            values (gen_random_uuid(), organisation, new_part, from_day, until_day);
        -- Every council has an area for what belongs to no single one.
        if new_part = 'Council' then
            insert into portal.practice_areas (tenant_id, id, name, position)
                values (organisation, gen_random_uuid(), 'Whole service', 1)
                on conflict do nothing;
        end if;
    end $$;

-- ... and brings its people in: everyone of a department or partner, the first lead of a council, who brings in the others.
create or replace function app.appoint(organisation text, person uuid, new_role text, since timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        -- A platform administrator has no reach into any council, and must not be able to give it to themselves.
        if person = app.user_id() then
            raise exception 'nobody appoints themselves' using errcode = '42501';
        end if;
        if not app.may_be_brought_in(organisation, new_role) then
            raise exception 'a council''s people are brought in by its own lead' using errcode = '42501';
        end if;
        insert into portal.memberships (tenant_id, id, user_id, role, started_at)
            values (organisation, gen_random_uuid(), person, new_role, since);
    end $$;

-- Joining --------------------------------------------------------------------------------------------------------------------------
-- A platform administrator ends a part that an organisation plays ...
create or replace function app.end_part(role uuid, last_day date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare organisation text;
    begin
        perform app.refuse_unless_administrator();
        update portal.organisation_roles part set until = last_day where part.id = role and part.until is null and part."from" <= last_day
            returning part.organisation_id into organisation;
        if not found then return false; end if;
        -- Access that stood on it ends for good: given the part again, the organisation finds nothing open. Each council reads so in its
        -- history.
        with ended as (
            update portal.grants given set revoked_at = now()
            from portal.engagements engagement
            where engagement.tenant_id = given.tenant_id and engagement.id = given.engagement_id and given.given_at is not null and given.revoked_at is null
                and (engagement.tenant_id = organisation and not app.plays(organisation, 'Council')
                     or engagement.partner_organisation_id = organisation
                        and not app.plays(organisation, 'Partner') and not app.plays(organisation, 'Department'))
            returning given.tenant_id, given.id, given.user_id, given.ends_at, engagement.partner_organisation_id),
        -- Each of its people is told once for each council, on behalf of themselves: where a council is closed, nobody else has any reach
        -- in it.
        told as (
            insert into portal.outbox_messages (id, type, payload, user_id, person, created_at, due_at, attempts)
            select gen_random_uuid(), 'SlipPortal.Web.Messaging.PartWasEnded',
                jsonb_build_object('CouncilId', one.tenant_id, 'OrganisationId', organisation, 'PersonId', one.id), one.id, one.name,
                now(), '-infinity', 0
            from (select distinct ended.tenant_id, person.id, person.name
                  from ended
                  join portal.memberships colleague on colleague.tenant_id = ended.partner_organisation_id and colleague.ended_at is null
                      and (ended.user_id = colleague.user_id or ended.user_id is null)
                  join portal.users person on person.id = colleague.user_id
                  where ended.ends_at > now()) one)
        insert into portal.change_log (tenant_id, id, event, summary, data, subject_id, why)
            select ended.tenant_id, gen_random_uuid(), 'GrantRevoked', format('Ended the access of %s (%s).', said.holder, said.partner),
                jsonb_build_object('Person', said.holder, 'Organisation', said.partner), ended.id,
                'The platform administrator recorded that the organisation no longer plays its part here.'
            from ended
            cross join lateral (
                select partner.name as partner,
                    coalesce((select person.name from portal.users person where person.id = ended.user_id), 'Everybody of ' || partner.name) as holder
                from portal.organisations partner where partner.id = ended.partner_organisation_id) said;
        return true;
    end $$;

-- ... sees how many people organisations have, and whether a council has a lead, which is all that they see of a council's people ...
create or replace function app.organisation_people() returns table (organisation_id text, people integer, has_lead boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select membership.tenant_id::text, count(*)::integer, app.has_lead(membership.tenant_id)
        from portal.memberships membership
        where app.is_administrator() and membership.ended_at is null
        group by membership.tenant_id
    $$;

-- ... and which councils ask to start again with nothing ...
create or replace function app.empty_starts() returns table (id uuid, organisation_id text, lead text, reason text, asked_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select start.id, start.tenant_id::text, person.name::text, start.reason::text, start.recorded_at
        from portal.empty_starts start
        join portal.users person on person.id = start.author_id
        where app.is_administrator() and start.withdrawn_at is null and start.agreed_at is null
    $$;

-- ... which takes the two of them, a lead and an administrator. What there is stays where it is, under a name of its own and with nobody in
-- it; the council goes on at its address as a new organisation, with its people and nothing else.
create or replace function app.start_anew(request uuid, council text, anew text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
        today constant date := (now() at time zone 'Europe/London')::date;
        before portal.organisations%rowtype;
        played record;
    begin
        perform app.refuse_unless_administrator();
        update portal.empty_starts start set agreed_at = now()
            where start.tenant_id = council and start.id = request and start.withdrawn_at is null and start.agreed_at is null
                and start.author_id <> app.user_id()
                and (select min(role."from") from portal.organisation_roles role
                     where role.organisation_id = council and role.part = 'Council') >= today - 30;
        if not found then return false; end if;
        select * into before from portal.organisations organisation where organisation.id = council;
        update portal.organisations set
            slug = left(before.slug, 44) || '-' || left(anew, 14),
            name = left(before.name, 160) || ' (set aside on ' || to_char(today, 'FMDD Month YYYY') || ')'
            where id = council;
        perform app.found_organisation(anew, before.slug, before.name);
        for played in
            update portal.organisation_roles role set until = greatest(today, role."from")
            where role.organisation_id = council and role.until is null
            returning role.part, role."from"
        loop
            perform app.give_part(anew, played.part, played."from", null);
        end loop;
        with ended as (
            update portal.memberships membership set ended_at = now()
            where membership.tenant_id = council and membership.ended_at is null
            returning membership.user_id, membership.role)
        insert into portal.memberships (tenant_id, id, user_id, role, started_at)
            select anew, gen_random_uuid(), ended.user_id, ended.role, now() from ended;
        update portal.grants given set revoked_at = now() where given.tenant_id = council and given.revoked_at is null;
        update portal.invitations invitation set revoked_at = now()
            where invitation.tenant_id = council and invitation.accepted_at is null and invitation.revoked_at is null;
        update portal.api_keys key set revoked_at = now() where key.tenant_id = council and key.revoked_at is null;
        insert into portal.change_log (tenant_id, id, event, summary, data, subject_id, why)
            select tenant.id, gen_random_uuid(), 'StartedAnew', tenant.summary, '{}'::jsonb, request, null
            from (values
                (council, 'Set aside as an archive: the council started again with nothing, as its lead asked and a platform administrator agreed.'),
                (anew, 'Started again with nothing, as its lead asked and a platform administrator agreed. What there was is set aside.'))
                tenant (id, summary);
        return true;
    end $$;

-- ... and the people of partners and departments by name, those who left too ...
create or replace function app.associates(organisation text)
    returns table (membership_id uuid, name text, email text, started_at timestamptz, ended_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select membership.id, person.name::text, person.email::text, membership.started_at, membership.ended_at
        from portal.memberships membership
        join portal.users person on person.id = membership.user_id
        where app.is_administrator() and not app.was_council(organisation) and membership.tenant_id = organisation
    $$;

-- ... ends one of them, with their open invitations ...
create or replace function app.end_associate(organisation text, membership uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare leaver uuid;
    begin
        perform app.refuse_unless_administrator();
        if app.was_council(organisation) then
            raise exception 'a council''s people are ended by its own lead' using errcode = '42501';
        end if;
        update portal.memberships ended set ended_at = now()
            where ended.tenant_id = organisation and ended.id = membership and ended.ended_at is null
            returning ended.user_id into leaver;
        if not found then return false; end if;
        update portal.invitations invitation set revoked_at = now()
            where invitation.tenant_id = organisation and invitation.accepted_at is null and invitation.revoked_at is null
                and invitation.email = (select lower(person.email) from portal.users person where person.id = leaver);
        return true;
    end $$;

-- ... and invites: a council's first lead, who brings in the others, or somebody of a department or partner.
create or replace function app.invite(organisation text, new_id uuid, new_email text, new_role text, until timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        if exists (select from portal.users me where me.id = app.user_id() and lower(me.email) = new_email) then
            raise exception 'nobody invites themselves' using errcode = '42501';
        end if;
        if not app.may_be_brought_in(organisation, new_role) then
            raise exception 'a council''s people are brought in by its own lead' using errcode = '42501';
        end if;
        if exists (select from portal.memberships membership join portal.users person on person.id = membership.user_id
                   where membership.tenant_id = organisation and membership.ended_at is null and lower(person.email) = new_email) then
            raise exception 'there already' using errcode = '23505';
        end if;
        insert into portal.invitations (tenant_id, id, email, role, invited_by_id, invited_at, expires_at, is_from_platform)
            values (organisation, new_id, new_email, new_role, app.user_id(), now(), until, true);
    end $$;

-- The open invitations that administrators made, for one organisation; those of a council's lead are not among them.
create or replace function app.platform_invitations(organisation text)
    returns table (id uuid, email text, role text, invited_by text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select invitation.id, invitation.email::text, invitation.role::text, person.name::text, invitation.expires_at
        from portal.invitations invitation
        join portal.users person on person.id = invitation.invited_by_id
        where app.is_administrator() and invitation.tenant_id = organisation and invitation.is_from_platform
            and invitation.accepted_at is null and invitation.revoked_at is null
    $$;

-- One of them is withdrawn (until is null) or sent again. False where it is not open, or not theirs.
create or replace function app.change_invitation(organisation text, invitation uuid, until timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        update portal.invitations open
            set revoked_at = case when until is null then now() end, expires_at = coalesce(until, open.expires_at)
            where open.tenant_id = organisation and open.id = invitation and open.is_from_platform
                and open.accepted_at is null and open.revoked_at is null;
        return found;
    end $$;

-- What an invitation says. The portal asks for one only by its link, which it made itself, or to write the e-mail.
create or replace function app.invitation(wanted uuid)
    returns table (organisation_id text, slug text, organisation text, email text, role text, invited_by text, expires_at timestamptz,
        state text, has_account boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select organisation.id::text, organisation.slug::text, organisation.name::text, invitation.email::text, invitation.role::text,
            person.name::text, invitation.expires_at,
            case when invitation.accepted_at is not null then 'Used'
                when invitation.revoked_at is not null then 'Withdrawn'
                when invitation.expires_at <= now() then 'Expired'
                else 'Open' end,
            exists (select from portal.users someone where lower(someone.email) = invitation.email)
        from portal.invitations invitation
        join portal.organisations organisation on organisation.id = invitation.tenant_id
        join portal.users person on person.id = invitation.invited_by_id
        where invitation.id = wanted
    $$;

-- The current user joins the current organisation by an invitation to their own address. The new membership, or null where the
-- invitation is no longer good: used, withdrawn, expired, of another address; one that an administrator made is good for no
-- administrator, and for a council's lead only while it has none.
create or replace function app.accept_invitation(invitation uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare joined uuid := gen_random_uuid();
    begin
        -- One after the other: of two clicks, or two first leads, the second finds what the first did.
        perform pg_advisory_xact_lock(hashtext(app.tenant_id()));
        update portal.invitations open set accepted_at = now()
            where open.tenant_id = app.tenant_id() and open.id = invitation
                and open.accepted_at is null and open.revoked_at is null and open.expires_at > now()
                and open.email = (select lower(me.email) from portal.users me where me.id = app.user_id())
                and not (open.is_from_platform
                    and (app.is_administrator() or open.role = 'ImprovementLead' and app.has_lead(open.tenant_id)))
                and not exists (select from portal.memberships membership where membership.tenant_id = open.tenant_id
                                    and membership.user_id = app.user_id() and membership.ended_at is null);
        if not found then return null; end if;
        insert into portal.memberships (tenant_id, id, user_id, role, started_at)
            select open.tenant_id, joined, app.user_id(), open.role, now()
            from portal.invitations open where open.tenant_id = app.tenant_id() and open.id = invitation;
        return joined;
    end $$;
-- /Joining -------------------------------------------------------------------------------------------------------------------------

-- What councils have published for everybody who is signed in: what they did about findings. Without its name where the council does not
-- give it; then nothing here leads to it, the id neither, which is the publication's own.
create or replace function app.published_practice()
    returns table (id uuid, council text, title text, themes text[], problem text, action text, impact text, published_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
        select published.id, case when not published.is_anonymous then council.name::text end, published.title::text, published.themes::text[],
            published.problem::text, published.action::text, published.impact::text, published.published_at
        from portal.practice_publications published
        join portal.organisations council on council.id = published.tenant_id
        -- Whoever left the portal can withdraw nothing any more.
        join portal.organisation_roles part on part.organisation_id = council.id and part.part = 'Council' and part.until is null
        where published.withdrawn_at is null and app.user_id() is not null
    $$;

-- What is set once, or fixed, and somebody tries to change (WriteRules.cs).
create or replace function app.refuse_change() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        raise exception 'this is never changed once it is said' using errcode = '42501';
    end $$;

-- Used by the script that follows: policies are written anew by every migration.
create or replace function app.drop_policies(of_table text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare policy record;
    begin
        for policy in select polname from pg_policy where polrelid = of_table::regclass loop
            execute format('drop policy %I on %s', policy.polname, of_table::regclass);
        end loop;
    end $$;

-- Wakes the workers that listen for stored messages.
create or replace function app.announce_message() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$ begin perform pg_notify('outbox', ''); return null; end $$;

-- What waits to be delivered or was put aside: what it is about and what went wrong, nothing of what it says. For the definer, as which the
-- operator's commands ask ...
create or replace function app.undelivered_messages()
    returns table (id uuid, type text, council text, stored_at timestamptz, due_at timestamptz, attempts integer, error text,
        parked_at timestamptz)
    language sql stable set search_path = pg_catalog, pg_temp
    as $$
        select message.id, message.type, council.name::text, message.created_at,
            case when message.due_at > '-infinity' then message.due_at end,
            message.attempts, message.error, message.parked_at
        from portal.outbox_messages message
        left join portal.organisations council on council.id = message.tenant_id
        where message.done_at is null
    $$;

-- ... and for platform administrators.
create or replace function app.stored_messages()
    returns table (id uuid, type text, council text, stored_at timestamptz, due_at timestamptz, attempts integer, error text,
        parked_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select message.* from app.undelivered_messages() message where app.is_administrator() $$;

-- One of them that has failed, or all, is tried again now, and for another day. How many. For the definer ...
create or replace function app.deliver_again(wanted uuid) returns integer
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    declare count integer;
    begin
        update portal.outbox_messages message set parked_at = null, attempts = 0, due_at = '-infinity'
            where (wanted is null or message.id = wanted) and message.done_at is null
                and (message.parked_at is not null or message.attempts > 0);
        get diagnostics count = row_count;
        perform pg_notify('outbox', '');
        return count;
    end $$;

-- ... and for platform administrators.
create or replace function app.send_again(wanted uuid) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform app.refuse_unless_administrator();
        return app.deliver_again(wanted);
    end $$;

-- Counts anew what there is of plans, after an import: until then the server expects the few rows that there were, and reads a large plan
-- ten times as slowly. Not where there are many plans already: one more changes nothing that the server goes by, and counting takes half a
-- second. It looks at all councils' rows and tells nothing of them.
drop function if exists app.count_plans_anew();
create or replace function app.count_plans_anew(added integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        if (select known.reltuples < 10 * added from pg_catalog.pg_class known where known.oid = 'portal.actions'::regclass) then
            analyze portal.chapters, portal.actions, portal.action_owners, portal.action_dues, portal.progress_updates, portal.posts;
        end if;
    end $$;

-- The same after national figures were loaded; the portal's role owns none of these tables and may not count them itself.
create or replace function app.count_national_data_anew() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        analyze portal.statistical_areas, portal.statistical_neighbours, portal.national_indicators, portal.indicator_values, portal.published_inspections,
            portal.published_findings;
    end $$;

-- Nobody gets to run a function by default, and the definer's may look behind the policies.
revoke all on all routines in schema app from public;
grant execute on procedure app.set_session(text) to slipportal_app;
grant execute on function app.user_id(), app.tenant_id(), app.preview(), app.session_id(), app.session_strength(), app.session_time(), app.my_organisations(), app.live_grants(text), app.my_reach(text, text),
    app.reach(text, text), app.reach_keys(text), app.tenants_within_reach(text, text), app.my_tenants(), app.my_engagements(text), app.my_audiences(),
    app.my_named(), app.my_side(), app.person_name(), app.my_names(), app.my_councils(), app.key_holder(text, text), app.my_grants(), app.find_associate(text), app.is_administrator(), app.refuse_unless_administrator(),
    app.found_organisation(text, text, text), app.give_part(text, text, date, date), app.appoint(text, uuid, text, timestamptz),
    app.count_plans_anew(integer), app.count_national_data_anew(), app.hearers(text, uuid, boolean, uuid), app.digest_readers()
    to slipportal_app, slipportal_definer;
grant execute on function app.agree_engagement(uuid), app.my_asks(), app.my_work(), app.grant_addresses(uuid), app.queue_reminders(),
    app.look_across(text[], text, text, boolean), app.look(text, text, text), app.published_practice(), app.ask_hearers(uuid),
    app.stored_messages(), app.send_again(uuid), app.security_hearers() to slipportal_app;
-- app.look_across asks it.
grant execute on function app.my_work() to slipportal_definer;
grant execute on function app.undelivered_messages(), app.deliver_again(uuid), app.my_roles(), app.my_records(text, text),
    app.cached(text), app.cache(text, text), app.is_in_force(portal.grants)
    to slipportal_definer;
alter procedure app.set_session(text) owner to slipportal_definer;
alter function app.cache(text, text) owner to slipportal_definer;
alter function app.forget_reach() owner to slipportal_definer;
alter function app.my_roles() owner to slipportal_definer;
alter function app.my_records(text, text) owner to slipportal_definer;
alter function app.my_reach(text, text) owner to slipportal_definer;
alter function app.reach(text, text) owner to slipportal_definer;
alter function app.reach_keys(text) owner to slipportal_definer;
alter function app.tenants_within_reach(text, text) owner to slipportal_definer;
alter function app.my_organisations() owner to slipportal_definer;
alter function app.live_grants(text) owner to slipportal_definer;
alter function app.my_tenants() owner to slipportal_definer;
alter function app.my_engagements(text) owner to slipportal_definer;
alter function app.my_audiences() owner to slipportal_definer;
alter function app.my_named() owner to slipportal_definer;
alter function app.my_side() owner to slipportal_definer;
alter function app.person_name() owner to slipportal_definer;
alter function app.my_names() owner to slipportal_definer;
alter function app.my_councils() owner to slipportal_definer;
alter function app.key_holder(text, text) owner to slipportal_definer;
alter function app.my_grants() owner to slipportal_definer;
alter function app.find_associate(text) owner to slipportal_definer;
alter function app.security_hearers() owner to slipportal_definer;
alter function app.found_organisation(text, text, text) owner to slipportal_definer;
alter function app.give_part(text, text, date, date) owner to slipportal_definer;
alter function app.appoint(text, uuid, text, timestamptz) owner to slipportal_definer;
alter function app.hearers(text, uuid, boolean, uuid) owner to slipportal_definer;
alter function app.digest_readers() owner to slipportal_definer;
alter function app.agree_engagement(uuid) owner to slipportal_definer;
alter function app.my_asks() owner to slipportal_definer;
alter function app.my_work() owner to slipportal_definer;
alter function app.grant_addresses(uuid) owner to slipportal_definer;
alter function app.queue_reminders() owner to slipportal_definer;
alter function app.look_across(text[], text, text, boolean) owner to slipportal_definer;
alter function app.look(text, text, text) owner to slipportal_definer;
alter function app.published_practice() owner to slipportal_definer;
alter function app.ask_hearers(uuid) owner to slipportal_definer;
alter function app.stored_messages() owner to slipportal_definer;
alter function app.send_again(uuid) owner to slipportal_definer;

-- Joining.
do $$
declare joining text;
begin
    foreach joining in array array['plays(text, text)', 'was_council(text)', 'has_lead(text)', 'may_be_brought_in(text, text)', 'end_part(uuid, date)', 'organisation_people()', 'empty_starts()', 'start_anew(uuid, text, text)', 'associates(text)',
        'end_associate(text, uuid)', 'invite(text, uuid, text, text, timestamptz)', 'platform_invitations(text)',
        'change_invitation(text, uuid, timestamptz)', 'invitation(uuid)', 'accept_invitation(uuid)'] loop
        execute format('grant execute on function app.%s to slipportal_app, slipportal_definer', joining);
        execute format('alter function app.%s owner to slipportal_definer', joining);
    end loop;
    revoke execute on function app.plays(text, text), app.was_council(text), app.has_lead(text), app.may_be_brought_in(text, text) from slipportal_app;
end $$;

-- What the definer's functions may read and write behind the policies: the tables that say who reaches what, and no others.
-- Run after the policies were written, which removes all there were.
grant select on portal.organisations, portal.organisation_roles, portal.practice_areas, portal.memberships, portal.engagements,
    portal.grants, portal.grant_rights, portal.grant_practice_areas, portal.grant_records, portal.findings, portal.api_keys
    to slipportal_definer;
grant insert on portal.organisations, portal.organisation_roles, portal.practice_areas, portal.memberships to slipportal_definer;
create policy definer_reads on portal.practice_areas for select to slipportal_definer using (true);
create policy definer_reads on portal.memberships for select to slipportal_definer using (true);
create policy definer_reads on portal.engagements for select to slipportal_definer using (true);
create policy definer_reads on portal.grants for select to slipportal_definer using (true);
create policy definer_reads on portal.grant_practice_areas for select to slipportal_definer using (true);
create policy definer_reads on portal.grant_rights for select to slipportal_definer using (true);
create policy definer_reads on portal.grant_records for select to slipportal_definer using (true);
create policy definer_reads on portal.findings for select to slipportal_definer using (true);
-- Of what a grant names, whose it is and nothing else.
grant select (tenant_id, id, withdrawn_at) on portal.visits, portal.evidence to slipportal_definer;
create policy definer_reads on portal.visits for select to slipportal_definer using (true);
create policy definer_reads on portal.evidence for select to slipportal_definer using (true);
create policy definer_reads on portal.api_keys for select to slipportal_definer using (true);
create policy definer_adds on portal.practice_areas for insert to slipportal_definer with check (true);
create policy definer_adds on portal.memberships for insert to slipportal_definer with check (true);

-- What policies of an earlier version asked.
drop function if exists app.tenant_within_reach(text, text);

-- Joining: invitations are made, withdrawn and accepted, memberships and parts end.
grant select, insert, update (accepted_at, revoked_at, expires_at) on portal.invitations to slipportal_definer;
grant update (ended_at) on portal.memberships to slipportal_definer;
grant update (revoked_at) on portal.grants to slipportal_definer;
grant insert (tenant_id, id, event, summary, data, subject_id, why) on portal.change_log to slipportal_definer;
create policy definer_ends on portal.grants for update to slipportal_definer using (true) with check (revoked_at is not null);
create policy definer_adds on portal.change_log for insert to slipportal_definer with check (true);
grant update (until) on portal.organisation_roles to slipportal_definer;

-- An empty start.
grant select, update (agreed_at) on portal.empty_starts to slipportal_definer;
create policy definer_reads on portal.empty_starts for select to slipportal_definer using (true);
create policy definer_agrees on portal.empty_starts for update to slipportal_definer using (true);
grant update (slug, name) on portal.organisations to slipportal_definer;
grant update (revoked_at) on portal.api_keys to slipportal_definer;
create policy definer_ends on portal.api_keys for update to slipportal_definer using (true) with check (revoked_at is not null);
create policy definer_reads on portal.invitations for select to slipportal_definer using (true);
create policy definer_adds on portal.invitations for insert to slipportal_definer with check (true);
create policy definer_changes on portal.invitations for update to slipportal_definer using (true);
create policy definer_changes on portal.memberships for update to slipportal_definer using (true);

-- What is published for everybody who is signed in, and nothing that is withdrawn.
grant select on portal.practice_publications to slipportal_definer;
create policy definer_reads on portal.practice_publications for select to slipportal_definer using (withdrawn_at is null);

-- A table that belongs to no council: organisations are a directory that everyone signed in may read. (People: credentials.sql.)
grant select on portal.organisations, portal.organisation_roles to slipportal_app;
grant usage on all sequences in schema portal to slipportal_app;

-- National figures: read by all; written by the owner for `-- import-reference`, and in the session of a platform administrator. Nobody
-- deletes any. The policies bind the portal's role and not the owner, whose tables they are (ADR 17).
do $$
declare national text;
begin
    foreach national in array array['statistical_areas', 'statistical_neighbours', 'national_indicators', 'indicator_values', 'published_inspections',
        'published_findings', 'loaded_files'] loop
        execute format('alter table portal.%I enable row level security', national);
        perform app.drop_policies('portal.' || national);
        execute format('revoke all on portal.%I from slipportal_app', national);
        execute format('create policy reads on portal.%I for select to slipportal_app using (true)', national);
        execute format('create policy adds on portal.%I for insert to slipportal_app with check ((select app.is_administrator()))', national);
        execute format('create policy changes on portal.%I for update to slipportal_app using ((select app.is_administrator()))', national);
        execute format('grant select, insert, update on portal.%I to slipportal_app', national);
    end loop;
    -- What was loaded when is for the administrators alone, and stays as it was written.
    revoke update on portal.loaded_files from slipportal_app;
    alter policy reads on portal.loaded_files using ((select app.is_administrator()));
end $$;

-- What comes of engagements: the other side agrees, people are told what they asked for, and reminders are queued.
grant select on portal.access_requests to slipportal_definer;
grant update (state) on portal.engagements to slipportal_definer;
create policy definer_reads on portal.access_requests for select to slipportal_definer using (true);
create policy definer_agrees on portal.engagements for update to slipportal_definer using (true) with check (state = 'Agreed');

-- What belongs to a person: their own session reads and writes it, nobody else's.
do $$
declare personal text;
begin
    foreach personal in array array['mail_choices', 'mail_digests', 'thread_looks', 'watched_councils'] loop
        execute format('alter table portal.%I enable row level security', personal);
        execute format('alter table portal.%I force row level security', personal);
        perform app.drop_policies('portal.' || personal);
        execute format('revoke all on portal.%I from slipportal_app', personal);
        execute format('create policy mine on portal.%I to slipportal_app using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()))', personal);
        execute format('grant select, insert, update, delete on portal.%I to slipportal_app', personal);
    end loop;
end $$;
grant select on portal.mail_choices to slipportal_definer;
create policy definer_reads on portal.mail_choices for select to slipportal_definer using (true);

create or replace trigger keep before update on portal.comment_threads
    for each row execute function app.keep_thread();

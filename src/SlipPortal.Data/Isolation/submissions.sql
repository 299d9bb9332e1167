-- Forms that were sent and written: their sender's own, for a day.
alter table portal.submissions
    alter column user_id set default app.user_id(),
    alter column at set default now();
alter table portal.submissions enable row level security;
alter table portal.submissions force row level security;
select app.drop_policies('portal.submissions');
revoke all on portal.submissions from slipportal_app;
create policy mine on portal.submissions to slipportal_app
    using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
grant select, insert (key, hash), update (answer) on portal.submissions to slipportal_app;

grant select, delete on portal.submissions to slipportal_definer;
create policy definer_forgets on portal.submissions to slipportal_definer using (true);
create or replace function app.forget_submissions() returns void
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    as $$ delete from portal.submissions sent where sent.at < now() - interval '1 day' $$;
revoke all on function app.forget_submissions() from public;
grant execute on function app.forget_submissions() to slipportal_app;
alter function app.forget_submissions() owner to slipportal_definer;

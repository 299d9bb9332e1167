-- The outbox. The portal adds messages and sees none; a role of its own delivers them. A consumer works with the reach of the person whom
-- the message names, so whoever adds one names nobody: the database stamps it from the session.

-- Without a user both defaults are null, which the columns refuse.
alter table portal.outbox_messages
    alter column tenant_id set default app.tenant_id(),
    alter column user_id set default app.user_id(),
    alter column person set default app.person_name(),
    alter column attempts set default 0;

-- Also what a version before gave.
revoke all on portal.outbox_messages from slipportal_app, slipportal_definer;
revoke all on all tables in schema portal, app from slipportal_worker;
revoke all on all routines in schema app from slipportal_worker;
revoke all on schema app from slipportal_worker;
grant insert (id, type, payload) on portal.outbox_messages to slipportal_app;

-- The worker notes what became of a message, and cannot change what it says or on whose behalf.
grant usage on schema portal to slipportal_worker;
grant select, update (due_at, attempts, error, done_at, parked_at) on portal.outbox_messages to slipportal_worker;

-- The definer's functions store messages too (reminders, parts that end), show administrators what became of them, and never what they say.
grant insert on portal.outbox_messages to slipportal_definer;
grant select (id, type, tenant_id, created_at, due_at, attempts, error, done_at, parked_at), update (due_at, attempts, parked_at)
    on portal.outbox_messages to slipportal_definer;

-- Workers are woken when a message is stored.
create or replace trigger announce after insert on portal.outbox_messages
    for each statement execute function app.announce_message();

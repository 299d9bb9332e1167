-- The ledger's chain: each look gets the council's next number and a hash of itself and of the look before it, and nobody changes or
-- deletes one. `-- verify-ledger` works the hashes out anew, in SlipPortal.Domain/Access/LedgerChain.cs. Run after the policies were
-- written.
grant select on portal.ledger_entries to slipportal_definer;
create policy definer_reads on portal.ledger_entries for select to slipportal_definer using (true);
-- Looks are written by app.look and app.look_across alone, which say themselves who looks, from where and by what: the portal's own
-- role may add none (RowPolicyScript.cs).
grant insert (tenant_id, id, user_id, person, organisation, grant_id, seen, channel, at) on portal.ledger_entries to slipportal_definer;
create policy definer_adds on portal.ledger_entries for insert to slipportal_definer with check (user_id = app.user_id());

-- Whatever was sent of number, hashes and written_at is overwritten. Looks at the same moment wait for each other: a chain has no forks.
-- The form of the hash never changes: it would break every chain there is. A grant that is none counts as an empty text.
create or replace function app.chain_look() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
        perform pg_advisory_xact_lock(hashtextextended('ledger ' || new.tenant_id, 0));
        select last.number + 1, last.hash into new.number, new.previous_hash
            from portal.ledger_entries last where last.tenant_id = new.tenant_id order by last.number desc limit 1;
        new.number := coalesce(new.number, 1);
        new.previous_hash := coalesce(new.previous_hash, '');
        new.written_at := clock_timestamp();
        select encode(sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' order by place), 'UTF8')), 'hex')
            into new.hash
            from unnest(array[
                new.previous_hash, new.tenant_id, new.number::text, new.id::text, new.user_id::text, new.person, new.organisation,
                coalesce(new.grant_id::text, ''), new.seen, new.channel, (extract(epoch from new.at) * 1000000)::bigint::text,
                (extract(epoch from new.written_at) * 1000000)::bigint::text]) with ordinality fields (field, place);
        return new;
    end $$;

-- Not even the owner of the table, whom the missing privileges do not stop. Only who may switch triggers off can, and the chain shows it.
create or replace function app.refuse_to_change_looks() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp
    as $$
    begin
        raise exception 'nobody changes or deletes a look in the ledger' using errcode = '42501';
    end $$;

revoke all on function app.chain_look(), app.refuse_to_change_looks() from public;
alter function app.chain_look() owner to slipportal_definer;
create or replace trigger chain before insert on portal.ledger_entries for each row execute function app.chain_look();
create or replace trigger refuse_changes before update or delete or truncate on portal.ledger_entries
    for each statement execute function app.refuse_to_change_looks();
-- Also where a session says that it is a replica's.
alter table portal.ledger_entries enable always trigger refuse_changes;

-- Every decision, one chain for each conversation. The canonical form is described in dev.bailiwick.ledger.Chain.
create table ledger.entry (
    conversation_id text collate "C" not null,
    number          bigint           not null check (number > 0),
    turn            integer          not null check (turn >= 0),
    kind            text             not null,
    at              timestamptz      not null,
    release         text,
    -- The type json, unlike jsonb, keeps the text as it was written; the text is what was hashed.
    details         json             not null,
    previous_hash   bytea            not null check (octet_length(previous_hash) = 32),
    hash            bytea            not null check (octet_length(hash) = 32),
    -- Two writers that both believe to hold the end of a chain cannot both commit.
    primary key (conversation_id, number)
);

-- The conversations that began last, at the price of one index row for each conversation.
create index entry_beginnings on ledger.entry (at desc) where number = 1;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege',
              hint = 'A correction is a new entry. docs/adr/0005 says what this means for retention.';
end $$;

create trigger append_only before update or delete or truncate on ledger.entry
    for each statement execute function ledger.refuse_change();

-- A field of the canonical form: its length in bytes, a colon, the bytes, a comma.
create function ledger.field(value text) returns bytea language sql immutable parallel safe as $$
    select convert_to(octet_length(convert_to(value, 'UTF8')) || ':' || value || ',', 'UTF8')
$$;

-- What an entry's hash should be, for auditors who would rather ask the database than the program:
--   select conversation_id, number from ledger.entry e where hash <> ledger.hash_of(e);
create function ledger.hash_of(entry ledger.entry) returns bytea language sql immutable parallel safe as $$
    select sha256(ledger.field(encode(entry.previous_hash, 'hex'))
        || ledger.field(entry.conversation_id)
        || ledger.field(entry.number::text)
        || ledger.field(entry.turn::text)
        || ledger.field(entry.kind)
        || ledger.field((extract(epoch from entry.at) * 1000000)::bigint::text)
        || ledger.field(coalesce(entry.release, ''))
        || ledger.field(entry.details::text))
$$;

-- What is to reach the company's webhook: written in the transaction in which it became true, sent afterwards, in order within
-- one conversation.
create table channel.delivery (
    id              text primary key,
    position        bigint      not null generated always as identity,
    conversation_id text        not null,
    turn            integer     not null,
    part            integer     not null,
    type            text        not null check (type in ('agent.message', 'conversation.hand_off', 'conversation.finished')),
    data            text        not null,
    state           text        not null check (state in ('PENDING', 'CLAIMED', 'DELIVERED', 'WITHDRAWN', 'GIVEN_UP')),
    -- Given at the first attempt and not before, so that what is withdrawn leaves no hole.
    sequence_number integer,
    attempts        integer     not null default 0,
    by_person       boolean     not null default false,
    next_attempt    timestamptz not null,
    give_up_at      timestamptz not null,
    claimed_by      text,
    claimed_until   timestamptz,
    problem         text,
    created         timestamptz not null,
    ended           timestamptz
) with (fillfactor = 70);

-- Nothing is sent twice as two events: a turn's reply has one row for each of its parts.
create unique index delivery_one_per_part on channel.delivery (conversation_id, turn, part) where type = 'agent.message';
create unique index delivery_numbers on channel.delivery (conversation_id, sequence_number) where sequence_number is not null;
-- Serves the question "what is due", and "does something older of this conversation still wait".
create index delivery_due on channel.delivery (next_attempt) where state in ('PENDING', 'CLAIMED');
create index delivery_waiting on channel.delivery (conversation_id, position) where state in ('PENDING', 'CLAIMED', 'GIVEN_UP');
create index delivery_given_up on channel.delivery (position) where state = 'GIVEN_UP';

-- Conversations of the page: who knows the token may read and write in its one conversation. Only the token's hash is kept.
create table channel.chat_visitor (
    conversation_id text primary key,
    token_hash      bytea       not null,
    created         timestamptz not null
);

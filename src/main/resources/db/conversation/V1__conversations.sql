-- A conversation's row is the serialization point of everything that happens to it.
create table conversation.conversation (
    id              text primary key,
    customer_id     text        not null,
    channel         text        not null,
    status          text        not null check (status in ('OBSERVING', 'ACTIVE', 'CANCELLED', 'FINISHED', 'FAILED')),
    assignee_id     text,
    turn            integer     not null default 0,
    answered_up_to  bigint      not null default 0,
    language        text        not null default 'und',
    disclosed       boolean     not null default false,
    procedure       text,
    details         text        not null default '{}',
    asked_back      integer     not null default 0,
    metadata        text,
    resources       text,
    token           text,
    latest_intent   text,
    handoff_target  text,
    handoff_code    text,
    handoff_reason  text,
    handoff_note    text,
    fingerprint     text        not null,
    created         timestamptz not null,
    updated         timestamptz not null
) with (fillfactor = 70);

-- Serves the list of the latest conversations; an index on what changes at every turn would cost the heap-only update.
create index conversation_created on conversation.conversation (created);

create table conversation.message (
    conversation_id text        not null references conversation.conversation (id),
    id              text        not null,
    sequence        bigint      not null generated always as identity,
    turn            integer     not null,
    participant     text        not null check (participant in ('CUSTOMER', 'ADVISOR', 'ASSISTANT', 'BOT')),
    participant_id  text        not null,
    body            text        not null,
    subject         text,
    attachments     text,
    citations       text,
    created         timestamptz not null,
    fingerprint     text        not null,
    primary key (conversation_id, id)
);

create unique index message_in_order on conversation.message (conversation_id, sequence);

-- Nothing is said twice: a turn has one reply of the assistant, and the database holds it.
create unique index message_one_reply_per_turn on conversation.message (conversation_id, turn) where participant = 'ASSISTANT' and turn > 0;

create table conversation.noted_event (
    conversation_id text        not null references conversation.conversation (id),
    key             text        not null,
    type            text        not null,
    details         text        not null,
    at              timestamptz not null,
    primary key (conversation_id, key)
);

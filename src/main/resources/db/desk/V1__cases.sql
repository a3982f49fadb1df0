-- What the assistant handed to people. At most one case is open for a conversation.
create table desk.handed_case (
    id              text primary key,
    conversation_id text        not null,
    turn            integer     not null,
    target          text,
    reason_code     text        not null,
    reason          text        not null,
    note            text,
    intent          text,
    language        text        not null,
    channel         text        not null,
    opened          timestamptz not null,
    taken_by        text,
    taken_at        timestamptz,
    closed          timestamptz
);

create unique index handed_case_open on desk.handed_case (conversation_id) where closed is null;
create index handed_case_waiting on desk.handed_case (opened) where closed is null;
create index handed_case_closed on desk.handed_case (closed desc) where closed is not null;

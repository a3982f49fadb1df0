-- Every attempt on a route, for a time: what was said, by reference, and what came back.
create table model.words (
    digest    text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    body      text        not null,
    last_used timestamptz not null
);
create index words_last_used on model.words (last_used);

create table model.call (
    id                bigint      generated always as identity primary key,
    at                timestamptz not null,
    about             text        not null check (length(about) <= 600),
    prompt            text        not null,
    version           text        not null,
    inputs            jsonb       not null,
    said              jsonb       not null,
    schema            text,
    route             text        not null,
    model             text        not null,
    server            text        not null,
    parameters        jsonb       not null,
    number            int         not null,
    kind              text        not null,
    chosen            text        not null,
    words             text,
    cut               boolean     not null,
    finish            text,
    fault             text,
    detail            text,
    flaws             jsonb       not null,
    outcome           text        not null,
    input_tokens      int         not null,
    output_tokens     int         not null,
    price             numeric     not null,
    first_byte_millis bigint      not null,
    millis            bigint      not null
);
create index call_about on model.call (about, id);
create index call_at on model.call (at);

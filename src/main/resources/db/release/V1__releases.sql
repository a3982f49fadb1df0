-- What was in force together. The id is a hash over the pins, so the same pins are the same row on every node.
create table release.release (
    id    text        primary key check (id ~ '^r-[0-9a-f]{12}$'),
    pins  jsonb       not null,
    since timestamptz not null
);

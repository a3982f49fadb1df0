-- What may still go out on each route in this minute, from all nodes together; the library's own form.
create table model.bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
);

-- How operators switched routes; a route without a row is on.
create table model.route_switch (
    route    text primary key,
    position text not null check (position in ('on', 'draining', 'off')),
    because  text not null,
    by_whom  text not null,
    at       timestamptz not null
);

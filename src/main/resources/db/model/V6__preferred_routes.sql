-- Which route operators want asked first in a lane; without a row, or with an empty route, the order of the settings holds.
create table model.route_preference (
    lane    text primary key check (lane in ('interactive', 'background')),
    route   text not null,
    because text not null,
    by_whom text not null,
    at      timestamptz not null
);

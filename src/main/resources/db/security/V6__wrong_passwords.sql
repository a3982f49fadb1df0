-- Wrong passwords by account and by where they come from, for all nodes together; and where its owner came in from.
create table security.knock (
    account  text not null check (length(account) between 1 and 100),
    source   text not null check (length(source) between 1 and 100),
    failures integer not null default 0 check (failures >= 0),
    last     timestamptz not null,
    came_in  timestamptz,
    primary key (account, source)
);

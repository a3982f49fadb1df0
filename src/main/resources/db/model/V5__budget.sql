-- What operators let models cost; without a row the settings hold. There is one row at most.
create table model.budget (
    only_one     boolean     primary key default true check (only_one),
    daily        numeric     not null check (daily >= 0),
    conversation numeric     not null check (conversation >= 0),
    because      text        not null,
    by_whom      text        not null,
    at           timestamptz not null
);

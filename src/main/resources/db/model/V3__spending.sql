-- What calls cost, by day, and by conversation.
create table model.spend (
    day           date    not null,
    route         text    not null,
    lane          text    not null,
    calls         bigint  not null,
    input_tokens  bigint  not null,
    output_tokens bigint  not null,
    price         numeric(18, 6) not null,
    primary key (day, route, lane)
);

create table model.conversation_spend (
    conversation text primary key,
    calls        bigint not null,
    price        numeric(18, 6) not null,
    last_day     date   not null
);

create index conversation_spend_by_price on model.conversation_spend (price desc);

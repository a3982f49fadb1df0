-- What a turn has in its hands between two transactions: one row for each conversation that is being answered.
create table flow.turn_work (
    conversation_id text primary key,
    turn            integer not null,
    work            text    not null
) with (fillfactor = 70);

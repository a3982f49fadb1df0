-- A "one moment" is said within a turn beside its reply: at most one of each, and the database holds both.
alter table conversation.message add column one_moment boolean not null default false;
drop index conversation.message_one_reply_per_turn;
create unique index message_one_reply_per_turn on conversation.message (conversation_id, turn)
 where participant = 'ASSISTANT' and turn > 0 and not one_moment;
create unique index message_one_moment_per_turn on conversation.message (conversation_id, turn) where one_moment;

-- When the customer was last seen typing: a turn at work waits for what is being written.
alter table conversation.conversation add column typed timestamptz;

-- Whether nobody has come yet to a conversation that was handed over. Handoffs from before count as taken up: nobody is reminded of them.
alter table conversation.conversation add column handoff_open boolean not null default false;

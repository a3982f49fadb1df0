-- Whoever tells a conversation's process something reads all that it waits for by its instance; without this, PostgreSQL read what all
-- conversations wait for, and the more conversations, the longer.
create index act_idx_event_subscr_procinst on flow.act_ru_event_subscr (proc_inst_id_);

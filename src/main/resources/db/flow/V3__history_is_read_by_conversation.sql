-- The engine's history is read for one conversation at a time, and by nobody while it answers. Its script makes eleven indexes on the table of
-- activities, which took a quarter of what PostgreSQL did in a turn: some seventeen rows are inserted and four are ended, and every index with
-- an end in it makes a whole new row of each of these four. What is left serves one instance; the rest of them can be made again by hand,
-- should somebody want to search all history at once: these are their names.
drop index flow.act_idx_hi_actinst_root_pi;
drop index flow.act_idx_hi_act_inst_start_end;
drop index flow.act_idx_hi_act_inst_end;
drop index flow.act_idx_hi_act_inst_comp;
drop index flow.act_idx_hi_act_inst_stats;
drop index flow.act_idx_hi_act_inst_tenant_id;
drop index flow.act_idx_hi_act_inst_proc_def_key;
drop index flow.act_idx_hi_ai_pdefid_end_time;
drop index flow.act_idx_hi_act_inst_rm_time;
-- Serves the engine's removal of old history, at no price as long as nothing is dated for it.
create index act_idx_hi_act_inst_rm_time on flow.act_hi_actinst (removal_time_) where removal_time_ is not null;

-- A row that is changed finds room beside its old self, and then no index hears of the change.
alter table flow.act_hi_actinst set (fillfactor = 85);
alter table flow.act_ru_execution set (fillfactor = 70);

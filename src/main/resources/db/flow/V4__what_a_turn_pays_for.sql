-- What a turn paid PostgreSQL for without getting anything for it. See docs/adr/0016.
--
-- Ten foreign keys refer to the engine's executions, and three of them from executions themselves: each row that a turn deletes is looked for in all
-- of them, twice, and each that it inserts locks its parents. The engine inserts parents first and deletes children first, changes an instance's
-- rows only by their revision, and does so under the conversation's row; the same constraints can be made again at any time, and a test does.
alter table flow.act_ru_execution drop constraint act_fk_exe_procinst;
alter table flow.act_ru_execution drop constraint act_fk_exe_parent;
alter table flow.act_ru_execution drop constraint act_fk_exe_super;
alter table flow.act_ru_task drop constraint act_fk_task_exe;
alter table flow.act_ru_task drop constraint act_fk_task_procinst;
alter table flow.act_ru_variable drop constraint act_fk_var_exe;
alter table flow.act_ru_variable drop constraint act_fk_var_procinst;
alter table flow.act_ru_event_subscr drop constraint act_fk_event_exec;
alter table flow.act_ru_incident drop constraint act_fk_inc_exe;
alter table flow.act_ru_incident drop constraint act_fk_inc_procinst;
alter table flow.act_ru_ext_task drop constraint act_fk_ext_task_exe;

-- There are no tenants, priorities and job handlers to look for; these indexes only had to be kept up.
drop index flow.act_idx_exec_tenant_id;
drop index flow.act_idx_event_subscr_tenant_id;
drop index flow.act_idx_event_subscr_config_;
drop index flow.act_idx_ext_task_tenant_id;
drop index flow.act_idx_ext_task_priority;
drop index flow.act_idx_job_tenant_id;
drop index flow.act_idx_job_handler;
drop index flow.act_idx_job_handler_type;
-- The engine looks every second for timers that are due, and has no index for that.
create index act_idx_job_due on flow.act_ru_job (duedate_);

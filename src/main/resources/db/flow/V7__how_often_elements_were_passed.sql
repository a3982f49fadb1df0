-- Counts how often elements were passed in a span of time. Passes are written in the order of time, so that a summary of a range of pages says which of
-- them can be skipped, and a turn pays nothing for it: no row of an index is written with its seventeen.
create index act_idx_hi_act_inst_passed on flow.act_hi_actinst using brin (start_time_) with (pages_per_range = 32, autosummarize = on);

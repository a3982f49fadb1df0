-- When the desk was reminded of a case that nobody had taken up.
alter table desk.handed_case add column overdue timestamptz;

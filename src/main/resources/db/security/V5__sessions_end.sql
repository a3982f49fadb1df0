-- Counts what ends an account's sessions: another password, a role that was taken, the account closed. A session carries the number it began with.
alter table security.account add column epoch integer not null default 0;

-- What a person may do; the first account may do everything.
alter table security.account add column roles text[] not null default '{}'
    check (roles <@ array['officer', 'approver', 'administrator']);
update security.account set roles = array['officer', 'approver', 'administrator'] where name = 'admin';

-- A password that somebody else has seen: whoever has it may choose another, and nothing else.
alter table security.account add column initial boolean not null default false;
alter table security.account add column closed timestamptz;

-- One name in two spellings would be two people to the one who must not be both.
create unique index account_once on security.account (lower(name));

-- A key of somebody's own acts in their name; one without is several people's, and signs nothing.
alter table security.api_key add column account text references security.account (name);
create index api_key_account on security.api_key (account) where account is not null;

-- What became of prompts' contract suites, and what people decided without one. Nothing is changed or deleted: the latest row of a pair counts.
create table drafting.contract_result (
    id     bigint      generated always as identity primary key,
    prompt text        not null check (length(prompt) <= 120),
    digest text        not null check (digest ~ '^[0-9a-f]{12}$'),
    model  text        not null check (length(model) <= 300),
    server text        not null check (length(server) <= 600),
    cases  int         not null check (cases > 0),
    failed jsonb       not null,
    passed boolean     not null,
    by     text        not null,
    at     timestamptz not null
);
create index contract_result_pair on drafting.contract_result (prompt, digest, model, server, id desc);

create table drafting.contract_permit (
    id      bigint      generated always as identity primary key,
    prompt  text        not null check (length(prompt) <= 120),
    digest  text        not null check (digest ~ '^[0-9a-f]{12}$'),
    model   text        not null check (length(model) <= 300),
    server  text        not null check (length(server) <= 600),
    by      text        not null,
    because text        not null check (length(because) between 8 and 400),
    at      timestamptz not null
);
create index contract_permit_pair on drafting.contract_permit (prompt, digest, model, server, id desc);

create function drafting.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to', tg_table_name using errcode = 'check_violation';
end $$;
create trigger kept before update or delete or truncate on drafting.contract_result for each statement execute function drafting.refuse_change();
create trigger kept before update or delete or truncate on drafting.contract_permit for each statement execute function drafting.refuse_change();

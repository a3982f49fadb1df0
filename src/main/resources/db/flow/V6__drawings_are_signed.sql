-- What was proposed, signed and in force of the drawings is nobody's to change; see docs/adr for why it is kept as the policies are.
create function flow.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: what was proposed, signed and in force stays as it was', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- All drawings that are in force together: one after the other, each as its path, a colon, the number of its bytes, a line end, its bytes.
create table flow.drawing_set (
    version text collate "C" primary key,
    hash    bytea       not null unique,
    texts   bytea       not null check (octet_length(texts) <= 33554432),
    files   integer     not null check (files > 0),
    created timestamptz not null,
    check (hash = sha256(texts)),
    check (version = left(encode(hash, 'hex'), 12))
);
create trigger unchangeable before update or delete or truncate on flow.drawing_set for each statement execute function flow.refuse_change();

create table flow.drawing_proposal (
    id      text        primary key,
    title   text        not null check (length(title) between 1 and 200),
    origin  text        not null check (origin in ('written', 'folder')),
    state   text        not null check (state in ('draft', 'checked', 'tried', 'submitted', 'approved', 'in-force', 'retired', 'withdrawn')),
    base    text        not null references flow.drawing_set (version),
    texts   text        not null references flow.drawing_set (version),
    -- The reports as they were shown; the type json keeps the text as it was written.
    checked json,
    tried   json,
    created timestamptz not null,
    updated timestamptz not null
);
create index drawing_proposal_latest on flow.drawing_proposal (updated desc);

-- Who drew any part of it. Nobody is ever taken off.
create table flow.drawing_author (
    proposal text not null references flow.drawing_proposal (id),
    person   text not null check (length(person) between 1 and 100),
    primary key (proposal, person)
);
create trigger unchangeable before update or delete or truncate on flow.drawing_author for each statement execute function flow.refuse_change();

-- What was given to others to approve, with the hash over all that was shown.
create table flow.drawing_submission (
    id       bigint      primary key generated always as identity,
    proposal text        not null references flow.drawing_proposal (id),
    base     text        not null references flow.drawing_set (version),
    texts    text        not null references flow.drawing_set (version),
    shown    bytea       not null check (octet_length(shown) = 32),
    person   text        not null check (length(person) between 1 and 100),
    at       timestamptz not null,
    unique (id, proposal, base, texts, shown, person)
);
create trigger unchangeable before update or delete or truncate on flow.drawing_submission
    for each statement execute function flow.refuse_change();

-- Somebody else's yes to exactly what was submitted.
create table flow.drawing_approval (
    submission bigint      primary key,
    proposal   text        not null,
    base       text        not null,
    texts      text        not null,
    shown      bytea       not null,
    submitter  text        not null,
    approver   text        not null check (length(approver) between 1 and 100),
    at         timestamptz not null,
    foreign key (submission, proposal, base, texts, shown, submitter)
        references flow.drawing_submission (id, proposal, base, texts, shown, person),
    unique (submission, base, texts),
    constraint nobody_approves_what_they_submitted check (lower(approver) <> lower(submitter))
);
create trigger unchangeable before update or delete or truncate on flow.drawing_approval for each statement execute function flow.refuse_change();

create function flow.refuse_own() returns trigger language plpgsql as $$
begin
    if exists (select 1 from flow.drawing_author a where a.proposal = new.proposal and lower(a.person) = lower(new.approver)) then
        raise exception 'nobody approves what they drew: % is an author of %', new.approver, new.proposal
            using errcode = 'check_violation', constraint = 'nobody_approves_what_they_drew';
    end if;
    if not exists (select 1 from flow.drawing_proposal p
                    where p.id = new.proposal and p.state = 'submitted' and p.texts = new.texts and p.base = new.base)
            or exists (select 1 from flow.drawing_submission s where s.proposal = new.proposal and s.id > new.submission) then
        raise exception 'proposal % was changed after submission %', new.proposal, new.submission
            using errcode = 'check_violation', constraint = 'only_what_was_shown_is_approved';
    end if;
    return new;
end $$;
create trigger nobody_approves_what_they_drew before insert on flow.drawing_approval for each row execute function flow.refuse_own();

-- Which drawings are in force from when, those before, and those to come.
create table flow.drawing_activation (
    number     bigint      primary key generated always as identity,
    texts      text        not null references flow.drawing_set (version),
    -- What has to be in force right before: an approval looked at the difference to that. Null for what needs no approval.
    base       text        references flow.drawing_set (version),
    kind       text        not null check (kind in ('founded', 'approved', 'returned')),
    approval   bigint,
    state      text        not null check (state in ('due', 'in-force', 'past', 'passed-over', 'cancelled')),
    begins     timestamptz not null,
    took_force timestamptz,
    ended      timestamptz,
    person     text        not null,
    at         timestamptz not null,
    foreign key (approval, base, texts) references flow.drawing_approval (submission, base, texts),
    constraint only_what_was_approved_takes_force check ((kind = 'approved') = (approval is not null) and (kind = 'approved') = (base is not null))
);
create unique index drawing_activation_one_in_force on flow.drawing_activation ((true)) where state = 'in-force';
create unique index drawing_activation_one_per_approval on flow.drawing_activation (approval);
create index drawing_activation_due on flow.drawing_activation (begins) where state = 'due';

create function flow.refuse_unknown_drawings() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.number, new.texts, new.base, new.kind, new.approval, new.begins, new.person, new.at)
            is distinct from (old.number, old.texts, old.base, old.kind, old.approval, old.begins, old.person, old.at) then
        raise exception 'only the state of an activation changes' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' and new.kind = 'founded' and exists (select 1 from flow.drawing_activation) then
        raise exception 'a house is founded once' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' and new.kind = 'returned'
            and not exists (select 1 from flow.drawing_activation a where a.texts = new.texts and a.state = 'past') then
        raise exception 'drawings % were never in force; they cannot be returned to', new.texts using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger only_known_drawings before insert or update on flow.drawing_activation
    for each row execute function flow.refuse_unknown_drawings();
create trigger kept before delete or truncate on flow.drawing_activation for each statement execute function flow.refuse_change();

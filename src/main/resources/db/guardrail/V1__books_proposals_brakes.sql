-- What must be nobody's to change.
create function guardrail.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: what was proposed, signed and in force stays as it was', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

-- A policy book: its files one after the other, each as its path, a line end, the number of its bytes, a line end, its bytes. The hash is
-- computed over just that, and the database sees to it: who has the hash has the text.
create table guardrail.book (
    version text collate "C" primary key,
    hash    bytea       not null unique,
    texts   bytea       not null check (octet_length(texts) <= 33554432),
    files   integer     not null check (files > 0),
    created timestamptz not null,
    check (hash = sha256(texts)),
    check (version = left(encode(hash, 'hex'), 12))
);
create trigger unchangeable before update or delete or truncate on guardrail.book for each statement execute function guardrail.refuse_change();

-- A book that somebody proposes, on its way into force.
create table guardrail.proposal (
    id      text        primary key,
    title   text        not null check (length(title) between 1 and 200),
    origin  text        not null check (origin in ('written', 'folder')),
    state   text        not null check (state in ('draft', 'checked', 'tried', 'submitted', 'approved', 'in-force', 'retired', 'withdrawn')),
    base    text        not null references guardrail.book (version),
    book    text        not null references guardrail.book (version),
    -- The reports as they were shown; the type json keeps the text as it was written.
    checked json,
    tried   json,
    created timestamptz not null,
    updated timestamptz not null
);
create index proposal_latest on guardrail.proposal (updated desc);

-- Who wrote any part of it. Nobody is ever taken off: who once wrote in a proposal does not approve it.
create table guardrail.author (
    proposal text not null references guardrail.proposal (id),
    person   text not null check (length(person) between 1 and 100),
    primary key (proposal, person)
);
create trigger unchangeable before update or delete or truncate on guardrail.author for each statement execute function guardrail.refuse_change();

-- What was given to others to approve: the book, what it was compared with, and the hash over all that was shown.
create table guardrail.submission (
    id       bigint      primary key generated always as identity,
    proposal text        not null references guardrail.proposal (id),
    base     text        not null references guardrail.book (version),
    book     text        not null references guardrail.book (version),
    shown    bytea       not null check (octet_length(shown) = 32),
    person   text        not null check (length(person) between 1 and 100),
    at       timestamptz not null,
    unique (id, proposal, base, book, shown, person)
);
create trigger unchangeable before update or delete or truncate on guardrail.submission
    for each statement execute function guardrail.refuse_change();

-- Somebody else's yes to exactly what was submitted.
create table guardrail.approval (
    submission bigint      primary key,
    proposal   text        not null,
    base       text        not null,
    book       text        not null,
    shown      bytea       not null,
    submitter  text        not null,
    approver   text        not null check (length(approver) between 1 and 100),
    at         timestamptz not null,
    foreign key (submission, proposal, base, book, shown, submitter)
        references guardrail.submission (id, proposal, base, book, shown, person),
    unique (submission, base, book),
    constraint nobody_approves_what_they_submitted check (approver <> submitter)
);
create trigger unchangeable before update or delete or truncate on guardrail.approval for each statement execute function guardrail.refuse_change();

create function guardrail.refuse_own() returns trigger language plpgsql as $$
begin
    if exists (select 1 from guardrail.author a where a.proposal = new.proposal and lower(a.person) = lower(new.approver))
            or lower(new.approver) = lower(new.submitter) then
        raise exception 'nobody approves what they wrote: % is an author of %', new.approver, new.proposal
            using errcode = 'check_violation', constraint = 'nobody_approves_what_they_wrote';
    end if;
    if not exists (select 1 from guardrail.proposal p where p.id = new.proposal and p.state = 'submitted' and p.book = new.book and p.base = new.base)
            or exists (select 1 from guardrail.submission s where s.proposal = new.proposal and s.id > new.submission) then
        raise exception 'proposal % was changed after submission %', new.proposal, new.submission
            using errcode = 'check_violation', constraint = 'only_what_was_shown_is_approved';
    end if;
    return new;
end $$;
create trigger nobody_approves_what_they_wrote before insert on guardrail.approval for each row execute function guardrail.refuse_own();

-- Which book is in force from when, the one before, and those to come.
create table guardrail.activation (
    number     bigint      primary key generated always as identity,
    book       text        not null references guardrail.book (version),
    -- What has to be in force right before: an approval looked at the difference to that. Null for what needs no approval.
    base       text        references guardrail.book (version),
    kind       text        not null check (kind in ('founded', 'approved', 'returned')),
    approval   bigint,
    state      text        not null check (state in ('due', 'in-force', 'past', 'passed-over', 'cancelled')),
    begins     timestamptz not null,
    took_force timestamptz,
    ended      timestamptz,
    person     text        not null,
    at         timestamptz not null,
    foreign key (approval, base, book) references guardrail.approval (submission, base, book),
    constraint only_what_was_approved_takes_force check ((kind = 'approved') = (approval is not null) and (kind = 'approved') = (base is not null))
);
create unique index activation_one_in_force on guardrail.activation ((true)) where state = 'in-force';
create unique index activation_one_per_approval on guardrail.activation (approval);
create index activation_due on guardrail.activation (begins) where state = 'due';

create function guardrail.refuse_unknown_book() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and (new.number, new.book, new.base, new.kind, new.approval, new.begins, new.person, new.at)
            is distinct from (old.number, old.book, old.base, old.kind, old.approval, old.begins, old.person, old.at) then
        raise exception 'only the state of an activation changes' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' and new.kind = 'founded' and exists (select 1 from guardrail.activation) then
        raise exception 'a house is founded once' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' and new.kind = 'returned'
            and not exists (select 1 from guardrail.activation a where a.book = new.book and a.state = 'past') then
        raise exception 'book % was never in force; it cannot be returned to', new.book using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger only_known_books before insert or update on guardrail.activation for each row execute function guardrail.refuse_unknown_book();
create trigger kept before delete or truncate on guardrail.activation for each statement execute function guardrail.refuse_change();

-- The emergency brake: everything of a topic is held while a row is pulled and not lifted.
create table guardrail.brake (
    id             text        primary key,
    kind           text        not null check (kind in ('topic', 'intent', 'words', 'everything')),
    value          text        not null check (length(value) <= 200),
    because        text        not null check (length(because) between 8 and 400),
    armed_by       text        not null,
    armed          timestamptz not null,
    pulled_by      text,
    pulled         timestamptz,
    lifted_by      text,
    lifted         timestamptz,
    lifted_because text,
    check ((pulled is null) = (pulled_by is null)),
    check ((lifted is null) = (lifted_by is null) and (lifted is null) = (lifted_because is null)),
    check (lifted is null or pulled is not null)
);
create index brake_pulled on guardrail.brake (pulled) where pulled is not null and lifted is null;
create trigger kept before delete or truncate on guardrail.brake for each statement execute function guardrail.refuse_change();

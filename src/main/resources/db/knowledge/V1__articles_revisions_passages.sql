-- What we may say. Nothing here is ever deleted or rewritten, except that a revision gets the moment at which it ended.

create table knowledge.article (
    id       text        primary key check (length(id) between 1 and 200),
    language text        not null
);

-- The dated state of an article. In force from the later of its own date and its import (the first revision from its own date),
-- until the earlier of its own end and the moment when something ended it.
create table knowledge.revision (
    article        text        not null references knowledge.article,
    number         integer     not null check (number >= 1),
    title          text        not null,
    topic          text        not null,
    product        text,
    audience       text        not null check (audience in ('PUBLIC', 'USERS', 'INTERNAL')),
    owner          text        not null,
    url            text        not null,
    valid_from     timestamptz not null,
    valid_until    timestamptz check (valid_until > valid_from),
    review         date        not null,
    content_hash   text        not null,
    source_hash    text        not null,
    imported_at    timestamptz not null,
    ended_at       timestamptz,
    in_force_from  timestamptz not null generated always as
                   (case when number = 1 then valid_from else greatest(valid_from, imported_at) end) stored,
    in_force_until timestamptz generated always as (least(valid_until, ended_at)) stored,
    primary key (article, number)
);
create unique index revision_open on knowledge.revision (article) where ended_at is null;
create index revision_in_force on knowledge.revision (in_force_from, in_force_until);
create index revision_until on knowledge.revision (in_force_until);

create table knowledge.passage (
    article  text    not null,
    revision integer not null,
    place    integer not null check (place >= 0),
    heading  text    not null,
    text     text    not null,
    audience text    not null check (audience in ('PUBLIC', 'USERS', 'INTERNAL')),
    primary key (article, revision, place),
    foreign key (article, revision) references knowledge.revision
);

-- One row for every import that changed something. Its number tells other nodes that they have to look again.
create table knowledge.intake (
    number  bigint      generated always as identity primary key,
    at      timestamptz not null,
    added   integer     not null,
    changed integer     not null,
    removed integer     not null
);

-- Vectors that were computed once, for passages and for whatever else stays. They are kept by model and text and not in the
-- passage, so that two versions of the program with different models can stand side by side.
create table knowledge.vector (
    model       text  not null,
    text_sha256 bytea not null check (length(text_sha256) = 32),
    vector      bytea not null,
    primary key (model, text_sha256)
);

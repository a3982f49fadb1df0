-- Keys of the API: only their hashes. A key is 32 random bytes, so a plain SHA-256 cannot be guessed backwards.
create table security.api_key (
    id      text primary key,
    class   text not null check (class in ('integration', 'management')),
    hash    bytea not null unique check (length(hash) = 32),
    label   text not null check (length(label) between 1 and 200),
    created timestamptz not null,
    revoked timestamptz
);

-- People who sign in with a password: only its bcrypt hash.
create table security.account (
    name          text primary key check (length(name) between 1 and 100),
    password_hash text not null,
    created       timestamptz not null
);

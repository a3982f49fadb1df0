-- People of the company's own sign-in provider: known by issuer and subject, whatever they are called there, and without a password here.
alter table security.account alter column password_hash drop not null;
alter table security.account add column issuer text check (length(issuer) between 1 and 500);
alter table security.account add column subject text check (length(subject) between 1 and 255);
alter table security.account add column last_sign_in timestamptz;
alter table security.account add constraint account_kind
    check ((issuer is null) = (subject is null) and (issuer is null) = (password_hash is not null));
create unique index account_identity on security.account (issuer, subject);

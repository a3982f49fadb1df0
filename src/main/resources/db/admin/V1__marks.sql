-- What a conversation can be found by besides its own row: topics it came near to, policies that saw something, why it was handed over, releases that
-- were in force. Made of decisions, in the transaction in which they are written to the ledger; the ledger stays what counts. The primary key is the
-- list of conversations by a mark, the latest last, as pages read it.
create table admin.mark (
    kind            text        not null check (kind in ('topic', 'policy', 'handoff', 'release')),
    value           text        not null check (length(value) between 1 and 200),
    began           timestamptz not null,
    conversation_id text        not null,
    primary key (kind, value, began, conversation_id)
);

create index mark_of_conversation on admin.mark (conversation_id);

-- What was decided before.
insert into admin.mark (kind, value, began, conversation_id)
select distinct marked.kind, marked.value, c.created, c.id
  from ledger.entry e
  join conversation.conversation c on c.id = e.conversation_id
 cross join lateral (
    select 'release' as kind, e.release as value
    union all select 'handoff', e.details ->> 'code' where e.kind = 'handed-off'
    union all select 'topic', topic ->> 'name' from json_array_elements(case when e.kind = 'message-understood'
        and json_typeof(e.details -> 'topics') = 'array' then e.details -> 'topics' else '[]' end) topic
    union all select 'policy', finding ->> 'policy' from json_array_elements(case when e.kind in ('message-judged', 'draft-judged')
        and json_typeof(e.details -> 'findings') = 'array' then e.details -> 'findings' else '[]' end) finding) marked
 where length(marked.value) between 1 and 200
on conflict do nothing;

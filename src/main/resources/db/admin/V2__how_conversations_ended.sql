-- How a conversation came to its end, as the code of the reason that it was closed for.
alter table admin.mark drop constraint mark_kind_check;
alter table admin.mark add constraint mark_kind_check check (kind in ('topic', 'policy', 'handoff', 'release', 'closed'));
insert into admin.mark (kind, value, began, conversation_id)
select distinct 'closed', e.details ->> 'code', c.created, c.id
  from ledger.entry e join conversation.conversation c on c.id = e.conversation_id
 where e.kind = 'conversation-closed' and length(e.details ->> 'code') between 1 and 200
on conflict do nothing;

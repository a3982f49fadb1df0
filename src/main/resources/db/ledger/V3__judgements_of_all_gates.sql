-- What is tried on the past is every judgement: handoffs and words that nobody asked for are judged too.
drop index ledger.entry_judgements;
create index entry_judgements on ledger.entry (at, conversation_id, number)
    where kind in ('message-judged', 'draft-judged', 'handoff-judged', 'outreach-judged');

-- A draft of the policies is tried on the judgements of the past, in the order of time: the index names them and nothing else.
create index entry_judgements on ledger.entry (at, conversation_id, number) where kind in ('message-judged', 'draft-judged');

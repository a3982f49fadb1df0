-- How often a passage was cited is counted over the replies of a time: the index names them and nothing else.
create index entry_replies on ledger.entry (at desc) where kind = 'reply-sent';

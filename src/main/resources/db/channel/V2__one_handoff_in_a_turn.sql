-- A turn is handed over at most once: nobody is called to the same case by two events. (A reply has one row for each of its parts already.)
create unique index delivery_one_handoff on channel.delivery (conversation_id, turn) where type = 'conversation.hand_off';

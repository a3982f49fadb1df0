package dev.bailiwick.admin;

import dev.bailiwick.kernel.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where marks are kept. */
public interface Marks {

    /** Adds to a conversation what it does not have yet, in the transaction that is open; one that is not kept has no marks. */
    void add(ConversationId conversation, Set<Mark> marks);

    /** @return every value that any conversation is marked with, in order, at most 500 of a kind */
    Map<Mark.Kind, List<String>> values();
}

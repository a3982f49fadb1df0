package dev.bailiwick.drafting;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import java.util.List;

/** Sees what the customer wants. Slow: may ask a model, so never inside a transaction. */
public interface UnderstandMessage {

    /**
     * @param conversation as it was when the turn began
     * @param open         the messages to be answered, the oldest first; at least one
     * @param before       what was said before, the oldest first; at most the last twenty
     * @return what was seen; when a model fails, what the detectors saw alone
     */
    Understanding understand(Conversation conversation, List<Message> open, List<Message> before);
}

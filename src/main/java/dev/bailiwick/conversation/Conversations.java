package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import java.util.List;
import java.util.Optional;

/** Where conversations and their messages are kept. */
public interface Conversations {

    /**
     * Takes the conversation's row for the rest of the transaction. Whoever changes anything about a conversation, its turn,
     * its process or its ledger, does this first.
     *
     * @param id names the conversation
     * @return the conversation as it is, which nobody else can change now
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}
     */
    Conversation take(ConversationId id);

    /**
     * @param id names the conversation
     * @return the conversation as it is at this moment, if there is one
     */
    Optional<Conversation> find(ConversationId id);

    /**
     * @param id names the conversation
     * @return the secret that webhooks echo, if it has one; never to be logged or shown
     */
    Optional<String> token(ConversationId id);

    /**
     * @param id    names the conversation
     * @param after only messages with a higher sequence; 0 for all
     * @param most  at most so many, the oldest first
     * @return the messages in the order in which they were said
     */
    List<Message> messages(ConversationId id, long after, int most);

    /**
     * @param conversation names the conversation
     * @param id           names the message
     * @return the message, if there is one
     */
    Optional<Message> message(ConversationId conversation, MessageId id);
}

package dev.bailiwick.channel;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.Optional;

/** Where the visitors of the chat page are kept: of their secrets, only the hash. */
public interface Visitors {

    /**
     * @param conversation the visitor's conversation
     * @param tokenHash    SHA-256 of the secret
     * @param at           when the visitor came
     */
    void add(ConversationId conversation, byte[] tokenHash, Instant at);

    /**
     * @param conversation names the conversation
     * @return SHA-256 of the secret, if the conversation is one of the page
     */
    Optional<byte[]> tokenHash(ConversationId conversation);

    /**
     * @param conversation names the conversation
     * @return whether the conversation is one of the page
     */
    default boolean has(ConversationId conversation) {
        return tokenHash(conversation).isPresent();
    }
}

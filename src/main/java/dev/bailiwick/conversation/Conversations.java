package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
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

    /**
     * @param conversation names the conversation
     * @param after        only messages with a higher sequence than this
     * @return what the customer said since then, the oldest first; at most the latest 100
     */
    List<Message> unanswered(ConversationId conversation, long after);

    /**
     * @param conversation names the conversation
     * @param sequence     only messages with a lower sequence than this
     * @param most         at most so many, the latest of them
     * @return what was said before, the oldest first
     */
    List<Message> before(ConversationId conversation, long sequence, int most);

    /**
     * Adds a conversation unless its id is taken.
     *
     * @param conversation the conversation as it begins
     * @param token        its secret, or null
     * @param fingerprint  tells the same request from another under the same id
     * @return whether it was added; if not, somebody had the id before
     */
    boolean add(Conversation conversation, String token, String fingerprint);

    /**
     * @param id names the conversation
     * @return the fingerprint of the request that began it
     */
    Optional<String> fingerprint(ConversationId id);

    /**
     * Writes what changed; the caller has taken the conversation in this transaction.
     *
     * @param conversation as it is to be
     */
    void change(Conversation conversation);

    /**
     * @param id    names the conversation
     * @param token its new secret
     */
    void changeToken(ConversationId id, String token);

    /**
     * Adds a message and gives it its sequence.
     *
     * @param message     what was said; its sequence is not looked at
     * @param fingerprint tells the same message from another under the same id
     * @return the message with its sequence
     */
    Message say(Message message, String fingerprint);

    /**
     * Adds a message and gives it its sequence, unless the conversation has one under its id.
     *
     * @param message     what was said; its sequence is not looked at
     * @param fingerprint tells the same message from another under the same id
     * @return the message with its sequence; empty when there is one under its id, which stays as it is
     */
    default Optional<Message> sayOnce(Message message, String fingerprint) {
        return fingerprint(message.conversation(), message.id()).isPresent() ? Optional.empty() : Optional.of(say(message, fingerprint));
    }

    /**
     * Adds a "one moment", which is no reply, unless its turn has one already.
     *
     * @param message     what was said; its sequence is not looked at
     * @param fingerprint tells the same message from another under the same id
     * @return the message with its sequence; empty when the turn has one
     */
    Optional<Message> sayOneMoment(Message message, String fingerprint);

    /**
     * Remembers that the customer is typing; changes nothing else about the conversation.
     *
     * @param id names the conversation
     * @param at when
     */
    void typed(ConversationId id, Instant at);

    /**
     * @param id names the conversation
     * @return when the customer was last seen typing, if ever
     */
    Optional<Instant> lastTyped(ConversationId id);

    /**
     * @param conversation names the conversation
     * @param id           names the message
     * @return the fingerprint of the request that brought it, if there is such a message
     */
    Optional<String> fingerprint(ConversationId conversation, MessageId id);

    /**
     * Notes something that happened around a conversation.
     *
     * @param id   names the conversation
     * @param key  makes a repetition recognisable
     * @param type what kind of thing
     * @param json what belongs to it
     * @param at   when
     * @return whether it was new; if not, it stood there already
     */
    boolean note(ConversationId id, String key, String type, String json, Instant at);

    /**
     * @param most at most so many
     * @return the conversations that began last, the latest first
     */
    List<Conversation> latest(int most);
}

package dev.bailiwick.channel;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody into the chat page, and knows them again by their secret. */
@Component
public class WelcomeVisitor {

    private static final int TOKEN_BYTES = 32;

    private final StartConversation start;
    private final Conversations conversations;
    private final Visitors visitors;
    private final Ids ids;
    private final Chance chance;
    private final Clock clock;

    WelcomeVisitor(StartConversation start, Conversations conversations, Visitors visitors, Ids ids, Chance chance, Clock clock) {
        this.start = start;
        this.conversations = conversations;
        this.visitors = visitors;
        this.ids = ids;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * What a new visitor gets.
     *
     * @param conversation the visitor's conversation, with the assistant
     * @param token        the secret by which the visitor is known again; it is shown once and not kept
     */
    public record Welcome(Conversation conversation, String token) {

        /** @return everything but the secret */
        @Override
        public String toString() {
            return "Welcome[" + conversation.id() + "]";
        }
    }

    /** @return a new conversation of the page and the secret that opens it */
    @Transactional
    public Welcome welcome() {
        return welcome(null);
    }

    /**
     * Lets somebody go on where an earlier conversation ended.
     *
     * @param earlier a conversation of the page that has ended, or null; the new one's metadata name it as {@code follows}
     * @return a new conversation of the page and the secret that opens it
     * @throws dev.bailiwick.kernel.Refusal of kind {@code PRECONDITION} when the earlier one is still open
     */
    @Transactional
    public Welcome welcome(ConversationId earlier) {
        if (earlier != null && conversations.find(earlier).filter(one -> one.status().isOpen()).isPresent()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the earlier conversation has not ended; go on in it");
        }
        // An id has no character that JSON would have to escape.
        String metadata = earlier == null ? null : "{\"follows\":\"" + earlier + "\"}";
        ConversationId id = new ConversationId(ids.next());
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(TOKEN_BYTES));
        // The visitor stands first, so that whoever hears of the conversation knows already that it is one of the page.
        visitors.add(id, hash(token), clock.instant());
        Conversation conversation = start.start(new NewConversation(id, customerOf(id), "web", Pen.ASSISTANT, null, metadata, null, null, null));
        return new Welcome(conversation, token);
    }

    /**
     * @param conversation names the conversation
     * @param token        the secret presented, or null
     * @return whether it is the one that opens this conversation
     */
    public boolean knows(ConversationId conversation, String token) {
        return token != null && token.length() <= 100
                && visitors.tokenHash(conversation).map(hash -> MessageDigest.isEqual(hash, hash(token))).orElse(false);
    }

    /**
     * @param conversation a conversation of the page
     * @return under which id its visitor writes
     */
    public static String customerOf(ConversationId conversation) {
        return "web-" + conversation;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

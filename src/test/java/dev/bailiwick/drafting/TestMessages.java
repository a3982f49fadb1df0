package dev.bailiwick.drafting;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.List;

/** Messages and a conversation for tests. */
public final class TestMessages {

    /** When everything is said. */
    public static final Instant NOW = Instant.parse("2026-07-22T10:00:00Z");
    private static final ConversationId ID = new ConversationId("c-1");

    private TestMessages() {
    }

    /**
     * @param body the words
     * @return said by the customer
     */
    public static Message customer(String body) {
        return message(Participant.CUSTOMER, body);
    }

    /**
     * @param body the words
     * @return said by the assistant
     */
    public static Message assistant(String body) {
        return message(Participant.ASSISTANT, body);
    }

    private static Message message(Participant participant, String body) {
        return new Message(ID, new MessageId("m-" + Math.floorMod(body.hashCode(), 100_000)), 1, 1, participant, "p", body, null, List.of(),
                List.of(), NOW);
    }

    /**
     * @param language the language it is held in
     * @return a conversation
     */
    public static Conversation conversation(Language language) {
        return new Conversation(ID, "customer", "web", Status.ACTIVE, null, 1, 0, language, false, null, "{}", 0, null, null, null, null, NOW, NOW);
    }
}

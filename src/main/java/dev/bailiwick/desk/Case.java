package dev.bailiwick.desk;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import java.time.Instant;
import java.util.Objects;

/**
 * What a human gets when the assistant asks for one. At most one is open for a conversation.
 *
 * @param id           names it
 * @param conversation the conversation it is about
 * @param turn         the turn that ended with it
 * @param target       the team it went to, or null for the usual one
 * @param reason       why
 * @param note         the story so far, or null
 * @param intent       what the customer wants, or null
 * @param language     the language the human should speak
 * @param channel      where the conversation takes place
 * @param opened       when the assistant asked
 * @param takenBy      the advisor who took the pen, or null while nobody did or nobody knows who
 * @param takenAt      when an advisor took the pen, or null
 * @param overdue      when the desk was reminded because nobody had come, or null
 * @param closed       when it was over, or null while it is open
 */
public record Case(String id, ConversationId conversation, int turn, String target, Reason reason, String note, String intent, Language language,
        String channel, Instant opened, String takenBy, Instant takenAt, Instant overdue,
        Instant closed) {

    /** @throws NullPointerException when a part is missing that every case has */
    public Case {
        Objects.requireNonNull(id);
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(language);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(opened);
    }
}

package dev.bailiwick.conversation;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import java.time.Instant;

/**
 * The whole talk with one customer, as its row says it at one moment.
 *
 * @param id           names it
 * @param customerId   the company's id of the customer
 * @param channel      where it takes place ({@code web}, {@code email}, …), as the caller wrote it
 * @param status       where it stands; says who has the pen while it is open
 * @param assigneeId   the human or machine it is assigned to, or null
 * @param turn         the number of the latest turn, 0 before the first
 * @param answeredUpTo the sequence of the last message that was answered or handed over, 0 before the first
 * @param language     the language it is held in; unsure until a message told
 * @param disclosed    whether the customer has been told that an AI answers
 * @param procedure    the procedure which goes on over several turns, or null
 * @param details      what that procedure has collected so far, a JSON object
 * @param askedBack    how many replies in a row asked back instead of answering
 * @param metadata     any JSON of the caller, echoed in webhooks, or null
 * @param resources    a JSON object of facts which the assistant may use, or null
 * @param latestIntent what the customer was last understood to want, or null
 * @param handoff      the latest handoff, or null
 * @param created      when it began, in the caller's time where given
 * @param updated      when it last changed
 */
public record Conversation(ConversationId id, String customerId, String channel, Status status, String assigneeId, int turn,
        long answeredUpTo, Language language, boolean disclosed, String procedure, String details, int askedBack, String metadata,
        String resources, String latestIntent, LatestHandoff handoff, Instant created, Instant updated) {

    /**
     * What the conversation remembers of its latest handoff.
     *
     * @param target the team it went to, or null
     * @param code   why, for machines
     * @param reason why, in words
     * @param note   the summary for the advisor, or null
     */
    public record LatestHandoff(String target, String code, String reason, String note) {
    }

    /** @return who may speak for the company; an ended conversation is nobody's, and so not the assistant's */
    public Pen pen() {
        return status == Status.ACTIVE ? Pen.ASSISTANT : Pen.ADVISOR;
    }
}

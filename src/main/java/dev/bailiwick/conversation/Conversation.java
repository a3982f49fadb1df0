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
     * @param open   whether nobody has taken it up yet
     */
    public record LatestHandoff(String target, String code, String reason, String note, boolean open) {

        LatestHandoff takenUp() {
            return new LatestHandoff(target, code, reason, note, false);
        }
    }

    /** @return who may speak for the company; an ended conversation is nobody's, and so not the assistant's */
    public Pen pen() {
        return status == Status.ACTIVE ? Pen.ASSISTANT : Pen.ADVISOR;
    }

    /** @return whether the assistant asked for a human and nobody has come yet: nobody speaks, and nobody would be talked over */
    public boolean awaitsAdvisor() {
        return status == Status.OBSERVING && handoff != null && handoff.open();
    }

    /**
     * @param now the moment
     * @return the conversation with its next turn open
     */
    public Conversation opensTurn(Instant now) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn + 1, answeredUpTo, language, disclosed, procedure, details,
                askedBack, metadata, resources, latestIntent, handoff, created, now);
    }

    Conversation passes(Pen to, String assignee, Instant now) {
        Status next = to == Pen.ASSISTANT ? Status.ACTIVE : Status.OBSERVING;
        return new Conversation(id, customerId, channel, next, assignee, turn, answeredUpTo, language, disclosed, procedure, details, askedBack,
                metadata, resources, latestIntent, settledHandoff(), created, now);
    }

    Conversation closes(Status end, Instant now) {
        return new Conversation(id, customerId, channel, end, assigneeId, turn, answeredUpTo, language, disclosed, null, "{}", 0, metadata,
                resources, latestIntent, settledHandoff(), created, now);
    }

    private LatestHandoff settledHandoff() {
        return handoff == null ? null : handoff.takenUp();
    }

    Conversation withResources(String other) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, answeredUpTo, language, disclosed, procedure, details,
                askedBack, metadata, other == null ? resources : other, latestIntent, handoff, created, updated);
    }

    Conversation answeredUpTo(long sequence, Instant now) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, Math.max(answeredUpTo, sequence), language, disclosed,
                procedure, details, askedBack, metadata, resources, latestIntent, handoff, created, now);
    }

    /** Whether the words that were never heard said that an AI answers is not known: it is said again rather than never. */
    Conversation owesAfter(long sequence, Instant now) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, Math.min(answeredUpTo, sequence), language, false,
                procedure, details, askedBack, metadata, resources, latestIntent, handoff, created, now);
    }

    Conversation told() {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, answeredUpTo, language, true, procedure, details, askedBack,
                metadata, resources, latestIntent, handoff, created, updated);
    }

    Conversation replied(boolean question, boolean disclosing, long upTo, Instant now) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, Math.max(answeredUpTo, upTo), language,
                disclosed || disclosing, procedure, details, question ? askedBack + 1 : 0, metadata, resources, latestIntent, handoff, created,
                now);
    }

    Conversation handsOff(Handoff to, long upTo, Instant now) {
        LatestHandoff latest = new LatestHandoff(to.target(), to.reason().code(), to.reason().text(), to.note(), true);
        return new Conversation(id, customerId, channel, Status.OBSERVING, null, turn, Math.max(answeredUpTo, upTo), language, disclosed, null,
                "{}", 0, metadata, resources, latestIntent, latest, created, now);
    }

    /**
     * @param spoken what the customer writes in
     * @param intent what the customer was understood to want, or null to leave what is known
     * @return the conversation with this remembered
     */
    public Conversation understoodAs(Language spoken, String intent) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, answeredUpTo, spoken, disclosed, procedure, details,
                askedBack, metadata, resources, intent == null ? latestIntent : intent, handoff, created, updated);
    }

    /**
     * @param under     the procedure which goes on, or null when none does any more
     * @param collected what it has collected, a JSON object
     * @return the conversation with this remembered
     */
    public Conversation follows(String under, String collected) {
        return new Conversation(id, customerId, channel, status, assigneeId, turn, answeredUpTo, language, disclosed, under,
                under == null ? "{}" : collected, askedBack, metadata, resources, latestIntent, handoff, created, updated);
    }
}

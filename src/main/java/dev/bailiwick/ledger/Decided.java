package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.ReleaseId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A decision on its way into the ledger: its details are text already, so that nobody can change them between the moment it was
 * published and the moment it is written.
 *
 * @param conversation the conversation it is about
 * @param turn         the turn's number, 0 when it belongs to no turn
 * @param kind         the kind's word, such as {@code message-received}
 * @param at           when, to the microsecond, which is what the database keeps
 * @param release      what was in force, or null when no release is known
 * @param details      a JSON object, as it will be stored and hashed
 */
public record Decided(ConversationId conversation, int turn, String kind, Instant at, ReleaseId release, String details) {

    /** @throws NullPointerException when something but the release is missing */
    public Decided {
        Objects.requireNonNull(conversation);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(details);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * @param decision what was decided
     * @param release  what was in force, or null
     * @return the decision with its details turned into text
     * @throws IllegalArgumentException when the details hold something that JSON cannot carry, or are too large
     */
    public static Decided of(Decision decision, ReleaseId release) {
        return new Decided(decision.conversation(), decision.turn(), decision.kind().word(), decision.at(), release,
                DetailsText.of(decision.kind(), decision.details()));
    }
}

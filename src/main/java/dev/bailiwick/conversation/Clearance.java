package dev.bailiwick.conversation;

import dev.bailiwick.kernel.TurnId;
import java.time.Instant;
import java.util.Objects;

/**
 * Permission to say exactly one draft.
 *
 * @param turn      the turn it holds for
 * @param draft     the fingerprint of the words permitted
 * @param grantedBy {@code verdict} or the advisor who cleared it
 * @param book      the version of the policy book that judged it
 * @param at        when it was given
 */
public record Clearance(TurnId turn, String draft, String grantedBy, String book, Instant at) {

    /** @throws NullPointerException when a part is missing */
    public Clearance {
        Objects.requireNonNull(turn);
        Objects.requireNonNull(draft);
        Objects.requireNonNull(grantedBy);
        Objects.requireNonNull(book);
        Objects.requireNonNull(at);
    }
}

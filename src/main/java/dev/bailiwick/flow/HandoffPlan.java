package dev.bailiwick.flow;

import dev.bailiwick.kernel.Reason;

/**
 * Who is to be asked for and why, until it is done.
 *
 * @param target  the team, or null for the desk's usual one
 * @param reason  why
 * @param wording the key of the words that announce it, or null for the usual ones
 */
public record HandoffPlan(String target, Reason reason, String wording) {

    /** The key of words that announce a human and promise nothing more, no time either. */
    public static final String PLAIN_WORDS = "handoff.plain";

    /**
     * @param work what a turn has in its hands
     * @return its plan, or the one that follows where the drawing leads to people and nobody has said why
     */
    public static HandoffPlan of(TurnWork work) {
        if (work.handoff() != null) {
            return work.handoff();
        }
        return new HandoffPlan(null, work.understanding() == null ? new Reason("not-understood", "The message could not be understood.")
                : new Reason("held", "The draft may not be said as it is."), null);
    }
}

package dev.bailiwick.guardrail;

import java.util.Objects;

/**
 * What one policy saw.
 *
 * @param policy  the policy's id, such as {@code GR-014}; {@code GR-000} for what went wrong in judging itself
 * @param title   the policy's name
 * @param basis   its legal basis
 * @param action  what the policy asks for
 * @param because why, in the officer's words
 * @param wording the key of the fixed words to say, or null
 * @param target  the team to hand off to, or null
 * @param follow  the procedure to follow on the way to the human, or null
 */
public record Finding(String policy, String title, String basis, Action action, String because, String wording, String target, String follow) {

    /** What a policy can ask for, the mildest first: the strictest of all findings wins. */
    public enum Action {
        /** Only to be noted. */
        NOTE,
        /** May be said, with the fixed words before it. */
        SAY_FIRST,
        /** May be said once what the policy names is masked. */
        REDACT,
        /** Ask the customer, in fixed words. */
        ASK,
        /** Not as it is: a person or another draft is needed. */
        HOLD,
        /** Declined, in fixed words. */
        BLOCK,
        /** A human takes over. */
        HAND_OFF
    }

    /** @throws NullPointerException when policy or action is missing */
    public Finding {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(action);
    }
}

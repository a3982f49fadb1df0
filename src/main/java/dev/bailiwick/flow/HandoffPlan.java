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
}

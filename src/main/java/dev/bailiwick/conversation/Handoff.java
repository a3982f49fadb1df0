package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.TurnId;

/**
 * We ask for a human.
 *
 * @param turn     the turn that ends with it
 * @param target   the team it goes to, or null for the channel's usual one
 * @param reason   why; its code is a policy's id or a word of ours, never empty
 * @param note     the story so far, for the advisor
 * @param intent   what the customer wants, or null
 * @param language the language the human should speak
 */
public record Handoff(TurnId turn, String target, Reason reason, String note, String intent, Language language) {
}

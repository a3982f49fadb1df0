package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Reason;

/**
 * The pen went to another hand by a call from outside; said inside the transaction that did it. (What the assistant hands over
 * by itself is {@link HandoffRequested}.)
 *
 * @param conversation as it is now, with a new turn number when the assistant now owes an answer
 * @param to           who has the pen now
 * @param owesAnswer   whether customer messages wait for the assistant
 * @param reason       why
 */
public record PenPassed(Conversation conversation, Pen to, boolean owesAnswer, Reason reason) {
}

package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Reason;

/**
 * A conversation ended, one way or another; said inside the transaction that ended it.
 *
 * @param conversation as it is now
 * @param reason       why
 * @param by           whose end it is
 */
public record ConversationClosed(Conversation conversation, Reason reason, End by) {

    /** Whose end it is, and so which of the assistant's words still stand that have not left yet. */
    public enum End {
        /** The company's, an advisor's, or one at the desk: none of the assistant's words stands. */
        OF_OTHERS,
        /** The assistant's, without a word: an answer stands, and nothing that nobody had asked for. */
        IN_SILENCE,
        /** The assistant's, with a word in the same breath, which stands. */
        WITH_A_WORD
    }
}

package dev.bailiwick.conversation;

/** Calls back what the assistant said and nobody can have heard yet. Whoever brings replies to the customer offers it. */
public interface CallBack {

    /**
     * Calls back the answers that have not left, because the customer has written something newer: one reply is to answer all of it.
     *
     * @param conversation taken in this transaction; the assistant has the pen
     * @return the conversation as it is now, in which what those had answered is owed an answer again
     */
    Conversation unsent(Conversation conversation);
}

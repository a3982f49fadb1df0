package dev.bailiwick.flow;

import dev.bailiwick.kernel.ConversationId;

/** The procedures that can be followed: drawings of their own, called by the conversation's. */
public interface Procedures {

    /**
     * @param conversation a conversation that goes on
     * @param name         a procedure's name, which is its drawing's id
     * @return whether it is among the drawings with which the conversation began, and to which it keeps
     */
    boolean exists(ConversationId conversation, String name);

    /** @return a hash over all drawings in force, the conversation's included; twelve hexadecimal digits */
    String version();
}

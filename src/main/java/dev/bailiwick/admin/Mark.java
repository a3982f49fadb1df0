package dev.bailiwick.admin;

import java.util.Locale;

/**
 * What a conversation can be found by besides its own row.
 *
 * @param kind  what sort of mark
 * @param value which of them, such as a policy's id
 */
public record Mark(Kind kind, String value) {

    /** The longest value; a longer one marks nothing. */
    public static final int LONGEST = 200;

    /** What sorts of marks there are. */
    public enum Kind {
        /** A regulated topic that a message came near to. */
        TOPIC,
        /** A policy that saw something. */
        POLICY,
        /** Why the conversation was handed over. */
        HANDOFF,
        /** A release that was in force when something was decided. */
        RELEASE,
        /** The reason for which it was closed. */
        CLOSED;

        /** @return the word that is kept and spoken */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return whether it can be kept */
    boolean isKept() {
        return value != null && !value.isBlank() && value.length() <= LONGEST;
    }
}

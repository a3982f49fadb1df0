package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Refusal;

/** How long what callers hand in may be. */
final class Limits {

    private Limits() {
    }

    static void required(String field, Object value) {
        if (value == null) {
            throw Refusal.invalid(field, "is missing");
        }
    }

    static void within(String field, String value, int least, int most) {
        required(field, value);
        if (value.isBlank() || value.length() < least || value.length() > most) {
            throw Refusal.invalid(field, "must have " + least + " to " + most + " characters");
        }
    }

    static void optional(String field, String value, int most) {
        if (value != null && value.length() > most) {
            throw Refusal.invalid(field, "must have at most " + most + " characters, and has " + value.length());
        }
    }
}

package dev.bailiwick.security;

import java.util.Locale;

/** What a key may open. */
public enum KeyClass {

    /** Conversations, outbound conversations, back-office tasks, voice. */
    INTEGRATION("bwi_"),
    /** Everything else: knowledge, procedures, tools, the ledger. */
    MANAGEMENT("bwm_");

    private final String prefix;

    KeyClass(String prefix) {
        this.prefix = prefix;
    }

    /** @return how keys of this class that we make begin, so that people and scanners recognise them */
    public String prefix() {
        return prefix;
    }

    /** @return the word kept in the database */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the word in sentences, such as "Integration" */
    public String title() {
        return name().charAt(0) + word().substring(1);
    }
}

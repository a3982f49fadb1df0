package dev.bailiwick.security;

import java.util.Locale;

/** What a person is here for. Which parts of the house each role opens is said in one place, {@code security.web.Door}. */
public enum Role {

    /** Writes, checks, tries and submits policies. */
    OFFICER,
    /** Approves what others wrote, puts the book before into force again, lifts brakes. */
    APPROVER,
    /** Gives accounts and roles to others, and sees nothing of what customers write. */
    ADMINISTRATOR,
    /** Keeps the drawings and the intents, and looks at how conversations went. */
    ANALYST,
    /** Takes up what the assistant hands over. */
    ADVISOR,
    /** Keeps the house running: deliveries, models, nodes. Sees no customer's words. */
    OPERATOR,
    /** Reads everything and changes nothing. */
    AUDITOR;

    /** @return the word for it, as it is kept and spoken */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

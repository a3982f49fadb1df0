package dev.bailiwick.security;

import java.util.Locale;

/** What a person may do besides looking. */
public enum Role {

    /** Writes, checks, tries and submits policies. */
    OFFICER,
    /** Approves what others wrote, puts the book before into force again, lifts brakes. */
    APPROVER,
    /** Gives accounts and roles to others. */
    ADMINISTRATOR;

    /** @return the word for it, as it is kept and spoken */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

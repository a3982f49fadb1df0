package dev.bailiwick.security;

import java.util.Set;

/**
 * Somebody as the company's sign-in provider vouches for them.
 *
 * @param issuer  which provider says so
 * @param subject who they are there, for good
 * @param name    what they are called there now; the name of their account when they come for the first time
 * @param roles   what their groups there make them here
 */
public record Identity(String issuer, String subject, String name, Set<Role> roles) {

    private static final int LONGEST_SUBJECT = 255;

    /** @throws NotLetIn when the subject is missing or longer than OpenID Connect allows */
    public Identity {
        if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new NotLetIn(NotLetIn.Reason.NAME, "the provider names nobody: the claim 'sub' must have 1 to " + LONGEST_SUBJECT + " characters");
        }
        roles = Set.copyOf(roles);
    }
}

package dev.bailiwick.security;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who signs in, with a password here or at the company's provider.
 *
 * @param name       the account's name
 * @param roles      what they may do
 * @param initial    whether somebody else has seen the password; until they choose another they may do nothing else
 * @param created    when it was made
 * @param closed     when it was closed, or null while it is good
 * @param issuer     the provider at which they sign in, or null for whoever has a password here
 * @param lastSignIn when they last came in, or null when they never did
 * @param epoch      counts what ends sessions: another password, a role that was taken, the account closed
 * @param lapsed     whether their roles come from the provider and have to be confirmed there by another sign-in
 */
public record Account(String name, Set<Role> roles, boolean initial, Instant created, Instant closed, String issuer, Instant lastSignIn,
        int epoch, boolean lapsed) {

    /** @return what they may do now */
    public Set<Role> rolesNow() {
        return initial || lapsed || closed != null ? Set.of() : roles;
    }

    /** @return the same, lapsed when its roles come from a provider and nobody signed in there since */
    Account confirmedSince(Instant since) {
        boolean old = issuer != null && (lastSignIn == null || lastSignIn.isBefore(since));
        return old == lapsed ? this : new Account(name, roles, initial, created, closed, issuer, lastSignIn, epoch, old);
    }
}

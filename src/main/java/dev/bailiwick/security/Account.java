package dev.bailiwick.security;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who signs in.
 *
 * @param name    the account's name
 * @param roles   what they may do
 * @param initial whether somebody else has seen the password; until they choose another they may do nothing else
 * @param created when it was made
 * @param closed  when it was closed, or null while it is good
 */
public record Account(String name, Set<Role> roles, boolean initial, Instant created, Instant closed) {

    /** @return what they may do now */
    public Set<Role> rolesNow() {
        return initial || closed != null ? Set.of() : roles;
    }
}

package dev.bailiwick.security;

import java.util.Optional;

/** The people who sign in with a password. */
public interface Accounts {

    /** The account that a new house has. */
    String ADMIN = "admin";

    /**
     * @param name the account's name
     * @return the bcrypt hash of its password, or nothing when there is no such account
     */
    Optional<String> passwordHash(String name);
}

package dev.bailiwick.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people who sign in, with a password here or at the company's provider. */
public interface Accounts {

    /** The account that a new house has. */
    String ADMIN = "admin";

    /**
     * @param name the account's name, in any spelling
     * @return the bcrypt hash of its password, or nothing when there is no such account or it is closed
     */
    Optional<String> passwordHash(String name);

    /**
     * @param name the account's name, in any spelling
     * @return the account, closed or not
     */
    Optional<Account> find(String name);

    /** @return all accounts, ordered by name, at most a thousand */
    List<Account> all();

    /**
     * Makes an account. Its password is shown to whoever made it, so its owner has to choose another before they may do anything.
     *
     * @param name  2 to 60 letters, digits and . _ @ -
     * @param roles what its owner may do
     * @param by    who makes it
     * @return the first password
     * @throws dev.bailiwick.kernel.Refusal of kind {@code INVALID} or {@code EXISTS}
     */
    String create(String name, Set<Role> roles, String by);

    /**
     * @param name  the account
     * @param roles what its owner may do from now on
     * @param by    who decides it
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} for a closed account, when the roles come from the
     *         sign-in provider, and when nobody else with a password of their own could give roles any more
     */
    void grant(String name, Set<Role> roles, String by);

    /**
     * Closes an account for good; its keys are revoked with it.
     *
     * @param name the account
     * @param by   who decides it
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} for one's own, for {@code admin}
     *         and for the last administrator
     */
    void close(String name, String by);

    /**
     * Changes one's own password; sessions that began with the one before have ended.
     *
     * @param name   the account
     * @param before the password so far
     * @param after  12 characters to 72 bytes
     * @throws dev.bailiwick.kernel.Refusal of kind {@code DENIED} for a wrong password, {@code INVALID} for a bad one, {@code PRECONDITION} when
     *         there is none to be changed here
     */
    void changePassword(String name, String before, String after);

    /** Notes that the owner of an account with a password came in just now. */
    void signedIn(String name);

    /**
     * Lets somebody in for whom the sign-in provider vouches: the account of that issuer and subject, made at the first time, with the roles
     * that their groups give them today and no others.
     *
     * @param person who it is
     * @return their account
     * @throws NotLetIn when they may not come in; roles that they had are taken from them all the same
     */
    Account signOn(Identity person);
}

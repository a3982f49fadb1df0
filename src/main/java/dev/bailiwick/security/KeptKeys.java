package dev.bailiwick.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where keys are kept, as hashes. */
public interface KeptKeys {

    /** @return the good keys by their hash in hexadecimal */
    Map<String, ApiKey> good();

    /** @return all keys, the newest first, at most a thousand */
    List<ApiKey> all();

    /** Keeps a new key under its hash. */
    void add(ApiKey key, String hash);

    /** @return whether there is such a key; it is revoked now, if it was not before */
    boolean revoke(String id, Instant at);

    /** @return whether the account was kept; not when there is one of that name, or was one */
    boolean addAccount(String name, String passwordHash, Set<Role> roles, boolean initial, Instant at);

    /** @return whether the account of somebody who signs in at a provider was kept; not when there is one of that name, or was one */
    boolean addIdentity(Identity person, Instant at);

    /** @return the account of whoever signs in there under that subject, closed or not, held until this transaction ends */
    Optional<Account> identity(String issuer, String subject);

    /** Notes that the account's owner came in. */
    void signedIn(String account, Instant at);

    /** @return the password hash of the account of that name, in any spelling, that is not closed, or null when it has none */
    String passwordHash(String account);

    /** @return the account of that name, in any spelling, closed or not */
    Optional<Account> account(String name);

    /** @return the accounts, ordered by name */
    List<Account> accounts(int most);

    /** @return whether there is such an account; it has these roles now, and when it lost one, its sessions have ended */
    boolean grant(String account, Set<Role> roles);

    /** @return whether there is such an account; it is closed now, its keys are revoked and its sessions have ended */
    boolean close(String account, Instant at);

    /** Notes a password that its owner chose; the sessions of the one before have ended. */
    void changePassword(String account, String passwordHash);

    /** Lets only one at a time make what is lacking; the others, on other nodes too, wait until this transaction ends. */
    void waitForTurn();
}

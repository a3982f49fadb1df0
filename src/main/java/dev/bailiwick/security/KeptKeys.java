package dev.bailiwick.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /** Keeps an account, unless there is one of that name. */
    void addAccount(String name, String passwordHash, Instant at);

    /** @return the password hash of an account, or null */
    String passwordHash(String account);

    /** Lets only one node at a time make what a new house lacks; the others wait until this transaction ends. */
    void waitForTurn();
}

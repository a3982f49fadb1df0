package dev.bailiwick.security;

import java.util.List;
import java.util.Optional;

/**
 * The keys of the API. They are kept as hashes; looking one up costs no round trip, because all good keys are read together and
 * remembered for {@link #MEMORY_SECONDS}. So a revocation takes effect at once on the node that was asked, and within that time
 * on the others.
 */
public interface ApiKeys {

    /** How long a node goes by the keys that it read, in seconds. */
    int MEMORY_SECONDS = 5;

    /** The most keys that are good at the same time. */
    int MAX_GOOD = 1_000;

    /**
     * @param key what a caller showed
     * @return what is known about it, or nothing when it is unknown or revoked
     */
    Optional<ApiKey> find(String key);

    /**
     * Makes a key.
     *
     * @param keyClass what it may open
     * @param label    what it is for, 1 to 200 characters
     * @return the key itself, which cannot be read again
     * @throws dev.bailiwick.kernel.Refusal of kind {@code INVALID} for a label of another length, {@code EXHAUSTED} when there are too many
     */
    String create(KeyClass keyClass, String label);

    /**
     * Makes a Management key of one's own: it acts in its owner's name, with their roles.
     *
     * @param account whose it is
     * @param label   what it is for, 1 to 200 characters
     * @return the key itself, which cannot be read again
     * @throws dev.bailiwick.kernel.Refusal of kind {@code INVALID} for a label of another length, {@code EXHAUSTED} when there are too many
     */
    String createFor(String account, String label);

    /**
     * Revokes a key for good; revoking it again changes nothing.
     *
     * @param id the key's id
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}, or {@code PRECONDITION} for a key that was given by a setting
     */
    void revoke(String id);

    /** @return all keys that were ever made, the newest first; keys given by settings are among them while they are set */
    List<ApiKey> all();
}

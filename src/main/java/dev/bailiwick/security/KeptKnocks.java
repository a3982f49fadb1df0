package dev.bailiwick.security;

import java.time.Instant;

/** Where wrong passwords are counted, for all nodes together. */
public interface KeptKnocks {

    /**
     * What is known of an account's door.
     *
     * @param here       wrong passwords from this source since that moment
     * @param everywhere wrong passwords from all sources since that moment
     * @param familiar   whether its owner came in from this source not long ago
     */
    record Knocks(int here, int everywhere, boolean familiar) {
    }

    /**
     * @param account      the account's own name
     * @param source       where somebody knocks from
     * @param since        from when on wrong passwords count
     * @param familiarFrom from when on an owner's coming in counts
     */
    Knocks knocks(String account, String source, Instant since, Instant familiarFrom);

    /**
     * Counts a wrong password, and forgets what no longer counts of that account.
     *
     * @return how many there are from that source in a row
     */
    int failed(String account, String source, Instant at, Instant since, Instant familiarFrom);

    /** Forgets the wrong passwords from that source: the account's owner came in from there. */
    void succeeded(String account, String source, Instant at);
}

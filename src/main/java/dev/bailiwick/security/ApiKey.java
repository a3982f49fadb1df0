package dev.bailiwick.security;

import java.time.Instant;

/**
 * What is known about a key; the key itself is known to nobody but its holder.
 *
 * @param id       names the key, for revoking it
 * @param keyClass what it may open
 * @param label    what it is for, in words
 * @param created  when it was made
 * @param revoked  when it was revoked, or null while it is good
 * @param account  whose own key it is, or null for one that several people may know
 */
public record ApiKey(String id, KeyClass keyClass, String label, Instant created, Instant revoked, String account) {

    /** @return whether it still opens anything */
    public boolean isGood() {
        return revoked == null;
    }
}

package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * How the entries of one conversation hang together. The canonical form of an entry is the concatenation of its fields, each
 * written as a netstring: the number of its UTF-8 bytes in decimal, a colon, the bytes, a comma. The length before each field
 * is what makes the form unambiguous. The fields, in this order:
 *
 * <ol>
 * <li>the previous entry's hash, 64 small hexadecimal digits
 * <li>the conversation's id
 * <li>the number within the chain, decimal
 * <li>the turn, decimal
 * <li>the kind
 * <li>the moment, microseconds since 1970-01-01T00:00:00Z, decimal
 * <li>the release, empty when none
 * <li>the details, the JSON text as stored
 * </ol>
 *
 * The hash is SHA-256 over it. A chain begins with SHA-256 over the two netstrings {@value #BEGINNING} and the conversation's id, so
 * that no entry can be moved to another conversation. The database function {@code ledger.hash_of} computes the same,
 * for auditors who do not want to trust this program.
 */
public final class Chain {

    /** The word that every chain begins with; its number changes when the canonical form does. */
    public static final String BEGINNING = "bailiwick-ledger-1";

    private Chain() {
    }

    /**
     * @param conversation whose chain
     * @return what stands in the place of a previous hash in entry 1
     */
    public static String beginning(ConversationId conversation) {
        MessageDigest sha = sha256();
        field(sha, BEGINNING);
        field(sha, conversation.value());
        return HexFormat.of().formatHex(sha.digest());
    }

    /**
     * @param decided  what is to be kept
     * @param number   its place
     * @param previous the hash of the entry before
     * @return the entry, with its hash
     */
    public static Entry entry(Decided decided, long number, String previous) {
        String release = decided.release() == null ? null : decided.release().value();
        String hash = hash(previous, decided.conversation().value(), number, decided.turn(), decided.kind(), decided.at(), release,
                decided.details());
        return new Entry(decided.conversation(), number, decided.turn(), decided.kind(), decided.at(), release, decided.details(), previous, hash);
    }

    /**
     * @param entry an entry as it was read
     * @return the hash that its fields should have
     */
    public static String hashOf(Entry entry) {
        return hash(entry.previousHash(), entry.conversation().value(), entry.number(), entry.turn(), entry.kind(), entry.at(), entry.release(),
                entry.details());
    }

    private static String hash(String previous, String conversation, long number, int turn, String kind, Instant at, String release, String details) {
        MessageDigest sha = sha256();
        field(sha, previous);
        field(sha, conversation);
        field(sha, Long.toString(number));
        field(sha, Integer.toString(turn));
        field(sha, kind);
        field(sha, Long.toString(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000)));
        field(sha, release == null ? "" : release);
        field(sha, details);
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void field(MessageDigest sha, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        sha.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

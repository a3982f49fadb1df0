package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Proposed words. Nobody hears them until they are cleared, and only {@link #clear} makes a reply of them.
 *
 * @param turn      the turn it is to answer
 * @param language  the language it is written in
 * @param body      the words, 1 to 20,000 characters
 * @param citations what it relies on; empty for fixed words and questions back
 * @param source    what found the words: a route's name, or {@code wording:<key>} for fixed words
 * @param question  whether it asks back instead of answering
 */
public record Draft(TurnId turn, Language language, String body, List<Citation> citations, String source, boolean question) {

    /** @throws IllegalArgumentException when there are no words, or too many */
    public Draft {
        if (body == null || body.isBlank() || body.length() > NewMessage.LONGEST_BODY) {
            throw new IllegalArgumentException("a draft has 1 to " + NewMessage.LONGEST_BODY + " characters");
        }
        citations = citations == null ? List.of() : List.copyOf(citations);
    }

    /**
     * @param other words to use instead, for example with a disclosure before them
     * @return a draft of the same turn, not cleared by any clearance of this one
     */
    public Draft withBody(String other) {
        return new Draft(turn, language, other, citations, source, question);
    }

    /** @return SHA-256 over everything that will be heard: what a clearance is bound to */
    public String fingerprint() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((turn + "\n" + language + "\n" + body + "\n" + citations).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The only way by which words become a reply.
     *
     * @param clearance the permission to say exactly these words
     * @return the reply
     * @throws ClearedSomethingElse when the permission is for another draft
     */
    public Reply clear(Clearance clearance) {
        if (!clearance.draft().equals(fingerprint()) || !clearance.turn().equals(turn)) {
            throw new ClearedSomethingElse(turn);
        }
        return new Reply(this, clearance);
    }

    /** A clearance was presented for words that it was not given for. */
    public static class ClearedSomethingElse extends IllegalStateException {
        ClearedSomethingElse(TurnId turn) {
            super("the clearance presented in turn " + turn + " was given for other words");
        }
    }
}

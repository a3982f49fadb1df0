package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;

/**
 * A conversation's entries in plain words.
 *
 * @param conversation whose
 * @param check        what the check of the whole chain saw
 * @param turns        the entries, gathered by turn
 * @param nextAfter    the number after which the next part begins, 0 when this is the last
 */
public record Explanation(ConversationId conversation, VerifyLedger.Report check, List<Turn> turns, long nextAfter) {

    /**
     * What happened in one turn, or outside of any.
     *
     * @param number the turn, 0 for what belongs to none
     * @param began  when its first entry was made
     * @param cards  its entries, in the order of their numbers
     */
    public record Turn(int number, Instant began, List<Card> cards) {
    }

    /** How an entry weighs, so that an eye finds the important ones. */
    public enum Tone {
        /** Something happened or was seen. */
        PLAIN,
        /** Somebody said something. */
        WORDS,
        /** Permitted, done. */
        GOOD,
        /** Given up, asked back, late. */
        CAUTION,
        /** Held, declined, handed off, failed. */
        STOP
    }

    /**
     * One entry in plain words.
     *
     * @param entry    the entry
     * @param title    what happened, in a line
     * @param tone     how it weighs
     * @param step     the drawing's element at which it happened, or an empty string
     * @param facts    what else is known, each a name and a value
     * @param quotes   what was written, by whom
     * @param policies what the policies saw, the deciding one first
     * @param passages the passages found or cited
     */
    public record Card(Entry entry, String title, Tone tone, String step, List<Fact> facts, List<Quote> quotes, List<PolicyFound> policies,
            List<PassageFound> passages) {
    }

    /**
     * @param name  what is known
     * @param value what it is
     */
    public record Fact(String name, String value) {
    }

    /**
     * @param by   who or what wrote it
     * @param text the words
     */
    public record Quote(String by, String text) {
    }

    /**
     * @param policy  the policy's id
     * @param title   its name
     * @param basis   its legal basis, or an empty string
     * @param action  what it asked for, in words
     * @param because why, in the officer's words
     */
    public record PolicyFound(String policy, String title, String basis, String action, String because) {
    }

    /**
     * @param title    the article's title
     * @param article  the article's id, its revision and the place, such as {@code fees r2 §3}
     * @param score    how well it fits, 0 to 1, or a negative number when it was not scored
     * @param quote    the words relied on, or an empty string
     * @param url      where the customer can read it, or an empty string
     */
    public record PassageFound(String title, String article, double score, String quote, String url) {
    }
}

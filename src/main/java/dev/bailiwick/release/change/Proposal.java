package dev.bailiwick.release.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Texts that somebody proposes, on their way into force.
 *
 * @param id      names it
 * @param title   what it is about, in words
 * @param origin  {@code written} by people here, or the {@code folder} that changed
 * @param state   how far it is
 * @param base    the version it is compared with
 * @param book    the version of its texts
 * @param checked the report of the check, JSON, or null
 * @param tried   the report of the trial on the past, JSON, or null
 * @param created when it was begun
 * @param updated when it last changed
 */
public record Proposal(String id, String title, String origin, State state, String base, String book, String checked, String tried, Instant created,
        Instant updated) {

    /** How far a proposal is. */
    public enum State {
        /** Being written. */
        DRAFT,
        /** It was found in order by itself and beside the rest of the house. */
        CHECKED,
        /** It was tried: on the judgements of the past, or against the conversations under way. */
        TRIED,
        /** Others are asked to approve it. */
        SUBMITTED,
        /** Approved, and waiting for its moment. */
        APPROVED,
        /** In force. */
        IN_FORCE,
        /** Others took its place. */
        RETIRED,
        /** Taken back or turned down. */
        WITHDRAWN;

        /** @return the word for it, such as {@code in-force} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * @param word what {@link #word} gave
         * @return the state
         */
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** @return whether its texts can still be changed */
    public boolean isOpen() {
        return switch (state) {
            case DRAFT, CHECKED, TRIED, SUBMITTED, APPROVED -> true;
            case IN_FORCE, RETIRED, WITHDRAWN -> false;
        };
    }

    /**
     * The hash over all that an approver is shown: the texts, what they are compared with, and both reports. What was approved is exactly
     * this; when anything of it changes, the hash does, and the approval is void.
     *
     * @return 64 hexadecimal digits
     */
    public String shown() {
        MessageDigest sha = Texts.sha256();
        for (String field : new String[] {"bailiwick-shown-1", id, title, base, book, checked == null ? "" : checked, tried == null ? "" : tried}) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
            sha.update((byte) ',');
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** @return the proposal with other texts or another base: a draft again, without reports */
    public Proposal written(String nextBook, String nextBase, Instant at) {
        return new Proposal(id, title, origin, State.DRAFT, nextBase, nextBook, null, null, created, at);
    }

    /** @return the proposal with the report of its check */
    public Proposal checked(String report, Instant at) {
        return new Proposal(id, title, origin, State.CHECKED, base, book, report, null, created, at);
    }

    /** @return the proposal with the report of its trial */
    public Proposal tried(String report, Instant at) {
        return new Proposal(id, title, origin, State.TRIED, base, book, checked, report, created, at);
    }

    /** @return the proposal in another state */
    public Proposal in(State next, Instant at) {
        return new Proposal(id, title, origin, next, base, book, checked, tried, created, at);
    }
}

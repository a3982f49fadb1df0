package dev.bailiwick.release.change;

import java.time.Instant;

/**
 * What was given to others to approve.
 *
 * @param id       counts submissions
 * @param proposal the proposal
 * @param base     what it was compared with
 * @param book     its texts
 * @param shown    the hash over all that was shown, 64 hexadecimal digits
 * @param person   who submitted it
 * @param at       when
 * @param approver who approved it, or null
 */
public record Submission(long id, String proposal, String base, String book, String shown, String person, Instant at, String approver) {
}

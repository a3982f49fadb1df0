package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;

/**
 * One line of the ledger, as it is stored. Nothing here is interpreted: an entry of a kind that this program does not know any
 * more, or not yet, is still read and checked.
 *
 * @param conversation the conversation whose chain it belongs to
 * @param number       its place in the chain, from 1 without holes
 * @param turn         the turn's number, 0 when it belongs to no turn
 * @param kind         what was decided, such as {@code message-judged}
 * @param at           when, to the microsecond
 * @param release      the release in force, or null when none was known
 * @param details      a JSON object: exactly the text that was hashed
 * @param previousHash the hash of the entry before, or the chain's beginning, 64 hexadecimal digits
 * @param hash         the hash over everything above, 64 hexadecimal digits
 */
public record Entry(ConversationId conversation, long number, int turn, String kind, Instant at, String release, String details,
        String previousHash, String hash) {
}

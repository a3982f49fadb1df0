package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.VerifyLedger;
import java.util.List;
import java.util.Set;

/**
 * Everything that is known of a conversation between two moves.
 *
 * @param conversation its row
 * @param messages     what was said, in order
 * @param entries      its ledger
 * @param breaks       where the ledger's chain is broken
 * @param behind       the engine and the outbox
 * @param steps        the slow steps under way
 * @param accepted     the messages that were taken in with a yes
 * @param forbidden    while which entries of the ledger the policy book forbade all but fixed words
 * @param seen         promises that were seen broken during a move
 */
record Scene(Conversation conversation, List<Message> messages, List<Entry> entries, List<VerifyLedger.Break> breaks,
        Backstage.Behind behind, HeldSteps steps, Set<String> accepted, List<Span> forbidden, List<String> seen) {

    /**
     * Some entries of the ledger.
     *
     * @param after  those with a higher number
     * @param upTo   and none higher than this
     */
    record Span(long after, long upTo) {

        boolean has(long number) {
            return number > after && number <= upTo;
        }
    }

    /** @return the customer's messages that nobody answered, as the row says it */
    List<String> open() {
        return messages.stream().filter(message -> message.participant() == Participant.CUSTOMER
                && message.sequence() > conversation.answeredUpTo()).map(message -> message.id().value()).toList();
    }

    List<Message> saidBy(Participant who) {
        return messages.stream().filter(message -> message.participant() == who).toList();
    }
}

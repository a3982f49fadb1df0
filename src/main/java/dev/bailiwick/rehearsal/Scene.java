package dev.bailiwick.rehearsal;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.VerifyLedger;
import java.util.ArrayList;
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
 * @param books        the policy books, in the order in which they came into force
 * @param seen         promises that were seen broken during a move
 */
record Scene(Conversation conversation, List<Message> messages, List<Entry> entries, List<VerifyLedger.Break> breaks,
        Backstage.Behind behind, HeldSteps steps, Set<String> accepted, List<InForce> books, List<String> seen) {

    /**
     * A policy book that came into force.
     *
     * @param book           which
     * @param after          no entry of the ledger up to this number was judged by it
     * @param certainlyAfter every higher one could only be judged by it, or by one after it; more than {@code after} where it came into force in
     *                       the same instant in which something else happened
     */
    record InForce(Move.Book book, long after, long certainlyAfter) {

        /** @return the books, one or more, of which one was in force when the entry of that number was made */
        static List<Move.Book> at(List<InForce> books, long number) {
            List<Move.Book> found = new ArrayList<>();
            for (int i = 0; i < books.size(); i++) {
                if (number > books.get(i).after() && (i + 1 == books.size() || number <= books.get(i + 1).certainlyAfter())) {
                    found.add(books.get(i).book());
                }
            }
            return found;
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

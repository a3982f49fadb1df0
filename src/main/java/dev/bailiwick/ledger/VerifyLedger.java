package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Checks that chains are whole: numbered from 1 without holes, each entry holding the hash of the one before, each hash being what
 * the entry's fields give. It sees what was changed, put in, moved or taken out of the middle; entries cut off at a
 * chain's end leave a shorter whole chain.
 */
@Component
public class VerifyLedger {

    /** How many broken chains a report names; the others are counted. */
    public static final int MOST_NAMED = 1_000;

    private final Ledger ledger;

    /** @param ledger what is checked */
    public VerifyLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param conversation whose chain
     * @return what was seen
     * @throws Refusal of kind {@code NOT_FOUND} when it has no entries
     */
    public Report verify(ConversationId conversation) {
        Report report = check(conversation, broken -> { });
        if (report.entries() == 0) {
            throw Refusal.notFound("conversation", conversation);
        }
        return report;
    }

    /**
     * Checks every chain, one entry in memory at a time.
     *
     * @param heard is told of each broken chain as soon as it is found
     * @return what was seen
     */
    public Report verifyAll(Consumer<Break> heard) {
        return check(null, heard);
    }

    private Report check(ConversationId conversation, Consumer<Break> heard) {
        Walk walk = new Walk(heard);
        ledger.read(conversation, walk::step);
        return new Report(walk.conversations, walk.entries, walk.brokenChains, List.copyOf(walk.breaks));
    }

    /**
     * What a check saw.
     *
     * @param conversations how many chains there are
     * @param entries       how many entries in all
     * @param broken        how many chains are broken
     * @param breaks        the first break of each broken chain, at most {@link #MOST_NAMED}
     */
    public record Report(long conversations, long entries, long broken, List<Break> breaks) {

        /** @return whether nothing is wrong */
        public boolean whole() {
            return broken == 0;
        }
    }

    /**
     * The first thing wrong with a chain.
     *
     * @param conversation whose chain
     * @param number       the number that was expected or found there
     * @param what         what is wrong, in words
     */
    public record Break(ConversationId conversation, long number, String what) {
    }

    /** Where a check stands, from entry to entry. */
    private static final class Walk {

        private final Consumer<Break> heard;
        private final List<Break> breaks = new ArrayList<>();
        private ConversationId current;
        private long expected;
        private String previous;
        private boolean brokenHere;
        private long conversations;
        private long entries;
        private long brokenChains;

        Walk(Consumer<Break> heard) {
            this.heard = heard;
        }

        void step(Entry entry) {
            entries++;
            if (!entry.conversation().equals(current)) {
                current = entry.conversation();
                conversations++;
                expected = 1;
                previous = Chain.beginning(current);
                brokenHere = false;
            }
            if (!brokenHere) {
                look(entry);
            }
            expected = entry.number() + 1;
            previous = entry.hash();
        }

        private void look(Entry entry) {
            String wrong = null;
            if (entry.number() != expected) {
                wrong = "entry " + expected + " is missing; the next one is " + entry.number();
            } else if (!entry.previousHash().equals(previous)) {
                wrong = expected == 1 ? "the chain does not begin with its conversation" : "it does not hold the hash of entry " + (expected - 1);
            } else if (!Chain.hashOf(entry).equals(entry.hash())) {
                wrong = "its content was changed: the hash of its fields is another one";
            }
            if (wrong != null) {
                Break found = new Break(current, Math.min(expected, entry.number()), wrong);
                brokenHere = true;
                brokenChains++;
                if (breaks.size() < MOST_NAMED) {
                    breaks.add(found);
                }
                heard.accept(found);
            }
        }
    }
}

package dev.bailiwick.admin;

import dev.bailiwick.ledger.Entry;
import java.time.Instant;
import java.util.List;

/** What an operator and an auditor look at: the programs that share this database, and every change that people made. */
public interface Watch {

    /** The most changes of one page. */
    int MOST = 100;

    /** @return the programs at work on this database, by the connection that each watches it with, the oldest first */
    List<Node> nodes();

    /**
     * @param before only entries with a lower number; {@code Long.MAX_VALUE} for the latest
     * @param most   at most so many, 1 to {@link #MOST}
     * @return entries of the company's own chain, the latest first
     */
    List<Entry> changes(long before, int most);

    /**
     * A program at work.
     *
     * @param address where it is connected from, or null on the same machine
     * @param since   since when it watches without interruption
     */
    record Node(String address, Instant since) {
    }
}

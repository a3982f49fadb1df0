package dev.bailiwick.ledger;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.ReleaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears every decision and writes those of one transaction together, right before it commits: one look at the chain's head
 * and one insert, however many decisions a turn made. What cannot be written rolls back everything that was decided with it.
 *
 * <p>The release in force is asked of a bean {@code Supplier<ReleaseId>}, if there is one, so that the ledger need not know who
 * keeps releases.
 */
@Component
class RecordDecisions {

    /** How many decisions one transaction may make; more is a loop that somebody forgot to end. */
    static final int MOST = 10_000;

    private static final Logger log = LoggerFactory.getLogger(RecordDecisions.class);

    private final Ledger ledger;
    private final ObjectProvider<Supplier<ReleaseId>> release;
    private volatile Supplier<ReleaseId> inForce;

    RecordDecisions(Ledger ledger, ObjectProvider<Supplier<ReleaseId>> releaseInForce) {
        this.ledger = ledger;
        this.release = releaseInForce;
    }

    /**
     * @throws IllegalStateException    outside a transaction: a decision that takes effect nowhere is a mistake of the caller
     * @throws IllegalArgumentException when the details cannot be kept
     */
    @EventListener
    void hear(Decision decision) {
        if (!TransactionSynchronizationManager.isActualTransactionActive() || !TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a decision '" + decision.kind().word() + "' about " + decision.conversation()
                    + " was published outside a transaction; publish it inside the one in which it takes effect");
        }
        if (inForce == null) {
            // Looked up once: finding a bean costs more than writing an entry.
            inForce = release.getIfAvailable();
        }
        pending().add(Decided.of(decision, inForce == null ? null : inForce.get()));
    }

    /** Synchronizations are suspended and resumed with their transaction, so the one found here belongs to the one that is open. */
    private Pending pending() {
        for (TransactionSynchronization candidate : TransactionSynchronizationManager.getSynchronizations()) {
            if (candidate instanceof Pending pending && pending.ledger() == ledger) {
                return pending;
            }
        }
        Pending pending = new Pending(ledger);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** The decisions of one transaction that are not written yet. */
    private static final class Pending implements TransactionSynchronization {

        private final Ledger ledger;
        private final List<Decided> decided = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new HashMap<>();
        private boolean committing;

        Pending(Ledger ledger) {
            this.ledger = ledger;
        }

        Ledger ledger() {
            return ledger;
        }

        void add(Decided next) {
            if (decided.size() >= MOST) {
                throw new IllegalStateException("more than " + MOST + " decisions in one transaction, the last about " + next.conversation());
            }
            decided.add(next);
            if (committing) {
                // Somebody decided while the transaction was closing, after our turn: the entry may not be lost.
                write();
            }
        }

        private void write() {
            if (!decided.isEmpty()) {
                ledger.append(List.copyOf(decided));
                decided.clear();
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            write();
        }

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, decided.size());
        }

        /** What was decided after a savepoint has not happened; a savepoint older than this buffer takes all of it. */
        @Override
        public void savepointRollback(Object savepoint) {
            int kept = savepoints.getOrDefault(savepoint, 0);
            decided.subList(Math.min(kept, decided.size()), decided.size()).clear();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && !decided.isEmpty()) {
                log.error("{} decisions about {} were first published while their transaction was already closing and are not in the ledger;"
                        + " whoever published them has to decide earlier", decided.size(), decided.getFirst().conversation());
            }
        }
    }
}

package dev.bailiwick.conversation.jdbc;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.kernel.ConversationId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The conversations whose rows this transaction has taken, as they are now. Nobody else can change them before it ends, so that taking one again
 * need not ask the database again. Nothing of it outlives the transaction.
 */
final class Taken implements TransactionSynchronization {

    private static final Taken NOTHING = new Taken();

    private final Map<ConversationId, Conversation> rows = new HashMap<>();

    private Taken() {
    }

    /** @return those of this transaction; outside of any, none, and none are kept */
    static Taken here() {
        if (!TransactionSynchronizationManager.isSynchronizationActive() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return NOTHING;
        }
        Taken taken = (Taken) TransactionSynchronizationManager.getResource(Taken.class);
        if (taken == null) {
            taken = new Taken();
            TransactionSynchronizationManager.bindResource(Taken.class, taken);
            TransactionSynchronizationManager.registerSynchronization(taken);
        }
        return taken;
    }

    Conversation take(ConversationId id, Supplier<Conversation> row) {
        Conversation known = rows.get(id);
        if (known != null) {
            return known;
        }
        Conversation taken = row.get();
        if (this != NOTHING) {
            rows.put(id, taken);
        }
        return taken;
    }

    /** One that was never taken is not known to be as it was written. */
    void changed(Conversation next) {
        rows.computeIfPresent(next.id(), (id, before) -> next);
    }

    /** What was changed after a savepoint may not have happened. */
    @Override
    public void savepointRollback(Object savepoint) {
        rows.clear();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Taken.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(Taken.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(Taken.class);
    }
}

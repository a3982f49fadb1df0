package dev.bailiwick.flow.camunda;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a whole transaction again when it lost a race that the conversation's row could not decide. */
@Component
class Retry {

    private static final long PAUSE_MILLIS = 20;

    private final TransactionTemplate transaction;

    Retry(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T inTransaction(int tries, Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (OptimisticLockingException | MismatchingMessageCorrelationException | TransientDataAccessException e) {
                if (attempt >= tries) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * attempt + Thread.currentThread().threadId() % 17);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

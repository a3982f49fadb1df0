package dev.bailiwick.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.Refusal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class PatientlyTest {

    private final Patiently patiently = new Patiently(byte[]::new);

    /** Stands for the engine's exception of this name, which this module does not know. */
    private static final class OptimisticLockingException extends RuntimeException {
    }

    @Test
    void aLostRaceIsRunAgain() {
        var tries = new AtomicInteger();

        var result = patiently.get(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("wrapped", new OptimisticLockingException());
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void afterFiveRepetitionsTheCallerIsAskedToComeBack() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> patiently.run(() -> {
            tries.incrementAndGet();
            throw new CannotAcquireLockException("deadlock");
        })).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        assertThat(tries).hasValue(6);
    }

    @Test
    void anythingElseIsNotRepeated() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> patiently.run(() -> {
            tries.incrementAndGet();
            throw new IllegalArgumentException("wrong");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(tries).hasValue(1);
    }
}

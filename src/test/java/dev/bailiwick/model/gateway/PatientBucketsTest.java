package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatientBucketsTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final Buckets plenty = new Buckets() {
        @Override
        public Duration take(String bucket, long perMinute, long amount) {
            asked.incrementAndGet();
            if (away.get()) {
                hands.pause(Duration.ofMinutes(1));
            }
            return Duration.ZERO;
        }

        @Override
        public void correct(String bucket, long perMinute, long more, long atMost) {
            asked.incrementAndGet();
        }
    };
    private final Buckets patient = new PatientBuckets(plenty, Buckets.ofThisNode(hands), 4, Duration.ofMillis(250), hands);

    @Test
    void whileNobodyAnswersTheNodeKeepsToItsShareAndAsksSeldom() {
        hands.run(() -> {
            int out = 0;
            while (patient.take("house", 240, 1).isZero()) {
                out++;
            }

            assertThat(out).as("a sixth of 240 / 4").isEqualTo(10);
            assertThat(asked).hasValue(1);
            assertThat(hands.nanos()).isEqualTo(Duration.ofMillis(250).toNanos());
        });
    }

    @Test
    void whenTheyAnswerAgainTheyAreAskedAgain() {
        hands.run(() -> {
            patient.take("house", 240, 1);
            away.set(false);
            hands.pause(Duration.ofSeconds(6));
            for (int i = 0; i < 100; i++) {
                assertThat(patient.take("house", 240, 1)).isZero();
            }
        });
    }
}

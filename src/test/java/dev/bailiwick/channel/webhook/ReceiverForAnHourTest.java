package dev.bailiwick.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.ResendDelivery;
import dev.bailiwick.channel.webhook.SimulatedOutbox.Reply;
import dev.bailiwick.channel.webhook.SimulatedOutbox.Try;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** A receiver that is ill for an hour, or a day, in time that passes in seconds: what is tried when, what the operator sees, and how it ends. */
class ReceiverForAnHourTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Reply TAKEN = new Reply(200, Duration.ZERO);

    private final SimulatedOutbox outbox = new SimulatedOutbox();

    @AfterEach
    void close() {
        outbox.close();
    }

    private List<ConversationId> talks(int count) {
        List<ConversationId> ids = Stream.generate(outbox.house()::begin).limit(count).toList();
        ids.forEach(id -> {
            outbox.house().ask(id, "m1");
            outbox.house().handOff(id, "A colleague takes over.");
        });
        return ids;
    }

    private Health health() {
        return outbox.house().the(HealthIndicator.class).health();
    }

    private Deliveries.Standing standing() {
        return outbox.house().the(Deliveries.class).standing();
    }

    @Test
    void whoAnswers500ForAnHourIsTriedLessAndLessOftenAndHasEverythingInOrderSoonAfter() throws InterruptedException {
        Instant began = outbox.now();
        Instant well = began.plus(Duration.ofHours(1));
        outbox.receiver((conversation, at) -> at.isBefore(well) ? new Reply(500, Duration.ofMillis(200)) : TAKEN);
        List<ConversationId> ids = talks(3);

        outbox.pass(Duration.ofHours(1), SECOND);

        assertThat(health().getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health().getDetails()).containsEntry("lastProblem", "the receiver answered 500").containsKey("takesNothingSince");
        assertThat(standing().waiting()).isEqualTo(6);
        assertThat(standing().failing()).isEqualTo(3);
        assertThat(standing().givenUp()).isZero();
        for (ConversationId id : ids) {
            List<Try> tries = outbox.tries(id.value());
            assertThat(tries).as("nothing overtakes, and it is one event all the time").allMatch(one -> one.number() == 1)
                    .extracting(Try::event).containsOnly(tries.getFirst().event());
            assertThat(waits(tries)).satisfies(waits -> IntStream.range(0, waits.size()).forEach(i -> {
                Duration whole = Duration.ofSeconds(Math.min(600, 1L << i));
                assertThat(waits.get(i)).as("wait " + (i + 1)).isBetween(whole.dividedBy(2), whole.plusSeconds(3));
            }));
            assertThat(tries).hasSizeBetween(12, 24);
        }
        assertThat(ids.stream().map(id -> waits(outbox.tries(id.value()))).distinct()).as("they do not come back in the same moment").hasSize(3);

        outbox.pass(Duration.ofMinutes(11), SECOND);

        for (ConversationId id : ids) {
            assertThat(outbox.tries(id.value()).stream().filter(Try::taken)).extracting(Try::number).containsExactly(1, 2);
        }
        List<Try> taken = outbox.tries().stream().filter(Try::taken).toList();
        assertThat(Duration.between(taken.getFirst().at(), taken.getLast().at())).as("once one is taken nobody waits on").isLessThan(SECOND.multipliedBy(5));
        assertThat(standing().waiting()).isZero();
        assertThat(health().getDetails()).doesNotContainKey("takesNothingSince");
    }

    private static List<Duration> waits(List<Try> tries) {
        return IntStream.range(1, tries.size()).mapToObj(i -> Duration.between(tries.get(i - 1).at(), tries.get(i).at())).toList();
    }

    @Test
    void whoHangsOverOneConversationHoldsUpNoOther() throws InterruptedException {
        List<ConversationId> all = talks(21);
        String ill = all.getFirst().value();
        Instant well = outbox.now().plus(Duration.ofHours(1));
        outbox.receiver((conversation, at) -> conversation.equals(ill) && at.isBefore(well) ? new Reply(200, Duration.ofHours(1))
                : new Reply(200, Duration.ofMillis(100)));

        outbox.pass(Duration.ofSeconds(15), SECOND);

        all.subList(1, all.size()).forEach(id -> assertThat(outbox.tries(id.value())).extracting(Try::number).containsExactly(1, 2));
        assertThat(outbox.tries(ill)).extracting(Try::number).containsOnly(1);

        outbox.pass(Duration.ofMinutes(71), SECOND);

        List<Try> tries = outbox.tries(ill);
        assertThat(tries.stream().filter(one -> one.number() == 1).map(Try::event).distinct()).as("again and again the same event").hasSize(1);
        assertThat(waits(tries.stream().filter(one -> one.number() == 1).toList())).as("each has its ten seconds")
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(10)) >= 0);
        assertThat(tries.stream().filter(one -> one.number() == 2)).hasSize(1);
        assertThat(standing().waiting()).isZero();
    }

    @Test
    void whoAnswers200VerySlowlyIsWaitedForAndHasEachOnce() throws InterruptedException {
        outbox.receiver((conversation, at) -> new Reply(200, Duration.ofSeconds(9)));
        List<ConversationId> all = talks(20);

        outbox.pass(Duration.ofSeconds(60), SECOND);

        all.forEach(id -> assertThat(outbox.tries(id.value())).extracting(Try::number).containsExactly(1, 2));
        assertThat(standing().waiting()).isZero();
        assertThat(health().getDetails()).doesNotContainKey("takesNothingSince");
        assertThat(outbox.tries().stream().filter(one -> one.at().isBefore(outbox.tries().getFirst().at().plusSeconds(9)))).as("at the same time")
                .hasSize(16);
    }

    @Test
    void whatIsGivenUpAfterADayIsListedAndAPersonSendsItAgainWithWhatWaitsBehindIt() throws InterruptedException {
        Instant well = outbox.now().plus(Duration.ofHours(25));
        outbox.receiver((conversation, at) -> at.isBefore(well) ? new Reply(500, Duration.ZERO) : TAKEN);
        ConversationId id = talks(1).getFirst();

        outbox.pass(Duration.ofHours(25), Duration.ofSeconds(30));

        List<Delivery> failed = outbox.house().the(Deliveries.class).latest(Delivery.State.GIVEN_UP, 100).stream()
                .filter(one -> one.conversation().equals(id)).toList();
        assertThat(failed).singleElement().satisfies(one -> assertThat(one.sequenceNumber()).isEqualTo(1));
        assertThat(outbox.house().the(Conversations.class).find(id).orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(standing().givenUp()).isEqualTo(1);
        int before = outbox.tries(id.value()).size();
        assertThat(before).as("tries in a day").isBetween(140, 320);

        outbox.pass(Duration.ofMinutes(30), Duration.ofSeconds(30));
        assertThat(outbox.tries(id.value())).as("nobody tries any more").hasSize(before);

        outbox.house().the(ResendDelivery.class).resend(failed.getFirst().id(), "olivia");
        outbox.pass(Duration.ofMinutes(1), SECOND);

        List<Integer> taken = new ArrayList<>(outbox.tries(id.value()).stream().filter(Try::taken).map(Try::number).toList());
        assertThat(taken).containsExactly(1, 2);
        assertThat(outbox.tries(id.value()).stream().filter(one -> one.number() == 1).map(Try::event).distinct()).hasSize(1);
        assertThat(standing().givenUp()).isZero();
    }
}

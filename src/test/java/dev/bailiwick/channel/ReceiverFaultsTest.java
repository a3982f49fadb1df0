package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.ConversationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The company's receiver is down for a while, and the clock of all goes back: what is kept, what is seen, and what happens when it is over. */
class ReceiverFaultsTest {

    private final House house = House.open();
    private final Receiver receiver = house.receiver();

    @Test
    void whileTheReceiverTakesNothingItIsOnlyFeltForAndOnceItIsBackEverythingArrivesInOrder() {
        List<ConversationId> ids = Stream.generate(house::begin).limit(20).toList();
        var down = new AtomicBoolean(true);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        ids.forEach(id -> receiver.answer(id.value(), attempt -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            LockSupport.parkNanos(5_000_000);
            underWay.decrementAndGet();
            return down.get() ? 500 : 200;
        }));
        ids.forEach(id -> {
            house.ask(id, "m1");
            house.handOff(id, "A colleague takes over.");
        });

        Await.until("the receiver is known to be down", () -> "DEGRADED".equals(health().getStatus().getCode()));
        Await.until("what was under way before is over", () -> underWay.get() <= 2);
        most.set(0);
        int before = receiver.attempts().size();
        Await.until("it is felt for", () -> receiver.attempts().size() > before + 20);
        assertThat(most.get()).as("events under way to a receiver that is down").isLessThanOrEqualTo(2);
        Await.until("what waits is counted", () -> house.the(Deliveries.class).standing().failing() > 0);
        assertThat(house.the(Deliveries.class).standing().problem()).isEqualTo("the receiver answered 500");
        assertThat(health().getDetails()).containsEntry("lastProblem", "the receiver answered 500").containsKey("takesNothingSince");
        ids.forEach(id -> assertThat(receiver.attempts(id.value())).as("nothing overtakes").allMatch(one -> one.number() == 1));

        down.set(false);

        ids.forEach(id -> assertThat(List.of(receiver.next(id.value()), receiver.next(id.value()))).extracting(Receiver.Attempt::number)
                .containsExactly(1, 2));
        Await.until("all is well again", () -> "UP".equals(health().getStatus().getCode()) || house.the(Deliveries.class).standing().givenUp() > 0);
        ids.forEach(id -> assertThat(receiver.attempts(id.value()).stream().filter(one -> one.number() == 2)).as("taken once").hasSize(1));
    }

    @Test
    void whatWaitsForALaterTryGoesAtOnceWhenTheReceiverIsBack() {
        var id = waiting();
        var deliveries = house.the(Deliveries.class);
        Instant now = house.the(Clock.class).instant();
        var claimed = deliveries.claim("node-a", now, now.plusSeconds(10), 100).stream().filter(one -> one.conversation().equals(id)).findFirst();
        deliveries.failed(claimed.orElseThrow().id(), now.plus(Duration.ofMinutes(10)), "the receiver answered 500", false);

        assertThat(deliveries.hasten(now, 500)).isPositive();

        assertThat(deliveries.claim("node-a", now, now.plusSeconds(10), 100)).extracting(Delivery::conversation).contains(id);
        house.inTransaction(() -> house.the(Conversations.class).take(id));
        house.forward(Duration.ofSeconds(11));
        house.worker().start();
        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
    }

    @Test
    void aClaimAndAWaitFromBeforeTheClockWentBackHoldNothingUp() {
        var id = waiting();
        var deliveries = house.the(Deliveries.class);
        Instant now = house.the(Clock.class).instant();
        Instant before = now.plus(Duration.ofHours(1));
        assertThat(deliveries.claim("dead-node", before, before.plusSeconds(10), 100)).extracting(Delivery::conversation).contains(id);
        assertThat(deliveries.claim("node-a", now, now.plusSeconds(10), 100)).as("a living claim is left alone").isEmpty();

        assertThat(deliveries.endFuture(now)).isPositive();
        assertThat(deliveries.endFuture(now)).isZero();

        house.forward(Duration.ofSeconds(1));
        house.worker().start();
        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
    }

    private ConversationId waiting() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Kept.");
        return id;
    }

    private Health health() {
        return house.the(HealthIndicator.class).health();
    }
}

package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bailiwick.channel.Receiver.Attempt;
import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final House house = House.open();
    private final Receiver receiver = house.receiver();

    @Test
    void aReplyArrivesInTheContractsFormWithTokenAndSignature() {
        var id = house.begin();
        house.ask(id, "m1");
        house.ask(id, "m2");

        house.reply(id, "Five working days.");

        var event = receiver.next(id.value());
        assertThat(event.body().fieldNames()).toIterable().containsExactly("id", "type", "sequence_number", "timestamp", "data");
        assertThat(event.type()).isEqualTo("agent.message");
        assertThat(event.number()).isEqualTo(1);
        assertThat(Instant.parse(event.body().get("timestamp").asText())).isNotNull();
        assertThat(event.body().get("data").toString()).isEqualTo("{\"conversation\":{\"id\":\"" + id + "\",\"customer_id\":\"customer-7\","
                + "\"metadata\":{\"desk\":[1,2.5]}},\"body\":\"Five working days.\",\"total\":1,\"sequence\":1,\"is_holding\":false,"
                + "\"last_customer_message_id\":\"m2\"}");
        assertThat(event.raw()).contains("2.50");
        assertThat(event.token()).isEqualTo("secret-of-" + id);
        assertThat(House.KEYS).allMatch(event::signedWith);
        assertThat(event.signedWith("another key")).isFalse();
        Await.until("the delivery stands in the ledger", () -> kinds(id).contains(Decision.Kind.DELIVERED));
    }

    @Test
    void eventsOfOneConversationArriveInOrderThoughTheFirstIsRefusedAtFirst() {
        var id = house.begin();
        house.ask(id, "m1");
        var refusals = new AtomicInteger(3);
        receiver.answer(id.value(), attempt -> refusals.getAndDecrement() > 0 ? 500 : 204);

        house.handOff(id, "I pass you on to a colleague.");
        house.the(CloseConversation.class).finish(id, new Reason("finished", ""));

        assertThat(List.of(receiver.next(id.value()), receiver.next(id.value()), receiver.next(id.value())))
                .extracting(Attempt::type, Attempt::number)
                .containsExactly(tuple("agent.message", 1), tuple("conversation.hand_off", 2), tuple("conversation.finished", 3));
        var attempts = receiver.attempts(id.value());
        assertThat(attempts).hasSize(6);
        assertThat(attempts.subList(0, 4)).extracting(Attempt::raw).containsOnly(attempts.getFirst().raw());
        assertThat(attempts).allMatch(attempt -> attempt.signedWith(House.KEYS.getFirst()));
        var handoff = attempts.get(4).body().get("data");
        assertThat(handoff.get("reason_code").asText()).isEqualTo("GR-003");
        assertThat(handoff.get("target").asText()).isEqualTo("complaints");
        assertThat(handoff.get("note").asText()).isEqualTo("The story.");
    }

    @Test
    void anAnswerThatComesTooLateIsNoneAndEveryTryIsSignedAnew() {
        var id = house.begin();
        house.ask(id, "m1");
        var first = new CountDownLatch(1);
        var tries = new AtomicInteger();
        receiver.answer(id.value(), attempt -> {
            if (tries.getAndIncrement() == 0) {
                house.forward(Duration.ofSeconds(2));
                awaitQuietly(first);
            }
            return 200;
        });

        house.reply(id, "Once.");
        Await.until("it is tried again", () -> receiver.attempts(id.value()).size() == 2);
        first.countDown();

        var attempts = receiver.attempts(id.value());
        assertThat(attempts.get(1).signedAt()).isGreaterThan(attempts.get(0).signedAt());
        assertThat(attempts.get(1).raw()).isEqualTo(attempts.get(0).raw());
        Await.until("it is delivered", () -> states(id).equals(List.of(Delivery.State.DELIVERED)));
    }

    @Test
    void whatADeadNodeHadClaimedIsTakenOverWhenItsClaimEnds() {
        var id = house.begin();
        var other = house.begin();
        house.ask(id, "m1");
        house.ask(other, "m1");
        house.worker().stop();
        house.reply(id, "Held by a node that dies.");
        var now = house.the(Clock.class).instant();
        assertThat(house.the(Deliveries.class).claim("dead-node", now, now.plusSeconds(30), 10)).extracting(Delivery::conversation)
                .containsExactly(id);
        house.reply(other, "Free.");

        house.worker().start();
        receiver.next(other.value());
        assertThat(receiver.attempts(id.value())).isEmpty();
        house.forward(Duration.ofSeconds(31));

        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
    }

    @Test
    void whatANodeSentBeforeItDiedIsSentAgainAsTheSameEvent() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Sent, but nobody wrote down that it was.");
        var now = house.the(Clock.class).instant();
        var sent = house.the(Deliveries.class).claim("dead-node", now, now.plusSeconds(30), 10).getFirst();
        int number = house.inTransaction(() -> {
            house.the(Conversations.class).take(id);
            return house.the(Deliveries.class).number(sent);
        });
        house.ask(id, "m2");
        house.reply(id, "The next one.");

        house.worker().start();
        house.forward(Duration.ofSeconds(31));

        var again = receiver.next(id.value());
        assertThat(again.number()).isEqualTo(number).isEqualTo(1);
        assertThat(again.body().get("id").asText()).isEqualTo(sent.id());
        assertThat(receiver.next(id.value()).number()).isEqualTo(2);
        Await.until("both are written down", () -> states(id).equals(List.of(Delivery.State.DELIVERED, Delivery.State.DELIVERED)));
    }

    @Test
    void whatIsGivenUpFailsTheConversationAndWaitsForAPersonWithAllThatFollows() {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> 503);

        house.handOff(id, "Never taken.");
        Await.until("it was tried", () -> receiver.attempts(id.value()).size() >= 2);
        house.forward(Duration.ofHours(25));

        Await.until("it is given up", () -> states(id).contains(Delivery.State.GIVEN_UP));
        assertThat(states(id)).containsExactly(Delivery.State.GIVEN_UP, Delivery.State.PENDING);
        assertThat(house.the(Conversations.class).find(id).orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(kinds(id)).contains(Decision.Kind.DELIVERY_GIVEN_UP, Decision.Kind.CONVERSATION_CLOSED);
        assertThat(receiver.attempts(id.value())).extracting(Attempt::number).containsOnly(1);

        receiver.answer(id.value(), attempt -> 200);
        house.the(ResendDelivery.class).resend(deliveries(id).getFirst().id(), "olga");

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("Never taken.");
        assertThat(receiver.next(id.value()).number()).isEqualTo(2);
        Await.until("it is written down", () -> states(id).equals(List.of(Delivery.State.DELIVERED, Delivery.State.DELIVERED)));
        assertThatThrownBy(() -> house.the(ResendDelivery.class).resend(deliveries(id).getFirst().id(), "olga")).isInstanceOf(Refusal.class)
                .hasMessageContaining("has arrived");
        assertThat(house.decisions(id)).filteredOn(one -> one.kind() == Decision.Kind.DELIVERY_RESENT).singleElement()
                .satisfies(one -> assertThat(one.details()).extracting("by", "type").containsExactly("olga", "agent.message"));
    }

    @Test
    void aReplyThatHasNotLeftIsCalledBackWhenAnAdvisorTakesThePenAndLeavesNoHole() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Too late.");
        house.the(PassPen.class).pass(id, Pen.ADVISOR, "advisor-1", null);
        house.the(CloseConversation.class).finish(id, new Reason("finished", ""));

        house.worker().start();
        var event = receiver.next(id.value());

        assertThat(event.type()).isEqualTo("conversation.finished");
        assertThat(event.number()).isEqualTo(1);
        assertThat(receiver.attempts(id.value())).hasSize(1);
        assertThat(states(id).getFirst()).isEqualTo(Delivery.State.WITHDRAWN);
        assertThat(kinds(id)).contains(Decision.Kind.DELIVERY_WITHDRAWN);
    }

    @Test
    void aReplyThatWasRefusedIsNotTriedAgainOnceAnAdvisorHasThePen() {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> attempt.type().equals("agent.message") ? 503 : 200);
        house.reply(id, "Refused, then outdated.");
        Await.until("it was tried", () -> !receiver.attempts(id.value()).isEmpty());

        house.the(PassPen.class).pass(id, Pen.ADVISOR, "advisor-1", null);
        Await.until("it is called back", () -> states(id).equals(List.of(Delivery.State.WITHDRAWN)));
        int tries = receiver.attempts(id.value()).size();
        house.the(CloseConversation.class).finish(id, new Reason("finished", ""));

        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
        assertThat(receiver.attempts(id.value())).hasSize(tries + 1);
    }

    @Test
    void theWordsWithWhichTheAssistantHandsOverAreSentThoughItGaveThePenAway() {
        var id = house.begin();
        house.ask(id, "m1");

        house.handOff(id, "A colleague takes over.");

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("A colleague takes over.");
        assertThat(receiver.next(id.value()).type()).isEqualTo("conversation.hand_off");
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        var id = house.begin();
        house.ask(id, "m1");

        assertThatThrownBy(() -> house.inTransaction(() -> {
            house.reply(id, "Unsaid.");
            throw new IllegalStateException("something broke after it was said");
        })).hasMessageContaining("broke");
        house.reply(id, "Said.");

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("Said.");
        assertThat(deliveries(id)).hasSize(1);
    }

    @Test
    void conversationsOfThePageAreReadThereAndNotSentOut() {
        var welcome = house.the(WelcomeVisitor.class).welcome();
        var id = welcome.conversation().id();
        house.ask(id, "m1");

        house.reply(id, "Read on the page.");

        assertThat(deliveries(id)).isEmpty();
    }

    @Test
    void manyConversationsAtOnceHaveNoHolesAndNothingTwice() {
        var ids = java.util.stream.Stream.generate(house::begin).limit(40).toList();
        var threads = ids.stream().map(id -> Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 5; i++) {
                house.ask(id, "m" + i);
                house.reply(id, "Reply " + i);
                if (i % 2 == 0) {
                    Await.until("what was said is on its way", () -> !states(id).contains(Delivery.State.PENDING));
                }
            }
        })).toList();
        threads.forEach(DeliveryTest::join);

        for (var id : ids) {
            Await.until("everything has arrived or was called back", () -> states(id).stream()
                    .allMatch(state -> state == Delivery.State.DELIVERED || state == Delivery.State.WITHDRAWN));
            // On a slow machine an answer may come too late; the event comes again then, byte for byte.
            var arrived = List.copyOf(receiver.attempts(id.value()).stream().collect(java.util.stream.Collectors.toMap(Attempt::raw, one -> one,
                    (first, again) -> first, java.util.LinkedHashMap::new)).values());
            assertThat(arrived).extracting(Attempt::number).isEqualTo(java.util.stream.IntStream.rangeClosed(1, arrived.size()).boxed().toList());
            assertThat(arrived).extracting(one -> one.body().at("/data/last_customer_message_id").asText()).isSorted().doesNotHaveDuplicates()
                    .contains("m5");
        }
    }

    private List<Delivery> deliveries(ConversationId id) {
        return house.the(Deliveries.class).latest(null, 1_000).reversed().stream().filter(one -> one.conversation().equals(id)).toList();
    }

    private List<Delivery.State> states(ConversationId id) {
        return deliveries(id).stream().map(Delivery::state).toList();
    }

    private List<Decision.Kind> kinds(ConversationId id) {
        return house.decisions(id).stream().map(Decision::kind).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatAWithdrawnReplyAnsweredIsOwedAgainWhenThePenComesBack() {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> 503);
        house.reply(id, "Five working days.");
        Await.until("a first attempt was refused", () -> !receiver.attempts(id.value()).isEmpty());

        house.the(PassPen.class).pass(id, Pen.ADVISOR, "anna", null);
        Await.until("the reply was withdrawn", () -> kinds(id).contains(Decision.Kind.DELIVERY_WITHDRAWN));
        var returned = house.the(PassPen.class).pass(id, Pen.ASSISTANT, null, null);

        assertThat(returned.turn()).isEqualTo(2);
        assertThat(house.the(Conversations.class).unanswered(id, returned.answeredUpTo())).extracting(message -> message.id().value())
                .containsExactly("m1");
    }

    @Test
    void aSlowReceiverKeepsItsEventClaimedByTheHeartbeat() {
        var id = house.begin();
        house.ask(id, "m1");
        Instant now = house.the(Clock.class).instant();
        house.worker().stop();
        house.reply(id, "Five working days.");
        var deliveries = house.the(Deliveries.class);
        deliveries.claim("slow-node", house.the(Clock.class).instant(), now.plusSeconds(10), 10);

        deliveries.prolong("slow-node", now.plusSeconds(18));

        assertThat(deliveries.claim("other-node", now.plusSeconds(15), now.plusSeconds(30), 10)).isEmpty();
        assertThat(deliveries.claim("other-node", now.plusSeconds(19), now.plusSeconds(30), 10)).extracting(Delivery::conversation).containsExactly(id);
        house.forward(Duration.ofSeconds(31));
        house.worker().start();
        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
    }
}

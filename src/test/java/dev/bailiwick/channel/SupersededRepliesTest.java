package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** The customer writes on before a reply has left: one reply answers everything. And what the table itself does not let happen twice. */
class SupersededRepliesTest {

    private final House house = House.open();
    private final Receiver receiver = house.receiver();

    @Test
    void aReplyThatHasNotLeftIsCalledBackWhenTheCustomerWritesOn() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Five working days.");

        house.ask(id, "m2");

        assertThat(states(id)).containsExactly(Delivery.State.WITHDRAWN);
        assertThat(stillOwed(id)).containsExactly("m1", "m2");
        assertThat(house.decisions(id)).filteredOn(one -> one.kind() == Decision.Kind.DELIVERY_WITHDRAWN).singleElement()
                .satisfies(one -> assertThat(one.details().get("mayHaveArrived")).isEqualTo(false));
        house.reply(id, "Five working days, and ten euro.");
        house.worker().start();
        var event = receiver.next(id.value());
        assertThat(event.number()).isEqualTo(1);
        assertThat(event.body().at("/data/last_customer_message_id").asText()).isEqualTo("m2");
        assertThat(receiver.attempts(id.value())).hasSize(1);
    }

    @Test
    void aReplyThatTheReceiverRefusesIsCalledBackToo() {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> attempt.body().at("/data/last_customer_message_id").asText().equals("m1") ? 503 : 200);
        house.reply(id, "Five working days.");
        Await.until("it was refused", () -> receiver.attempts(id.value()).size() > 1);

        Await.until("it waits for its next attempt", () -> {
            house.ask(id, "m" + (2 + stillOwed(id).size()));
            return states(id).contains(Delivery.State.WITHDRAWN);
        });

        assertThat(stillOwed(id)).startsWith("m1", "m2");
    }

    @Test
    void aReplyThatANodeHasClaimedButNotYetSentIsTakenFromIt() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Five working days.");
        var now = house.the(Clock.class).instant();
        var claimed = house.the(Deliveries.class).claim("quick-node", now, now.plusSeconds(30), 100).stream()
                .filter(one -> one.conversation().equals(id)).findFirst().orElseThrow();

        house.ask(id, "m2");

        assertThat(house.inTransaction(() -> house.the(Deliveries.class).holds(claimed, "quick-node"))).isFalse();
        assertThat(stillOwed(id)).containsExactly("m1", "m2");
        house.worker().start();
    }

    @Test
    void whatANodeThatStopsGivesBackIsSentByAnotherAtOnce() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Five working days.");
        var now = house.the(Clock.class).instant();
        var deliveries = house.the(Deliveries.class);
        assertThat(deliveries.claim("stopping-node", now, now.plusSeconds(300), 100)).extracting(Delivery::conversation).contains(id);

        assertThat(deliveries.release("stopping-node", house.the(Clock.class).instant())).isPositive();
        house.worker().start();

        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
    }

    @Test
    void noPartOfATurnsWordsAndNoHandoffIsQueuedTwice() {
        var id = house.begin();
        house.ask(id, "m1");
        house.reply(id, "Five working days.");
        receiver.next(id.value());

        queue(id, Delivery.UNASKED, Delivery.Type.REPLY);
        queue(id, 0, Delivery.Type.HANDOFF);

        assertThatThrownBy(() -> queue(id, Delivery.ANSWER, Delivery.Type.REPLY)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> queue(id, Delivery.UNASKED, Delivery.Type.REPLY)).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> queue(id, 0, Delivery.Type.HANDOFF)).isInstanceOf(DuplicateKeyException.class);
    }

    private void queue(ConversationId id, int part, Delivery.Type type) {
        Instant now = house.the(Clock.class).instant();
        house.the(Deliveries.class).queue(new Delivery("d-" + House.number(), id, 1, part, type, "{}", Delivery.State.PENDING, null, 0, false,
                now.plusSeconds(3_600), null, now));
    }

    private List<Delivery.State> states(ConversationId id) {
        return house.the(Deliveries.class).latest(null, 1_000).reversed().stream().filter(one -> one.conversation().equals(id)).map(Delivery::state)
                .toList();
    }

    private List<String> stillOwed(ConversationId id) {
        var now = house.the(Conversations.class).find(id).orElseThrow();
        return house.the(Conversations.class).unanswered(id, now.answeredUpTo()).stream().map(message -> message.id().value()).toList();
    }
}

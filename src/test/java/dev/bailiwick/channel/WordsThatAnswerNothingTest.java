package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A "one moment", whether somebody is still there, a last word: they leave only while they are true. */
class WordsThatAnswerNothingTest {

    private final House house = House.open();
    private final Receiver receiver = house.receiver();

    @Test
    void aMomentIsAskedForOnceInATurnAndTheReplyFollows() {
        var id = house.begin();
        house.ask(id, "m1");

        assertThat(house.oneMoment(id, "One moment.")).isTrue();
        assertThat(house.oneMoment(id, "One moment.")).isFalse();
        var moment = receiver.next(id.value());
        house.reply(id, "Five working days.");
        var reply = receiver.next(id.value());

        assertThat(moment.body().at("/data/is_holding").asBoolean()).isTrue();
        assertThat(moment.body().at("/data/last_customer_message_id").asText()).isEqualTo("m1");
        assertThat(reply.body().at("/data/is_holding").asBoolean()).isFalse();
        assertThat(List.of(moment.number(), reply.number())).containsExactly(1, 2);
        assertThat(receiver.attempts(id.value())).hasSize(2);
    }

    @Test
    void aMomentThatHasNotLeftIsCalledBackWhenTheReplyIsThere() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.oneMoment(id, "One moment.");
        house.reply(id, "Five working days.");

        house.worker().start();

        var event = receiver.next(id.value());
        assertThat(event.body().at("/data/body").asText()).isEqualTo("Five working days.");
        assertThat(event.number()).isEqualTo(1);
        assertThat(states(id).getFirst()).isEqualTo(Delivery.State.WITHDRAWN);
        assertThat(kinds(id)).contains(Decision.Kind.DELIVERY_WITHDRAWN);
    }

    @Test
    void whetherTheCustomerIsStillThereIsNotAskedOfWhoWroteMeanwhile() {
        var id = house.begin();
        house.ask(id, "m1");
        house.reply(id, "Five working days.");
        receiver.next(id.value());
        house.worker().stop();
        house.unasked(id, "Are you still there?");
        house.ask(id, "m2");
        house.reply(id, "Ten euro.");

        house.worker().start();

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("Ten euro.");
    }

    @Test
    void theLastWordOfTheAssistantArrivesThoughTheConversationHasEnded() {
        var id = house.begin();
        house.ask(id, "m1");
        house.reply(id, "Five working days.");
        receiver.next(id.value());

        house.farewell(id, "I am closing this conversation.");

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("I am closing this conversation.");
        assertThat(receiver.next(id.value()).type()).isEqualTo("conversation.finished");
    }

    @Test
    void whetherSomebodyIsStillThereIsNotAskedOnceTheConversationHasEndedInSilence() {
        var id = house.begin();
        house.ask(id, "m1");
        house.reply(id, "Five working days.");
        receiver.next(id.value());
        house.worker().stop();
        house.unasked(id, "Are you still there?");
        house.endInSilence(id);

        house.worker().start();

        assertThat(receiver.next(id.value()).type()).isEqualTo("conversation.finished");
        assertThat(states(id)).contains(Delivery.State.WITHDRAWN);
    }

    @Test
    void anAnswerThatHasNotLeftStandsWhenTheConversationEndsInSilence() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Five working days.");
        house.endInSilence(id);

        house.worker().start();

        assertThat(receiver.next(id.value()).body().at("/data/body").asText()).isEqualTo("Five working days.");
        assertThat(receiver.next(id.value()).type()).isEqualTo("conversation.finished");
    }

    @Test
    void wordsForWhomNobodyCameToAreSentUntilSomebodyComes() {
        var waiting = house.begin();
        house.ask(waiting, "m1");
        house.handOff(waiting, "A colleague takes over.");
        receiver.next(waiting.value());
        receiver.next(waiting.value());
        house.unasked(waiting, "Nobody has come yet.");
        assertThat(receiver.next(waiting.value()).body().at("/data/body").asText()).isEqualTo("Nobody has come yet.");

        house.worker().stop();
        house.unasked(waiting, "Still nobody.");
        house.the(PassPen.class).pass(waiting, Pen.ADVISOR, null, null);
        house.the(CloseConversation.class).finish(waiting, new Reason("finished", ""));
        house.worker().start();

        assertThat(receiver.next(waiting.value()).type()).isEqualTo("conversation.finished");
        assertThatThrownBy(() -> house.unasked(waiting, "Too late.")).isInstanceOf(IllegalStateException.class).hasMessageContaining("nothing of it");
    }

    @Test
    void anAnswerThatIsCalledBackIsOwedAgainAlthoughAMomentWasAskedForBeforeIt() {
        var id = house.begin();
        house.ask(id, "m1");
        house.oneMoment(id, "One moment.");
        receiver.next(id.value());
        house.worker().stop();
        house.reply(id, "Too late.");
        house.the(PassPen.class).pass(id, Pen.ADVISOR, "advisor-1", null);

        house.worker().start();
        Await.until("it is called back", () -> states(id).contains(Delivery.State.WITHDRAWN));

        var now = house.the(Conversations.class).find(id).orElseThrow();
        assertThat(house.the(Conversations.class).unanswered(id, now.answeredUpTo())).extracting(message -> message.id().value())
                .containsExactly("m1");
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
}

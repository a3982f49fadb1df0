package dev.bailiwick.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply that is called back: whether it may have been heard decides whose its number is, and what is owed an answer. */
class CalledBackTest {

    private final House house = House.open();
    private final Receiver receiver = house.receiver();

    @Test
    void aNumberThatANodeSentBeforeItDiedIsNeverAnotherEvents() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Sent, but nobody wrote down that it was.");
        sentByANodeThatDied(id);
        house.forward(Duration.ofSeconds(31));
        toAnAdvisorAndToItsEnd(id);

        house.worker().start();

        assertThat(receiver.next(id.value()).number()).isEqualTo(2);
        assertThat(receiver.attempts(id.value())).hasSize(1);
        assertThat(mayHaveArrived(id)).containsExactly(true);
        assertThat(stillOwed(id)).isEmpty();
    }

    @Test
    void aRefusalDoesNotTakeBackWhatMayHaveArrivedBefore() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.reply(id, "Taken; the node died, and now the receiver stumbles over it.");
        sentByANodeThatDied(id);
        house.forward(Duration.ofSeconds(31));
        receiver.answer(id.value(), attempt -> attempt.type().equals("agent.message") ? 500 : 200);
        house.worker().start();
        Await.until("it was tried again", () -> receiver.attempts(id.value()).size() >= 2);

        toAnAdvisorAndToItsEnd(id);

        assertThat(receiver.next(id.value()).number()).isEqualTo(2);
        assertThat(receiver.attempts(id.value()).stream().filter(one -> one.type().equals("agent.message"))).allMatch(one -> one.number() == 1);
        assertThat(mayHaveArrived(id)).containsExactly(true);
    }

    @Test
    void whatNobodyAnsweredInTimeMayHaveArrived() {
        var id = house.begin();
        house.ask(id, "m1");
        var late = new CountDownLatch(1);
        receiver.answer(id.value(), attempt -> {
            if (attempt.type().equals("agent.message")) {
                awaitQuietly(late);
            }
            return 200;
        });
        house.reply(id, "Taken too late.");
        Await.until("it is on its way", () -> !receiver.attempts(id.value()).isEmpty());

        toAnAdvisorAndToItsEnd(id);
        Await.until("it was called back", () -> !mayHaveArrived(id).isEmpty());
        late.countDown();

        Await.until("the end arrives", () -> receiver.attempts(id.value()).getLast().type().equals("conversation.finished"));
        assertThat(receiver.attempts(id.value()).getLast().number()).isEqualTo(2);
        assertThat(mayHaveArrived(id)).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 408})
    void whoBrokeOverItOrLostItMayHaveKeptIt(int status) {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> attempt.type().equals("agent.message") ? status : 200);
        house.reply(id, "Perhaps taken.");
        Await.until("it was tried twice", () -> receiver.attempts(id.value()).size() >= 2);

        toAnAdvisorAndToItsEnd(id);

        assertThat(receiver.next(id.value()).number()).isEqualTo(2);
        assertThat(mayHaveArrived(id)).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 429, 503})
    void whatTheReceiverRefusedIsUnheardAndItsNumberGoesOn(int status) {
        var id = house.begin();
        house.ask(id, "m1");
        receiver.answer(id.value(), attempt -> attempt.type().equals("agent.message") ? status : 200);
        house.reply(id, "Refused.");
        Await.until("it was tried twice", () -> receiver.attempts(id.value()).size() >= 2);

        toAnAdvisorAndToItsEnd(id);

        assertThat(receiver.next(id.value()).number()).isEqualTo(1);
        assertThat(mayHaveArrived(id)).containsExactly(false);
    }

    @Test
    void whatTwoRepliesAnsweredThatWereBothCalledBackIsStillOwed() {
        var id = house.begin();
        receiver.answer(id.value(), attempt -> attempt.number() == 1 ? 200 : 503);
        house.ask(id, "m1");
        house.reply(id, "Heard.");
        receiver.next(id.value());
        house.ask(id, "m2");
        house.reply(id, "Never heard.");
        house.the(PassPen.class).pass(id, Pen.ADVISOR, "anna", null);
        Await.until("the first is called back", () -> stillOwed(id).equals(List.of("m2")));
        house.the(PassPen.class).pass(id, Pen.ASSISTANT, null, null);
        house.reply(id, "Never heard either.");
        assertThat(stillOwed(id)).isEmpty();

        house.the(PassPen.class).pass(id, Pen.ADVISOR, "anna", null);

        Await.until("the question is owed an answer again", () -> stillOwed(id).equals(List.of("m2")));
        assertThat(mayHaveArrived(id)).containsExactly(false, false);
    }

    @Test
    void aMomentThatWasCalledBackLeavesItsTurnsAnswerHeard() {
        var id = house.begin();
        house.ask(id, "m1");
        house.worker().stop();
        house.oneMoment(id, "One moment.");
        house.reply(id, "Heard.");
        house.worker().start();
        receiver.next(id.value());
        house.worker().stop();
        house.ask(id, "m2");
        house.reply(id, "Never heard.");
        house.the(PassPen.class).pass(id, Pen.ADVISOR, "anna", null);

        house.worker().start();

        Await.until("the second question is owed an answer, and it alone", () -> stillOwed(id).equals(List.of("m2")));
        assertThat(mayHaveArrived(id)).containsExactly(false, false);
    }

    private void sentByANodeThatDied(ConversationId id) {
        var now = house.the(Clock.class).instant();
        var sent = house.the(Deliveries.class).claim("dead-node", now, now.plusSeconds(30), 10).stream()
                .filter(one -> one.conversation().equals(id)).findFirst().orElseThrow();
        int number = house.inTransaction(() -> {
            house.the(Conversations.class).take(id);
            return house.the(Deliveries.class).number(sent);
        });
        assertThat(number).isEqualTo(1);
    }

    private void toAnAdvisorAndToItsEnd(ConversationId id) {
        house.the(PassPen.class).pass(id, Pen.ADVISOR, "advisor-1", null);
        house.the(CloseConversation.class).finish(id, new Reason("finished", ""));
    }

    private List<Object> mayHaveArrived(ConversationId id) {
        return house.decisions(id).stream().filter(one -> one.kind() == Decision.Kind.DELIVERY_WITHDRAWN)
                .<Object>map(one -> one.details().get("mayHaveArrived")).toList();
    }

    private List<String> stillOwed(ConversationId id) {
        var now = house.the(Conversations.class).find(id).orElseThrow();
        return house.the(Conversations.class).unanswered(id, now.answeredUpTo()).stream().map(message -> message.id().value()).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

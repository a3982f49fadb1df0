package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Receiver;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.guardrail.Brake;
import dev.bailiwick.guardrail.PullBrake;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.release.change.Person;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A reply that was cleared and waits for a receiver that takes nothing, while somebody pulls the brake. */
@WholeHouse
class BrakedOnTheWayTest {

    private static final Receiver RECEIVER = new Receiver();
    private static final String BECAUSE = "A leaflet with wrong figures is about.";

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
    @Autowired
    private PullBrake brakes;

    private final List<Receiver.Attempt> taken = new CopyOnWriteArrayList<>();
    private Talk.House house;

    @DynamicPropertySource
    static void webhook(DynamicPropertyRegistry settings) {
        settings.add("bailiwick.webhook.url", RECEIVER::url);
        settings.add("bailiwick.webhook.signing-key", () -> "a-key-for-tests");
        settings.add("bailiwick.webhook.first-wait", () -> "20ms");
        settings.add("bailiwick.webhook.longest-wait", () -> "100ms");
        settings.add("bailiwick.webhook.poll", () -> "50ms");
    }

    @BeforeEach
    void think() {
        HeldAssistant.goesOn();
        house = new Talk.House(start, receive, conversations, ledger);
    }

    @Test
    void whatTheBrakeHoldsNeverLeavesAndGoesToPeopleInItsName() {
        Talk talk = house.withTheAssistant();
        Message cleared = waitsForTheReceiver(talk);

        String brake = pulled("activate my new card");
        try {
            talk.untilHandedOff();
            takesEverything(talk);
            Talk.await("the handoff to arrive", () -> taken.stream().anyMatch(one -> one.type().equals("conversation.hand_off")));
        } finally {
            brakes.lift(brake, "The test is over.", person("adam"));
        }

        assertThat(talk.now().handoff().code()).isEqualTo("BRAKE");
        assertThat(talk.now().handoff().reason()).isEqualTo(BECAUSE);
        assertThat(taken).extracting(Receiver.Attempt::type).containsExactly("agent.message", "conversation.hand_off");
        assertThat(taken.getFirst().body().at("/data/body").asText()).contains("colleague").doesNotContain(cleared.citations().getFirst().quote());
        assertThat(talk.last("delivery-withdrawn").path("because").asText()).contains("emergency brake on words 'activate my new card'");
        assertThat(talk.last("delivery-withdrawn").path("mayHaveArrived").asBoolean()).isFalse();
        assertThat(talk.ledgerKinds()).containsSubsequence("reply-sent", "delivery-withdrawn", "turn-superseded", "message-judged", "handoff-judged",
                "handed-off");
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    @Test
    void whatTheBrakeDoesNotConcernIsAnsweredAnewAndArrivesOnce() {
        Talk talk = house.withTheAssistant();
        waitsForTheReceiver(talk);

        String brake = pulled("something else altogether");
        try {
            Talk.await("the reply to be called back", () -> talk.ledgerKinds().contains("delivery-withdrawn"));
            takesEverything(talk);
            Talk.await("an answer to arrive", () -> talk.ledgerKinds().contains("delivered"));
        } finally {
            brakes.lift(brake, "The test is over.", person("adam"));
        }

        assertThat(taken).singleElement().satisfies(one -> {
            assertThat(one.type()).isEqualTo("agent.message");
            assertThat(one.number()).isOne();
        });
        assertThat(conversations.unanswered(talk.id(), talk.now().answeredUpTo())).isEmpty();
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    /** Cleared, and refused by the receiver at least once. */
    private Message waitsForTheReceiver(Talk talk) {
        RECEIVER.answer(talk.id().value(), attempt -> 503);
        Message reply = talk.customerSays("How do I activate my new card?").reply(1);
        assertThat(reply.citations()).isNotEmpty();
        Talk.await("the receiver to refuse the reply", () -> !RECEIVER.attempts(talk.id().value()).isEmpty());
        return reply;
    }

    private void takesEverything(Talk talk) {
        RECEIVER.answer(talk.id().value(), attempt -> {
            taken.add(attempt);
            return 200;
        });
    }

    private String pulled(String words) {
        Brake ready = brakes.arm(Brake.Kind.WORDS, words, BECAUSE, person("olivia"));
        return brakes.pull(ready.id(), person("olivia")).id();
    }

    private static Person person(String name) {
        return new Person(name, "a test");
    }
}

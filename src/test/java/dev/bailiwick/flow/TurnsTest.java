package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Releases;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole house, with the Librarian, over PostgreSQL: a conversation from its first message to its end. */
@WholeHouse
class TurnsTest {

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private PassPen pen;
    @Autowired
    private CloseConversation close;
    @Autowired
    private ResumeConversation resume;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
    @Autowired
    private Releases releases;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;

    private Talk.House house;

    @BeforeEach
    void think() {
        HeldAssistant.goesOn();
        house = new Talk.House(start, receive, conversations, ledger);
    }

    @Test
    void aQuestionIsAnsweredFromTheKnowledgeWithACitation() {
        Talk talk = house.withTheAssistant();

        Message reply = talk.customerSays("How long does a new debit card take to arrive?").reply(1);

        assertThat(reply.citations()).first().satisfies(citation -> assertThat(citation.article()).endsWith("order-a-card"));
        assertThat(reply.body()).contains("3–5 working days").contains("AI assistant");
        assertThat(talk.now().disclosed()).isTrue();
        assertThat(talk.ledgerKinds()).containsSubsequence("message-received", "message-understood", "message-judged", "passages-found", "draft-made",
                "draft-judged", "draft-cleared", "reply-sent");
    }

    @Test
    void onlyTheFirstReplySaysThatAnAiAnswers() {
        Talk talk = house.withTheAssistant();

        talk.customerSays("How long does a new debit card take to arrive?").reply(1);
        Message second = talk.customerSays("How do I change my address?").reply(2);

        assertThat(second.body()).doesNotContain("AI assistant");
    }

    @Test
    void adviceOnInvestmentsIsDeclinedUnderItsPolicy() {
        Talk talk = house.withTheAssistant();

        Message reply = talk.customerSays("Which shares should I buy with my savings?").reply(1);

        assertThat(reply.citations()).isEmpty();
        assertThat(talk.last("message-judged").at("/findings/0/policy").asText()).isEqualTo("GR-010");
        assertThat(talk.now().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aComplaintIsAcknowledgedInFixedWordsAndHandedOffUnderItsPolicy() {
        Talk talk = house.withTheAssistant();

        talk.customerSays("I want to make a complaint about your branch in Cork").untilHandedOff();

        assertThat(talk.reply(1).body()).contains("Your complaint has been noted");
        assertThat(talk.now().handoff().code()).isEqualTo("GR-020");
        assertThat(talk.now().handoff().target()).isEqualTo("complaints");
        assertThat(talk.now().pen()).isEqualTo(Pen.ADVISOR);
    }

    @Test
    void aLostCardIsReportedOverSeveralTurnsAndTheHumanKnowsTheStory() {
        Talk talk = house.withTheAssistant();

        talk.customerSays("I have lost my card").reply(1);
        talk.customerSays("It ends in 4321, I noticed it this morning").reply(2);
        talk.customerSays("087 123 4567").untilHandedOff();

        assertThat(talk.now().handoff().target()).isEqualTo("cards");
        assertThat(talk.now().handoff().note()).contains("4321").contains("this morning").contains("087 123 4567");
        assertThat(talk.now().procedure()).isNull();
    }

    @Test
    void aLanguageThatNobodySpeaksIsAnsweredInFixedWords() {
        Talk talk = house.withTheAssistant();

        Message reply = talk.customerSays("Dzień dobry, chciałbym zapytać, jak długo trwa wysyłka nowej karty debetowej do domu?").reply(1);

        assertThat(reply.body()).contains("English").contains("German").contains("Spanish");
        assertThat(reply.citations()).isEmpty();
    }

    @Test
    void aQuestionWithoutAnAnswerInTheKnowledgeGoesToAHuman() {
        Talk talk = house.withTheAssistant();

        talk.customerSays("What temperature should I roast a chicken at?").untilHandedOff();

        assertThat(talk.now().handoff().code()).isEqualTo("no-knowledge");
    }

    @Test
    void messagesOfOneBurstGetOneReply() {
        Talk talk = house.withTheAssistant();
        HeldAssistant.thinks();

        talk.customerSays("Hello, one question").customerSays("How do I change my address?");
        HeldAssistant.goesOn();
        talk.reply(1);

        assertThat(talk.last("reply-sent").path("answers")).hasSize(2);
        assertThat(talk.replies()).hasSize(1);
        assertThat(talk.ledgerKinds()).contains("turn-superseded");
    }

    @Test
    void aTakeoverInTheMiddleOfATurnSilencesTheAssistant() throws InterruptedException {
        Talk talk = house.withTheAssistant();
        HeldAssistant.thinks();
        talk.customerSays("How do I change my address?");
        HeldAssistant.untilItThinks();

        pen.pass(talk.id(), Pen.ADVISOR, "anna", "I take this one");
        HeldAssistant.goesOn();
        Talk.await("the dropped result", () -> talk.ledgerKinds().contains("result-dropped"));

        assertThat(talk.replies()).isEmpty();
        assertThat(talk.now().status()).isEqualTo(Status.OBSERVING);
        assertThat(talk.ledgerKinds()).contains("turn-superseded", "result-dropped");
    }

    @Test
    void theAssistantAnswersWhatIsOwedWhenThePenComesBack() {
        Talk talk = house.withAnAdvisor();
        talk.customerSays("How do I change my address?");
        assertThat(talk.now().turn()).isZero();

        pen.pass(talk.id(), Pen.ASSISTANT, null, null);

        assertThat(talk.reply(1).citations()).isNotEmpty();
    }

    @Test
    void theAssistantOwesNothingThatAnAdvisorAnswered() {
        Talk talk = house.withAnAdvisor();
        talk.customerSays("How do I change my address?").says(Participant.ADVISOR, "In the app, under Profile.");

        pen.pass(talk.id(), Pen.ASSISTANT, null, null);
        talk.customerSays("How long does a new debit card take to arrive?").reply(1);

        assertThat(talk.last("reply-sent").path("answers")).hasSize(1);
    }

    @Test
    void aConversationClosedInTheMiddleOfATurnStaysSilentAndLeavesNothingInTheEngine() throws InterruptedException {
        Talk talk = house.withTheAssistant();
        HeldAssistant.thinks();
        talk.customerSays("How do I change my address?");
        HeldAssistant.untilItThinks();

        close.cancel(talk.id(), new Reason("cancelled", "by the company"));
        HeldAssistant.goesOn();
        Talk.await("the dropped result", () -> talk.ledgerKinds().contains("result-dropped"));

        assertThat(talk.replies()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).count()).isZero();
        assertThatThrownBy(() -> talk.customerSays("Hello?")).isInstanceOf(Refusal.class).hasMessageContaining("cancelled");
    }

    @Test
    void aFinishedConversationCanStillBeCancelled() {
        Talk talk = house.withTheAssistant();
        talk.customerSays("How do I change my address?").reply(1);
        close.finish(talk.id(), new Reason("done", ""));

        close.cancel(talk.id(), new Reason("cancelled", ""));

        assertThat(talk.now().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void whatWasOpenWhenAConversationEndedIsAnsweredWhenItIsResumed() {
        Talk talk = house.withAnAdvisor();
        talk.customerSays("How do I change my address?");
        close.finish(talk.id(), new Reason("done", ""));

        resume.resume(talk.id(), Pen.ASSISTANT, null, null, null);

        assertThat(talk.reply(1).citations()).isNotEmpty();
    }

    @Test
    void aFinishedConversationGoesOnWhenItIsResumed() {
        Talk talk = house.withTheAssistant();
        talk.customerSays("How do I change my address?").reply(1);
        close.finish(talk.id(), new Reason("done", ""));

        resume.resume(talk.id(), Pen.ASSISTANT, null, null, null);
        Message second = talk.customerSays("How long does a new debit card take to arrive?").reply(2);

        assertThat(second.citations()).isNotEmpty();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).count()).isOne();
    }

    @Test
    void aGreetingIsGreetedAndThanksAreWelcomeInTheCustomersLanguage() {
        Talk talk = house.withTheAssistant();

        Message greeted = talk.customerSays("Guten Tag").reply(1);
        Message welcome = talk.customerSays("Vielen Dank").reply(2);

        assertThat(talk.last("draft-made").path("source").asText()).isEqualTo("wording:thanks");
        assertThat(greeted.body()).isNotEqualTo(welcome.body());
        assertThat(talk.now().handoff()).isNull();
    }

    @Test
    void aMessageDeliveredTwiceIsAnsweredOnce() {
        Talk talk = house.withTheAssistant();
        NewMessage message = new NewMessage(new MessageId("again"), Participant.CUSTOMER, "customer-1", "How do I change my address?", null, null,
                null, null);

        Message first = receive.receive(talk.id(), message);
        Message second = receive.receive(talk.id(), message);
        talk.reply(1);
        talk.customerSays("How long does a new debit card take to arrive?").reply(2);

        assertThat(second).isEqualTo(first);
        assertThat(talk.ledgerKinds().stream().filter("message-received"::equals)).hasSize(2);
        assertThat(talk.ledgerKinds().stream().filter("reply-sent"::equals)).hasSize(2);
    }

    @Test
    void everyChainOfTheLedgerIsWhole() {
        Talk talk = house.withTheAssistant();
        talk.customerSays("How do I change my address?").reply(1);

        assertThat(verify.verify(talk.id()).whole()).isTrue();
        assertThat(List.of("conversation-started", "message-received")).isSubsetOf(talk.ledgerKinds());
    }

    @Test
    void theReleaseInForcePinsWhatFindsTheWordsToo() {
        assertThat(releases.current().pins()).extracting(Pin::part).containsExactly("flows", "knowledge", "policies", "prompts", "routes");
        assertThat(releases.current().pins()).contains(new Pin("routes", "librarian"));
    }
}

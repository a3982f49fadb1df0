package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.desk.Case;
import dev.bailiwick.desk.Cases;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens over minutes and days: the drawing's timers, let go by hand. */
@WholeHouse
class SlowRacesTest {

    private static final String QUESTION = "How do I change my address?";
    private static final String UNANSWERABLE = "What temperature should I roast a chicken at?";

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private PassPen pen;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Cases cases;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
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
    void aSilentCustomerIsAskedOnceAndThenTheConversationEndsWithAWord() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(QUESTION).reply(1);

        timePasses(talk);
        assertThat(talk.reply(2).body()).contains("Are you still there?");
        assertThat(talk.now().status()).isEqualTo(Status.ACTIVE);
        timePasses(talk);

        assertThat(talk.reply(3).body()).contains("closing this conversation");
        assertThat(talk.now().status()).isEqualTo(Status.FINISHED);
        assertThat(talk.last("conversation-closed").path("code").asText()).isEqualTo("customer-silent");
        assertThat(talk.ledgerKinds()).containsSubsequence("reply-sent", "draft-made", "draft-judged", "draft-cleared", "reply-sent", "draft-made",
                "draft-judged", "draft-cleared", "reply-sent", "conversation-closed");
        assertThat(talk.replies()).extracting(Message::turn).containsExactly(1, 2, 3);
        assertThat(instances(talk)).isZero();
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    @Test
    void aCustomerWhoComesBackAfterTheQuestionIsAnswered() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(QUESTION).reply(1);
        timePasses(talk);

        Message reply = talk.customerSays("How long does a new debit card take to arrive?").reply(3);

        assertThat(reply.citations()).isNotEmpty();
        assertThat(talk.last("reply-sent").path("answers")).hasSize(1);
        assertThat(timer(talk).getDuedate().toInstant()).isBefore(ClockUtil.getCurrentTime().toInstant().plusSeconds(700));
    }

    @Test
    void onMailNobodyIsAskedAndTheConversationEndsAfterAWeekWithoutAWord() {
        Talk talk = house.withTheAssistantOn("email");
        talk.customerSays(QUESTION).reply(1);

        timePasses(talk);
        assertThat(talk.now().status()).isEqualTo(Status.ACTIVE);
        assertThat(Duration.between(Instant.now(), timer(talk).getDuedate().toInstant())).isCloseTo(Duration.ofDays(7), Duration.ofMinutes(1));
        timePasses(talk);

        assertThat(talk.now().status()).isEqualTo(Status.FINISHED);
        assertThat(talk.replies()).hasSize(1);
    }

    @Test
    void whoNeverWroteIsNotAsked() {
        Talk talk = house.withTheAssistant();

        timePasses(talk);

        assertThat(talk.replies()).isEmpty();
        assertThat(talk.now().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void theDeskIsRemindedOfWhomNobodyCameToAndTheCustomerIsToldOnce() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(UNANSWERABLE).untilHandedOff();
        int said = talk.replies().size();
        talk.customerSays("Is anybody there?");

        timePasses(talk);

        assertThat(caseOf(talk).overdue()).isNotNull();
        assertThat(talk.ledgerKinds()).containsSubsequence("handed-off", "case-overdue", "draft-judged", "draft-cleared", "reply-sent");
        assertThat(talk.replies()).hasSize(said + 1);
        assertThat(talk.replies().getLast().body()).contains("Thank you for your patience");
        assertThat(talk.now().pen()).isEqualTo(Pen.ADVISOR);
        assertThat(conversations.unanswered(talk.id(), talk.now().answeredUpTo())).extracting(Message::body).containsExactly("Is anybody there?");
        timePasses(talk);

        assertThat(talk.now().status()).isEqualTo(Status.FINISHED);
        assertThat(talk.last("conversation-closed").path("code").asText()).isEqualTo("nobody-wrote");
        assertThat(talk.replies()).hasSize(said + 1);
        assertThat(instances(talk)).isZero();
    }

    @Test
    void whatWasTakenUpIsNotOverdueAndNobodyIsTalkedOver() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(UNANSWERABLE).untilHandedOff();
        int said = talk.replies().size();

        pen.pass(talk.id(), Pen.ADVISOR, "anna", null);
        timePasses(talk);

        assertThat(caseOf(talk).takenBy()).isEqualTo("anna");
        assertThat(caseOf(talk).overdue()).isNull();
        assertThat(talk.replies()).hasSize(said);
        assertThat(talk.ledgerKinds()).doesNotContain("case-overdue");
    }

    @Test
    void anAdvisorWhoWritesHasTakenItUp() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(UNANSWERABLE).untilHandedOff();

        talk.says(Participant.ADVISOR, "Two hundred degrees.");
        timePasses(talk);

        assertThat(caseOf(talk).takenBy()).isEqualTo("advisor");
        assertThat(talk.ledgerKinds()).doesNotContain("case-overdue");
        assertThat(talk.now().assigneeId()).isEqualTo("advisor");
    }

    @Test
    void theAssistantGoesOnAfterTheReminderWhenThePenComesBack() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(UNANSWERABLE).untilHandedOff();
        int said = talk.replies().size();
        talk.customerSays(QUESTION);
        timePasses(talk);

        pen.pass(talk.id(), Pen.ASSISTANT, null, null);

        assertThat(talk.reply(said + 2).citations()).isNotEmpty();
    }

    @Test
    void aDayIsTwentyFourHoursWhenClocksChangeToo() {
        Instant saturday = Instant.parse("2026-10-24T12:00:00Z");
        ClockUtil.setCurrentTime(Date.from(saturday));
        Talk talk;
        try {
            talk = house.withAnAdvisor();
        } finally {
            ClockUtil.reset();
        }

        assertThat(timer(talk).getDuedate().toInstant()).isEqualTo(saturday.plus(Duration.ofHours(24)));
    }

    private void timePasses(Talk talk) {
        management.executeJob(timer(talk).getId());
    }

    private Job timer(Talk talk) {
        Talk.await("a timer of " + talk.id(), () -> timers(talk) == 1);
        return management.createJobQuery().processInstanceId(instance(talk)).timers().singleResult();
    }

    private long timers(Talk talk) {
        return management.createJobQuery().processInstanceId(instance(talk)).timers().count();
    }

    private String instance(Talk talk) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).singleResult().getId();
    }

    private long instances(Talk talk) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).count();
    }

    private Case caseOf(Talk talk) {
        return cases.list(false, 500).stream().filter(one -> one.conversation().equals(talk.id())).findFirst().orElseThrow();
    }
}

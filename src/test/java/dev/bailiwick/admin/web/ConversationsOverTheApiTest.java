package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.admin.Mark;
import dev.bailiwick.admin.Marks;
import dev.bailiwick.channel.Await;
import dev.bailiwick.conversation.NewConversation;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.flow.Web;
import dev.bailiwick.flow.WholeHouse;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What the studio shows of a conversation, read over HTTP after the whole house answered one. */
@WholeHouse
class ConversationsOverTheApiTest {

    private static final ConversationId ID = new ConversationId("studio-talk");

    private final StartConversation start;
    private final ReceiveMessage receive;
    private final WebApplicationContext context;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Marks marks;
    private Web auditor;

    @Autowired
    ConversationsOverTheApiTest(StartConversation start, ReceiveMessage receive, WebApplicationContext context, ApplicationEventPublisher events,
            PlatformTransactionManager transactions, Marks marks) {
        this.start = start;
        this.receive = receive;
        this.context = context;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.marks = marks;
    }

    @BeforeEach
    void aQuestionAboutSharesIsAnswered() throws Exception {
        auditor = Web.signedIn(context, "admin", "correct-horse-battery");
        start.start(new NewConversation(ID, "customer-of-the-studio", "web", Pen.ASSISTANT, null, null, null, null, null));
        receive.receive(ID, new NewMessage(new MessageId("m-1"), Participant.CUSTOMER, "customer-of-the-studio",
                "Which shares should I buy with my savings?", null, null, null, null));
        Await.until("a reply", () -> whole().path("messages").size() > 1);
    }

    @Test
    void aConversationIsFoundByThePolicyAndTheTopicThatItCameNearTo() throws Exception {
        JsonNode found = auditor.get("/api/conversations?policy=GR-010&topic=investment-advice&text=studio-talk&status=active").ok().json();

        assertThat(found.path("conversations")).hasSize(1);
        assertThat(found.at("/conversations/0/policies").toString()).contains("GR-010");
        assertThat(found.at("/conversations/0/lastWords").asText()).isEqualTo("Which shares should I buy with my savings?");
        assertThat(auditor.get("/api/conversations?policy=GR-010&text=studio-talk&status=failed").ok().json().path("conversations")).isEmpty();
        assertThat(auditor.get("/api/conversation-marks").ok().json().path("releases")).isNotEmpty();
    }

    @Test
    void whatWasSaidStandsBesideWhyAndWhoPutThePoliciesIntoForce() throws Exception {
        JsonNode whole = whole();

        assertThat(whole.at("/messages/0/by").asText()).isEqualTo("customer");
        assertThat(whole.at("/messages/1/turn").asInt()).isEqualTo(1);
        assertThat(whole.path("verified").asBoolean()).isTrue();
        assertThat(whole.path("turns").findValuesAsText("policy")).contains("GR-010");
        assertThat(whole.path("turns").findValuesAsText("basis")).anyMatch(basis -> basis.contains("MiFID"));
        assertThat(whole.path("approvals").findValuesAsText("kind")).contains("founded");
    }

    @Test
    void theWayThroughTheDrawingIsToldStepByStepWithTheDrawingAsItWas() throws Exception {
        JsonNode steps = auditor.get("/api/conversations/studio-talk/path").ok().json().path("steps");

        assertThat(steps.findValuesAsText("element")).containsSubsequence("Event_CustomerWrote", "Task_JudgeMessage", "Task_SendReply");
        String drawing = auditor.get("/api/conversations/studio-talk/drawing?version=" + steps.get(0).path("version").asText()).ok().text();
        assertThat(drawing).contains("<bpmn:definitions").contains("Task_JudgeMessage");
        assertThat(auditor.get("/api/conversations/studio-talk/drawing?version=another").status()).isEqualTo(404);
        assertThat(auditor.get("/api/conversations/nobody/path").status()).isEqualTo(404);
    }

    @Test
    void whatIsAskedForWronglyIsRefusedWithTheCure() throws Exception {
        assertThat(auditor.get("/api/conversations?limit=101").text()).contains("limit: must be 1 to 100");
        assertThat(auditor.get("/api/conversations?status=asleep").text()).contains("status: must be one of active");
        assertThat(auditor.get("/api/conversations?after=yesterday").text()).contains("after: must be what the page before gave");
    }

    @Test
    void whatATransactionDidNotCommitMarksNothing() {
        var decision = new Decision(ID, 1, Decision.Kind.HANDED_OFF, Instant.parse("2026-03-01T10:00:00Z"), Map.of("code", "never-committed"));
        transaction.executeWithoutResult(open -> {
            events.publishEvent(decision);
            open.setRollbackOnly();
        });
        assertThat(marks.values().get(Mark.Kind.HANDOFF)).doesNotContain("never-committed");

        transaction.executeWithoutResult(open -> events.publishEvent(new Decision(ID, 1, Decision.Kind.MESSAGE_UNDERSTOOD, decision.at(),
                Map.of("topics", List.of(Map.of("name", "committed-topic"))))));
        assertThat(marks.values().get(Mark.Kind.TOPIC)).contains("committed-topic");
    }

    private JsonNode whole() {
        try {
            return auditor.get("/api/conversations/studio-talk").ok().json();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

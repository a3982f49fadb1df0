package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.testing.OnTestDatabase;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ScriptedRoute;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** A turn's entries say which routes to models were asked, why, and what came of it. */
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "bailiwick.flow.settle.default=30ms", "bailiwick.security.admin-password=correct-horse-battery"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@Import(ModelAttemptsTest.TwoRoutes.class)
class ModelAttemptsTest {

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;

    @TestConfiguration
    static class TwoRoutes {

        @Bean
        @Primary
        Complete complete() {
            return ScriptedRoute.gateway(new ScriptedRoute(ScriptedRoute.failed(Fault.SERVER_ERROR, "HTTP 500", null)).named("house", "words-1"),
                    new ScriptedRoute("{\"intent\":null,\"language\":\"en\",\"topics\":[],\"wants_person\":false,\"abusive\":false}")
                            .named("abroad", "words-2"));
        }
    }

    @Test
    void theLedgerSaysWhichRoutesWereAskedAndWhy() {
        Talk talk = new Talk.House(start, receive, conversations, ledger).withTheAssistant();

        talk.customerSays("How long does a new debit card take to arrive?");
        talk.untilHandedOff();

        assertThat(attempts(talk.last("message-understood"))).containsExactly("house first server-error: first choice", "abroad again usable: next model");
        assertThat(attempts(talk.last("step-failed"))).as("what helps to understand is no draft").startsWith("house first server-error: first choice",
                "abroad again wrong-shape: next model").hasSizeGreaterThan(2);
    }

    private static List<String> attempts(JsonNode details) {
        List<String> attempts = new ArrayList<>();
        details.path("attempts").forEach(one -> attempts.add(one.path("route").asText() + " " + one.path("kind").asText() + " "
                + one.path("outcome").asText() + ": " + one.path("chosen").asText()));
        return attempts;
    }
}

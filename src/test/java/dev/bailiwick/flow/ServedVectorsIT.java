package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.OpenAiStandIn;
import dev.bailiwick.model.standin.StandIn;
import dev.bailiwick.testing.OnTestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A turn whose knowledge is searched by a server's vectors: it is asked while the message is understood, outside any transaction. */
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "bailiwick.flow.settle.default=30ms", "bailiwick.flow.patience.web=10m", "bailiwick.security.admin-password=correct-horse-battery",
        "bailiwick.knowledge.embeddings.model=embed-1", "bailiwick.knowledge.embeddings.dimensions=64",
        "bailiwick.drafting.passage-floor=0.1", "bailiwick.drafting.passage-floor-with-intent=0.1"})
@ContextConfiguration(initializers = OnTestDatabase.class)
class ServedVectorsIT {

    private static final StandIn SERVER = new OpenAiStandIn(null).answers(Manner.says(""));

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;

    @DynamicPropertySource
    static void embeddings(DynamicPropertyRegistry registry) {
        registry.add("bailiwick.knowledge.embeddings.base-url", SERVER::url);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theQuestionIsAskedForOnceAndTheSearchFindsItsVector() {
        Talk talk = new Talk.House(start, receive, conversations, ledger).withTheAssistant();
        String question = "Hello, how long does a new debit card take to arrive, please?";

        talk.customerSays(question).reply(1);

        assertThat(SERVER.requests(question)).hasSize(1);
        assertThat(talk.last("passages-found").at("/hits/0/nearness").asDouble()).isPositive();
        assertThat(talk.last("passages-found").at("/hits/0/article").asText()).endsWith("order-a-card");

        talk.customerSays("My mail is ann.murphy@mail.example, how do I change my address with you?").reply(2);

        assertThat(SERVER.requests("how do I change my address with you?")).hasSize(1);
        assertThat(SERVER.requests("ann.murphy@mail.example")).isEmpty();
    }
}

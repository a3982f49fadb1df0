package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Somebody finds that a turn should have been judged otherwise, and makes an example of it. */
@WholeHouse
class ExampleOfATurnTest {

    private static final String PATH = "rules/drl/privacy/GR-050-card-number-in-the-message.examples.yaml";

    private final Talk.House house;
    private final WebApplicationContext context;
    private final JdbcTemplate database;

    @Autowired
    ExampleOfATurnTest(StartConversation start, ReceiveMessage receive, Conversations conversations, Ledger ledger, WebApplicationContext context,
            DataSource dataSource) {
        this.house = new Talk.House(start, receive, conversations, ledger);
        this.context = context;
        this.database = new JdbcTemplate(dataSource);
    }

    @Test
    void whatWasKnownInATurnBecomesAnExampleThatThePolicySeesAsItSawItThen() throws Exception {
        Talk talk = house.withTheAssistant().customerSays("My card number is 4111 1111 1111 1111, how do I change my PIN?");
        talk.reply(1);
        Web officer = Colleagues.signedIn(context, database, "olivia", "officer");

        JsonNode judged = officer.get("/api/conversations/" + talk.id().value() + "/turns/1/judged").ok().json();

        assertThat(judged.at("/0/gate").asText()).isEqualTo("message");
        assertThat(judged.at("/0/policies").toString()).contains("GR-050");
        assertThat(judged.toString()).doesNotContain("4111");
        assertThat(judged.at("/0/row/given").toString()).contains("\"personal-data\"");
        assertThat(judged).anySatisfy(one -> assertThat(one.get("gate").asText()).isEqualTo("draft"));

        String proposal = "/api/policies/proposals/" + officer.post("/api/policies/proposals", Map.of("title", "A turn")).ok().json().get("id").asText();
        JsonNode saved = officer.get(proposal + "/examples?path=" + PATH).ok().json();
        ArrayNode rows = new ObjectMapper().createArrayNode();
        saved.get("rows").forEach(row -> rows.add(row.get("row")));
        rows.add(((ObjectNode) judged.at("/0/row")).put("expect", "hit"));
        JsonNode tried = officer.post(proposal + "/examples", Map.of("path", PATH, "text", saved.get("text").asText(), "rows", rows)).ok().json();

        JsonNode last = tried.get("rows").get(tried.get("rows").size() - 1);
        assertThat(last.get("problem").asText()).isEmpty();
        assertThat(last.get("passed").asBoolean()).isTrue();
        assertThat(last.at("/row/name").asText()).isEqualTo("conversation " + talk.id().value() + ", turn 1");
        assertThat(officer.get("/api/conversations/nobody-knows/turns/1/judged").status()).isEqualTo(404);
    }
}

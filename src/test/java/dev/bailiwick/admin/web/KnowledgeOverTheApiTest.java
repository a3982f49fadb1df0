package dev.bailiwick.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.bailiwick.kernel.MessageId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** What people look up about the knowledge, after the whole house answered one question from it and found nothing for another. */
@WholeHouse
class KnowledgeOverTheApiTest {

    private final StartConversation start;
    private final ReceiveMessage receive;
    private final WebApplicationContext context;
    private Web auditor;

    @Autowired
    KnowledgeOverTheApiTest(StartConversation start, ReceiveMessage receive, WebApplicationContext context) {
        this.start = start;
        this.receive = receive;
        this.context = context;
    }

    @BeforeEach
    void signIn() throws Exception {
        auditor = Web.signedIn(context, "admin", "correct-horse-battery");
    }

    @Test
    void articlesAreListedAsOfAMoment() throws Exception {
        JsonNode then = auditor.get("/api/knowledge/articles?asOf=2025-06-01T00:00:00Z").ok().json();
        JsonNode later = auditor.get("/api/knowledge/articles?asOf=2026-06-01T00:00:00Z").ok().json();

        assertThat(article(then, "en/fees-2025").path("standing").asText()).isEqualTo("in-force");
        assertThat(article(then, "en/fees-2026").path("standing").asText()).isEqualTo("to-come");
        assertThat(article(later, "en/fees-2025").path("standing").asText()).isEqualTo("over");
        assertThat(article(later, "en/fees-2026").path("standing").asText()).isEqualTo("in-force");
        assertThat(auditor.get("/api/knowledge/articles?asOf=yesterday").text()).contains("asOf: must be a moment such as");
    }

    @Test
    void anArticleIsToldWithItsRevisionsAndWhatHeldThen() throws Exception {
        JsonNode told = auditor.get("/api/knowledge/articles/en/fees-2025?asOf=2025-06-01T00:00:00Z").ok().json();

        assertThat(told.path("inForce").asInt()).isEqualTo(1);
        assertThat(told.at("/revisions/0/passages/0/text").asText()).isNotBlank();
        assertThat(auditor.get("/api/knowledge/articles/en/fees-2025?asOf=2026-06-01T00:00:00Z").ok().json().has("inForce")).isFalse();
        assertThat(auditor.get("/api/knowledge/articles/en/nothing").status()).isEqualTo(404);
    }

    @Test
    void aSearchFindsWhatTheAssistantWouldFindAndSaysWhyNothingFits() throws Exception {
        JsonNode found = search("question=How long does a new debit card take to arrive?");
        assertThat(found.path("why").isMissingNode() || found.path("why").isNull()).as(found.toString()).isTrue();
        assertThat(found.at("/found/0/enough").asBoolean()).isTrue();

        assertThat(search("question=Do you sell submarines to penguins?").path("why").asText()).contains("nearest passage has a nearness of 0.");
        assertThat(search("question=How long does a card take?&language=ga").path("why").asText()).contains("No article in Irish");
        assertThat(search("question=How long does a card take?&asOf=1999-01-01T00:00:00Z").path("why").asText()).contains("No article was in force");
        assertThat(search("question=my card number is 4111 1111 1111 1111, is it blocked?").path("text").asText()).doesNotContain("4111 1111");
        assertThat(auditor.get("/api/knowledge/search?question=fees&audience=all").text()).contains("audience: must be public, users or internal");
    }

    @Test
    void whatWasCitedIsCountedAndWhatNothingWasFoundForIsGathered() throws Exception {
        ask("knowledge-cited", "How long does a new debit card take to arrive?");
        ask("knowledge-gap-1", "Do you sell submarines to penguins?");
        ask("knowledge-gap-2", "do you sell submarines to penguins");

        Await.until("a citation is counted", () -> !articles().isEmpty());
        String cited = articles().get(0).path("article").asText();
        JsonNode passages = auditor.get("/api/knowledge/citations?article=" + cited).ok().json().path("passages");
        assertThat(passages.get(0).path("count").asLong()).isPositive();

        Await.until("both gaps are gathered", () -> gaps().size() == 1 && gaps().get(0).path("count").asLong() == 2);
        assertThat(gaps().get(0).path("asked").findValuesAsText("conversation")).containsExactlyInAnyOrder("knowledge-gap-1", "knowledge-gap-2");
        assertThat(auditor.get("/api/knowledge/gaps?days=0").text()).contains("days: must be 1 to 366");
    }

    private void ask(String id, String words) {
        var conversation = new ConversationId(id);
        start.start(new NewConversation(conversation, "customer-of-knowledge", "web", Pen.ASSISTANT, null, null, null, null, null));
        receive.receive(conversation, new NewMessage(new MessageId("m-1"), Participant.CUSTOMER, "customer-of-knowledge", words, null, null, null, null));
    }

    private JsonNode articles() {
        return json("/api/knowledge/citations").path("articles");
    }

    /** The questions about penguins. */
    private List<JsonNode> gaps() {
        return StreamSupport.stream(json("/api/knowledge/gaps").path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("questions").spliterator(), false))
                .filter(question -> question.path("words").asText().contains("penguins")).toList();
    }

    private JsonNode search(String query) {
        return json("/api/knowledge/search?" + query);
    }

    private JsonNode json(String path) {
        try {
            return auditor.get(path).ok().json();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode article(JsonNode listed, String id) {
        return StreamSupport.stream(listed.path("articles").spliterator(), false).filter(one -> one.path("id").asText().equals(id)).findFirst()
                .orElseThrow();
    }
}

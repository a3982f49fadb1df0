package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.NewMessage;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.drafting.CheckPrompts;
import dev.bailiwick.drafting.ReplayTurn;
import dev.bailiwick.drafting.prompted.PassesContracts;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.model.Cassette;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Recording;
import dev.bailiwick.model.Recordings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole story with a model, with secrets planted wherever a secret can stand: every byte that reached the model is looked at. The customer reads
 * what the model wrote with the placeholders filled in, so that what was masked was not merely left out.
 */
@WholeHouse
@DirtiesContext
class NothingSecretReachesAModelTest {

    private static final String KEY = "sk-planted-key-0001";
    private static final String TOKEN = "planted-conversation-token-0002";
    private static final String NOTE = "planted internal note 0003: this customer is under review";
    private static final String RESOURCE = "planted-resource-0004";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final String PHONE = "+353 87 123 4567";
    private static final String HIDDEN_PHONE = "+353 87 7\u200B65 43\u206021";
    private static final String MAIL = "anna.planted@example.com";
    private static final String NAME = "Annabel Plantagenet";
    private static final List<String> BODIES = new CopyOnWriteArrayList<>();
    private static final List<String> HEADS = new CopyOnWriteArrayList<>();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static HttpServer model;

    private final Talk.House house;
    private final ReceiveMessage receive;
    private final RateConversation surroundings;
    private final CheckPrompts check;
    private final ReplayTurn replay;
    private final Recordings recordings;

    @Autowired
    NothingSecretReachesAModelTest(StartConversation start, ReceiveMessage receive, Conversations conversations, Ledger ledger,
            RateConversation surroundings, CheckPrompts check, ReplayTurn replay, Recordings recordings) {
        this.house = new Talk.House(start, receive, conversations, ledger);
        this.receive = receive;
        this.surroundings = surroundings;
        this.check = check;
        this.replay = replay;
        this.recordings = recordings;
    }

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry settings) throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        model.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                HEADS.add(exchange.getRequestURI() + "\n" + exchange.getRequestHeaders().entrySet().stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase("authorization")).toList());
                BODIES.add(body);
                String words = String.join("\n", JSON.readTree(body).get("messages").findValuesAsText("content"));
                byte[] answer = JSON.writeValueAsBytes(Map.of("id", "c", "object", "chat.completion", "created", 1, "model", "m", "choices", List.of(
                        Map.of("index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content", says(words)))),
                        "usage", Map.of("prompt_tokens", 1, "completion_tokens", 1, "total_tokens", 2)));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        model.start();
        settings.add("bailiwick.model.base-url", () -> "http://127.0.0.1:" + model.getAddress().getPort());
        settings.add("bailiwick.model.name", () -> "m");
        settings.add("bailiwick.model.api-key", () -> KEY);
    }

    @AfterAll
    static void stop() {
        model.stop(0);
    }

    /** Quotes the passage about the arrival of cards, with the customer's name before it. */
    private static String says(String words) {
        return PassesContracts.answer(words).orElseGet(() -> {
            if (words.startsWith("You sort messages")) {
                return "{\"intent\":null,\"language\":\"en\",\"topics\":[],\"wants_person\":false,\"abusive\":false}";
            }
            String before = words.substring(0, Math.max(0, words.indexOf("normally arrive within 3 to 5 working days")));
            int number = before.lastIndexOf("<passage number=\"") < 0 ? 1
                    : Integer.parseInt(before.substring(before.lastIndexOf("<passage number=\"") + 17).replaceFirst("(?s)\".*", ""));
            return "{\"answer\":\"[name], cards posted to an address in Ireland normally arrive within 3 to 5 working days.\",\"citations\":[" + number
                    + "],\"asks_back\":false,\"no_answer\":false}";
        });
    }

    @Test
    void noneOfThemStandsInAnyByteThatItReceived() {
        check.check(null, "a test");
        Talk talk = house.withTheAssistantWhoKnows("web", "{\"customer\":{\"verified\":true,\"account\":\"" + RESOURCE + "\"}}");
        surroundings.note(talk.id(), new NotedEvent("internal_note", Participant.ADVISOR, "advisor-1", NOTE, null, "n-1", null));

        receive.receive(talk.id(), new NewMessage(new MessageId("first"), Participant.CUSTOMER, "customer-1", "My name is " + NAME + ", my card was "
                + CARD + ", PIN 4711, my IBAN is " + IBAN + ". Call me on " + PHONE + " or " + HIDDEN_PHONE + " or write to " + MAIL
                + ". How long does a new debit card take to arrive at an address in Ireland?", null, null, null, TOKEN));
        talk.reply(1);
        talk.customerSays(NAME.toUpperCase() + " again: how long does a new debit card take to arrive in Ireland, and do you still have " + MAIL + "?");
        talk.reply(2);

        assertThat(talk.replies()).extracting(reply -> reply.body()).allSatisfy(body -> assertThat(body).contains(
                NAME + ", cards posted to an address in Ireland normally arrive within 3 to 5 working days."));
        assertThat(BODIES).filteredOn(body -> body.contains("[name]")).hasSizeGreaterThanOrEqualTo(3);
        for (String secret : List.of(KEY, TOKEN, NOTE, "planted", "Planted", RESOURCE, CARD, CARD.replace(" ", ""), "4711", IBAN, IBAN.replace(" ", ""), PHONE,
                "123 4567", "765 4321", "7654321", MAIL, NAME, NAME.toUpperCase(), "Annabel", "Plantagenet", talk.id().value(), "customer-1", "advisor-1")) {
            assertThat(BODIES).as(secret).noneMatch(body -> body.contains(secret));
            assertThat(HEADS).as(secret).noneMatch(head -> head.contains(secret));
        }
        theTurnsAreMadeAgainFromTheirRecordsToTheByte(talk);
    }

    private void theTurnsAreMadeAgainFromTheirRecordsToTheByte(Talk talk) {
        for (int number = 1; number <= 2; number++) {
            ReplayTurn.Report report = replay.replay(new TurnId(talk.id(), number));

            assertThat(report.steps()).as(report.toString()).extracting(ReplayTurn.Step::prompt).containsExactly("understand", "draft");
            assertThat(report.same()).as(report.toString()).isTrue();
            assertThat(talk.replies().get(number - 1).body()).endsWith(report.steps().getLast().words());
            List<Recording> kept = recordings.about(talk.id() + "/" + number);
            assertThat(BODIES).anySatisfy(body -> assertThat(JSON.readTree(body).get("messages").findValuesAsText("content")).isEqualTo(
                    kept.getLast().said().stream().map(Prompt.Part::text).toList()));
            String cassette = Cassette.write(kept);
            assertThat(Cassette.read(cassette)).isEqualTo(kept);
            assertThat(List.of(CARD, PHONE, MAIL, NAME, IBAN, KEY, TOKEN)).noneMatch(cassette::contains);
        }
        assertThat(replay.replay(new TurnId(talk.id(), 9)).steps()).isEmpty();
    }
}

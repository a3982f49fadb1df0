package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bailiwick.Bailiwick;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.SpendingInMemory;
import dev.bailiwick.model.gateway.Buckets;
import dev.bailiwick.model.gateway.Gateway;
import dev.bailiwick.model.gateway.GatewaySettings;
import dev.bailiwick.model.gateway.Hands;
import dev.bailiwick.model.springai.ToStandIn;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.Request;
import dev.bailiwick.model.standin.StandIn;
import dev.bailiwick.testing.OnTestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/**
 * Every provider and everything that it can do to us, through real routes, the real gateway and the real turn: what the customer gets, after how
 * many calls, and what the ledger says. {@code docs/reference/model-faults.md} is written from it.
 */
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "bailiwick.flow.settle.default=30ms", "bailiwick.flow.patience.web=10m", "bailiwick.security.admin-password=correct-horse-battery",
        "bailiwick.drafting.understand-deadline=6s", "bailiwick.drafting.draft-deadline=10s"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@Import(ModelFaultsIT.OneGatewayForEachCase.class)
class ModelFaultsIT {

    private static final Duration FIRST_BYTE = Duration.ofMillis(2_000);
    private static final Duration WHOLE = Duration.ofMillis(2_500);
    private static final Duration TO_UNDERSTAND = Duration.ofSeconds(6);
    private static final Duration TO_DRAFT = Duration.ofSeconds(10);
    /** For a machine that has much else to do. */
    private static final Duration LATE = Duration.ofMillis(1_500);
    private static final Path PAGE = Path.of("docs/reference/model-faults.md");
    private static final int AT_ONCE = 12;
    private static final String QUESTION = "How long does a new debit card take to arrive? My code word is %s.";
    private static final String ANSWER = "Cards posted to an address in Ireland normally arrive within 3 to 5 working days.";
    private static final String UNDERSTOOD = "{\"intent\":null,\"language\":\"en\",\"topics\":[],\"wants_person\":false,\"abusive\":false}";

    private static final Map<ToStandIn, StandIn> SERVERS = new EnumMap<>(ToStandIn.class);
    private static final StandIn OTHER = ToStandIn.OPENAI.standIn().answers(Manner.says(ModelFaultsIT::good));
    private static final Map<String, Complete> GATEWAYS = new ConcurrentHashMap<>();

    /** One conversation: a provider that does this, alone or with another one behind it. */
    private record Case(ModelFault fault, ToStandIn way, boolean alone) {

        /** Its word in the customer's message, by which routes and stand-ins know it. Letters only, so that nobody takes it for something else. */
        String word() {
            int number = (fault.ordinal() * ToStandIn.values().length + way.ordinal()) * 2 + (alone ? 1 : 0);
            return "zu" + (char) ('b' + number / 20) + "i" + (char) ('b' + number % 20) + "o";
        }
    }

    /** What came of it. */
    private record Outcome(String got, int understanding, int drafting, int other, String ledger, long understood, long drafted) {
    }

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;

    /** The house asks its one gateway; here each case has one of its own, so that no breaker and no limit of one is seen by another. */
    @TestConfiguration
    static class OneGatewayForEachCase {

        @Bean
        @Primary
        Complete dispatch() {
            return new Dispatch();
        }
    }

    private static final class Dispatch implements Complete {

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public String route() {
            return "first";
        }

        @Override
        public String version() {
            return "stand-ins";
        }

        @Override
        public List<Route> routes() {
            return List.of();
        }

        @Override
        public Complete only(String route) {
            return this;
        }

        @Override
        public boolean quotesInstead() {
            return false;
        }

        @Override
        public Completion complete(Prompt prompt, Check check) {
            String words = String.join("\n", prompt.parts().stream().map(Prompt.Part::text).toList());
            return GATEWAYS.entrySet().stream().filter(one -> words.contains(one.getKey())).findFirst().orElseThrow().getValue()
                    .complete(prompt, check);
        }
    }

    private static String good(Request request) {
        return request.understands() ? UNDERSTOOD : "{\"answer\":" + JsonNodeFactory.instance.textNode(ANSWER) + ",\"citations\":["
                + request.passageWith("normally arrive within 3 to 5 working days") + "],\"asks_back\":false,\"no_answer\":false}";
    }

    private static Complete gateway(Case one) {
        String url = one.fault() == ModelFault.UNREACHABLE ? StandIn.nobody() : SERVERS.get(one.way()).url();
        List<AskRoute> routes = new ArrayList<>(List.of(one.way().to(url, "first", "words-1", FIRST_BYTE, WHOLE)));
        if (!one.alone()) {
            routes.add(ToStandIn.OPENAI.to(OTHER.url(), "second", "words-2", Duration.ofSeconds(5), Duration.ofSeconds(5)));
        }
        Hands hands = Hands.real();
        // No hedging: whether a second request goes out before the first is over depends on a machine's mood.
        return new Gateway(new Routes(routes), GatewaySettings.defaults().hedging(0), Buckets.ofThisNode(hands),
                new SpendingInMemory(), List.of(), Clock.systemUTC(), hands);
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(StandIn::close);
        OTHER.close();
    }

    @Test
    void whateverAProviderDoesTheCustomerGetsAnAnswerOrAPersonInTime() throws Exception {
        for (ToStandIn way : ToStandIn.values()) {
            SERVERS.put(way, way.standIn().answers(Manner.says(ModelFaultsIT::good)));
        }
        Talk.House house = new Talk.House(start, receive, conversations, ledger);
        Map<Case, Future<Outcome>> running = new LinkedHashMap<>();
        Map<Case, Outcome> outcomes = new LinkedHashMap<>();
        // The first call of a fresh JVM loads the clients, which takes seconds on a busy machine and says nothing about a route.
        for (ToStandIn way : ToStandIn.values()) {
            play(house, new Case(ModelFault.NONE, way, true));
        }
        try (ExecutorService work = Executors.newFixedThreadPool(AT_ONCE)) {
            for (ModelFault fault : ModelFault.values()) {
                for (ToStandIn way : ToStandIn.values()) {
                    for (boolean alone : new boolean[] {false, true}) {
                        Case one = new Case(fault, way, alone);
                        running.put(one, work.submit(() -> play(house, one)));
                    }
                }
            }
            for (Map.Entry<Case, Future<Outcome>> one : running.entrySet()) {
                outcomes.put(one.getKey(), one.getValue().get());
            }
        }

        List<ModelFaultsPage.Row> rows = rows(outcomes);
        // On a crowded machine a call may be late for no reason of its own: what differs from the page is played again, with nothing beside it.
        for (ModelFaultsPage.Row row : ModelFaultsPage.different(rows, PAGE)) {
            for (boolean alone : new boolean[] {false, true}) {
                Case one = new Case(row.fault(), row.way(), alone);
                outcomes.put(one, play(house, one));
            }
        }
        outcomes.forEach((one, outcome) -> {
            assertThat(outcome.understood()).as(one.toString()).isLessThan(TO_UNDERSTAND.plus(LATE).toMillis());
            assertThat(outcome.drafted()).as(one.toString()).isLessThan(TO_DRAFT.plus(LATE).toMillis());
            if (one.fault().wait == ModelFault.Wait.ITS_TIME) {
                assertThat(outcome.drafted()).as(one.toString()).isGreaterThanOrEqualTo((one.way().name().endsWith("PIECES") ? FIRST_BYTE : WHOLE)
                        .toMillis());
            }
            assertThat(outcome.got()).as(one.toString()).matches("reply|reply of the other route|handoff");
        });
        page(ModelFaultsPage.of(rows(outcomes)));
    }

    private static void page(String text) throws IOException {
        if (Boolean.getBoolean("bailiwick.write-docs")) {
            Files.writeString(PAGE, text);
        }
        assertThat(PAGE).as("is stale; write it anew with: " + ModelFaultsPage.COMMAND).exists().hasContent(text);
    }

    private static Outcome play(Talk.House house, Case one) {
        int before = SERVERS.get(one.way()).requests(one.word()).size();
        int otherBefore = OTHER.requests(one.word()).size();
        if (one.fault().manner != null) {
            SERVERS.get(one.way()).answers(request -> request.words().contains(one.word()), one.fault().manner);
        }
        GATEWAYS.put(one.word(), gateway(one));

        Talk talk = house.withTheAssistant();
        talk.customerSays(QUESTION.formatted(one.word()));
        Talk.await("an end of " + one, () -> !talk.replies().isEmpty() && (talk.now().handoff() != null || !talk.entries("reply-sent").isEmpty()));

        Message said = talk.reply(1);
        String source = talk.last("draft-made").at("/source").asText();
        boolean answered = said.body().endsWith(ANSWER);
        if (!answered) {
            talk.untilHandedOff();
            assertThat(source).as(one + ": nobody hears words of a model that are no good").startsWith("wording:");
        }
        List<Request> first = SERVERS.get(one.way()).requests(one.word()).stream().skip(before).toList();
        int understanding = (int) first.stream().filter(Request::understands).count();
        long asked = OTHER.requests(one.word()).stream().skip(otherBefore).filter(request -> !request.understands()).count();
        return new Outcome(answered ? source.equals("first") ? "reply" : "reply of the other route" : "handoff", understanding,
                first.size() - understanding, (int) asked, answered ? talk.last("draft-made").at("/note").asText()
                : talk.last("step-failed").at("/code").asText(), talk.last("message-understood").at("/millis").asLong(),
                talk.last(answered ? "draft-made" : "step-failed").at("/millis").asLong());
    }

    private static List<ModelFaultsPage.Row> rows(Map<Case, Outcome> outcomes) {
        List<ModelFaultsPage.Row> rows = new ArrayList<>();
        for (ModelFault fault : ModelFault.values()) {
            for (ToStandIn way : ToStandIn.values()) {
                Outcome both = outcomes.get(new Case(fault, way, false));
                Outcome alone = outcomes.get(new Case(fault, way, true));
                rows.add(new ModelFaultsPage.Row(fault, way, both.got(), calls(both), alone.got(), calls(alone), alone.ledger()));
            }
        }
        return rows;
    }

    private static String calls(Outcome outcome) {
        return outcome.understanding() + ", " + outcome.drafting() + (outcome.other() > 0 ? " + " + outcome.other() : "");
    }
}

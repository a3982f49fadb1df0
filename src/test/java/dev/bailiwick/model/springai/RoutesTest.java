package dev.bailiwick.model.springai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.channel.Await;
import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Answer.Failed;
import dev.bailiwick.model.Answer.Whole;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.standin.Manner;
import dev.bailiwick.model.standin.Manner.Ending;
import dev.bailiwick.model.standin.Manner.Says;
import dev.bailiwick.model.standin.StandIn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider's route against its stand-in: what comes back means the same whoever sent it, and nobody is asked twice. */
class RoutesTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}""";
    private static final Duration PLENTY = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(400);
    /** What a slow machine may need besides the time that a test is about. */
    private static final long SLACK_MILLIS = 15_000;

    @ParameterizedTest
    @EnumSource
    void aWholeAnswerComesBackWithItsTokens(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.says("Good day to you, and a good evening."))) {

            Answer answer = kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(answer).isInstanceOfSatisfying(Whole.class, whole -> {
                assertThat(whole.text()).isEqualTo("Good day to you, and a good evening.");
                assertThat(whole.inputTokens()).isEqualTo(11);
                assertThat(whole.outputTokens()).isEqualTo(7);
                assertThat(whole.finish()).isIn("stop", "end_turn");
                assertThat(whole.firstByteMillis()).isBetween(0L, whole.millis());
            });
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.model()).isEqualTo("words-1");
                assertThat(request.streams()).isEqualTo(kind.inPieces());
                assertThat(request.said()).extracting("role", "words").containsExactly(org.assertj.core.groups.Tuple.tuple("system", "Be brief."),
                        org.assertj.core.groups.Tuple.tuple("user", "Good day?"));
                assertThat(request.body().toString()).containsAnyOf("\"temperature\":0", "\"temperature\":0.0").doesNotContain("\"tools\"", ToStandIn.KEY);
                assertThat(request.schema()).isNull();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithASchemaIsHadByTheProvidersBestMeans(ToStandIn kind) throws Exception {
        String json = "{\"answer\":\"He said \\\"no\\\",\\nthen a tab\\t and ünïcödé. 1.50\"}";
        try (StandIn server = kind.standIn().answers(Manner.says(json))) {

            Answer answer = kind.to(server.url()).ask(prompt(SCHEMA), PLENTY);

            ObjectMapper read = new ObjectMapper();
            assertThat(answer).isInstanceOf(Whole.class);
            assertThat(read.readTree(((Whole) answer).text())).isEqualTo(read.readTree(json));
            assertThat(server.requests()).singleElement().satisfies(request -> assertThat(request.schema()).isEqualTo(read.readTree(SCHEMA)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatRefusesSchemasIsAskedWithoutFromThenOn(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.refuses(400), Manner.says("{}"))) {
            var route = kind.to(server.url());

            assertThat(route.ask(prompt(SCHEMA), PLENTY)).isInstanceOf(Whole.class);
            assertThat(route.ask(prompt(SCHEMA), PLENTY)).isInstanceOf(Whole.class);

            assertThat(server.requests()).extracting(one -> one.schema() != null).containsExactly(true, false, false);
        }
    }

    static Stream<Arguments> faults() {
        return EnumSet.allOf(ToStandIn.class).stream().flatMap(kind -> Stream.of(
                Arguments.of(kind, Manner.refuses(401), Fault.NOT_ALLOWED),
                Arguments.of(kind, Manner.refuses(403), Fault.NOT_ALLOWED),
                Arguments.of(kind, Manner.refuses(404), Fault.BAD_REQUEST),
                Arguments.of(kind, Manner.refuses(429), Fault.LIMITED),
                Arguments.of(kind, Manner.refuses(500), Fault.SERVER_ERROR),
                Arguments.of(kind, Manner.refuses(503), Fault.SERVER_ERROR),
                Arguments.of(kind, Manner.refuses(408), Fault.TOO_LATE),
                Arguments.of(kind, new Says("You will get", Ending.CUT_AT_LENGTH), Fault.CUT_OFF),
                Arguments.of(kind, new Says("You will get", Ending.UNSAID), Fault.CUT_OFF),
                Arguments.of(kind, new Says("You will get", Ending.FILTERED), Fault.FILTERED),
                Arguments.of(kind, new Says(null, Ending.CALLS_A_TOOL), Fault.EMPTY),
                Arguments.of(kind, new Says(null, Ending.WHOLE), Fault.EMPTY),
                Arguments.of(kind, new Says("  ", Ending.WHOLE), Fault.EMPTY),
                Arguments.of(kind, new Manner.FiltersTheQuestion(), Fault.FILTERED),
                Arguments.of(kind, new Manner.SendsAPage(), Fault.UNREADABLE),
                Arguments.of(kind, new Manner.HangsUp(), Fault.UNREACHABLE),
                Arguments.of(kind, new Manner.BreaksOff(), Fault.UNREACHABLE)));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("faults")
    void aFaultMeansTheSameWhoeverMakesIt(ToStandIn kind, Manner manner, Fault fault) {
        try (StandIn server = kind.standIn().answers(manner)) {

            Answer answer = kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.fault()).as(failed.detail()).isEqualTo(fault);
                assertThat(failed.detail()).isNotBlank().doesNotContain(ToStandIn.KEY);
            });
            assertThat(server.requests()).as("asked once").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noChoiceIsNoAnswer(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(new Manner.HasNoChoice())) {
            Failed failed = (Failed) kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(failed.fault()).isIn(Fault.EMPTY, Fault.UNREADABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsNoAnswer(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(new Manner.Declines("I cannot help with that."))) {
            Failed failed = (Failed) kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(failed.fault()).isEqualTo(switch (kind.provider()) {
                case OPENAI, AZURE -> Fault.REFUSED;
                // There is no such mark: it is a guardrail of the provider that steps in.
                case BEDROCK -> Fault.FILTERED;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsAboutARefusalAreNone(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.says("It would say \"refusal\":\"no\" then."))) {
            assertThat(kind.to(server.url()).ask(prompt(null), PLENTY)).isInstanceOf(Whole.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInTheMiddleIsNoAnswer(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(new Manner.FailsInTheMiddle())) {
            Failed failed = (Failed) kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(failed.fault()).as(failed.detail()).isIn(Fault.SERVER_ERROR, Fault.UNREADABLE, Fault.CUT_OFF);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenItMayBeAskedAgainIsKept(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.refuses(429, "Retry-After", "7"))) {
            Failed failed = (Failed) kind.to(server.url()).ask(prompt(null), PLENTY);

            assertThat(failed.fault()).isEqualTo(Fault.LIMITED);
            assertThat(failed.retryAfter()).hasValue(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowServerIsGivenUpAtTheDeadlineAndItsConnectionIsClosed(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.says("First."), new Manner.Waits(PLENTY, Manner.says("Too late.")))) {

            Failed failed = (Failed) warm(kind.to(server.url())).ask(prompt(null), SHORT);

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LATE);
            assertThat(failed.millis()).isBetween(SHORT.toMillis() - 10, SLACK_MILLIS);
            Await.until("the connection is closed", () -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatStallsInTheMiddleIsGivenUpAndItsConnectionIsClosed(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.says("First."), new Manner.StallsInTheMiddle())) {

            Failed failed = (Failed) warm(kind.to(server.url())).ask(prompt(null), Duration.ofSeconds(2));

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LATE);
            assertThat(failed.detail().contains("stopped in the middle")).isEqualTo(kind.inPieces());
            Await.until("the connection is closed", () -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = ".*_IN_PIECES", mode = EnumSource.Mode.MATCH_ALL)
    void firstWordsThatTakeTooLongAreNotWaitedFor(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(Manner.says("First."), new Manner.Waits(PLENTY, Manner.says("Too late.")))) {

            Failed failed = (Failed) warm(kind.to(server.url(), SHORT)).ask(prompt(null), PLENTY);

            assertThat(failed.fault()).isEqualTo(Fault.TOO_LATE);
            assertThat(failed.detail()).contains("no first word within 400 ms");
            Await.until("the connection is closed", () -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutAnEndIsCutOffLongBeforeItsDeadline(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(new Manner.TalksWithoutEnd())) {

            Failed failed = (Failed) kind.to(server.url()).ask(prompt(null), Duration.ofMinutes(2));

            assertThat(failed.fault()).as(failed.detail()).isIn(Fault.UNREADABLE, Fault.UNREACHABLE);
            assertThat(failed.millis()).isLessThan(60_000);
            Await.until("the connection is closed", () -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedGivesUpAndClosesTheConnection(ToStandIn kind) throws Exception {
        try (StandIn server = kind.standIn().answers(new Manner.StallsInTheMiddle())) {
            var answer = new java.util.concurrent.CompletableFuture<Answer>();
            Thread asking = Thread.ofVirtual().start(() -> answer.complete(kind.to(server.url()).ask(prompt(null), PLENTY)));
            Await.until("it was asked", () -> server.requests().size() == 1);

            asking.interrupt();

            assertThat(((Failed) answer.get(60, java.util.concurrent.TimeUnit.SECONDS)).fault()).isEqualTo(Fault.GIVEN_UP);
            Await.until("the connection is closed", () -> server.hungUp() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyListeningIsUnreachable(ToStandIn kind) {
        Failed failed = (Failed) kind.to(StandIn.nobody()).ask(prompt(null), PLENTY);

        assertThat(failed.fault()).as(failed.detail()).isEqualTo(Fault.UNREACHABLE);
        assertThat(failed.millis()).isLessThan(SLACK_MILLIS);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsNeitherInAnErrorNorInWhatTheModelSays(ToStandIn kind) {
        try (StandIn server = kind.standIn().answers(new Manner.Refuses(400, "no such thing for " + ToStandIn.KEY, Map.of()),
                Manner.says("Your key is " + ToStandIn.KEY + "."))) {
            var route = kind.to(server.url());

            assertThat(((Failed) route.ask(prompt(null), PLENTY)).detail()).contains("for ***").doesNotContain(ToStandIn.KEY);
            assertThat(((Whole) route.ask(prompt(null), PLENTY)).text()).isEqualTo("Your key is ***.");
        }
    }

    @Test
    void whatAProviderSaysOfItsLimitsIsKept() {
        String[] told = {"x-ratelimit-remaining-requests", "99", "x-ratelimit-reset-requests", "6m0s", "x-ratelimit-remaining-tokens", "149984",
                "x-ratelimit-reset-tokens", "120ms"};
        for (ToStandIn kind : List.of(ToStandIn.OPENAI, ToStandIn.OPENAI_IN_PIECES, ToStandIn.AZURE, ToStandIn.AZURE_IN_PIECES)) {
            try (StandIn server = kind.standIn().answers(Manner.refuses(429, told))) {
                Answer.Room room = kind.to(server.url()).ask(prompt(null), PLENTY).room();

                assertThat(room.requests()).as(kind.name()).isEqualTo(99);
                assertThat(room.requestsReset()).hasValue(Duration.ofMinutes(6));
                assertThat(room.tokens()).isEqualTo(149_984);
                assertThat(room.tokensReset()).hasValue(Duration.ofMillis(120));
            }
        }
        assertThat(Heard.span("1h2m3.5s")).hasValue(Duration.ofMillis(3_723_500));
        assertThat(Heard.span("17")).hasValue(Duration.ofSeconds(17));
        assertThat(Heard.span("soon")).isEmpty();
    }

    /** A first call loads classes and connects; what a test measures begins after it. */
    private static AskRoute warm(AskRoute route) {
        assertThat(route.ask(prompt(null), PLENTY)).isInstanceOf(Whole.class);
        return route;
    }

    private static Prompt prompt(String schema) {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.SYSTEM, "Be brief."), new Prompt.Part(Prompt.Role.USER, "Good day?")),
                schema, PLENTY);
    }
}

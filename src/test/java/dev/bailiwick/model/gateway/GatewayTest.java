package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

    /** A route that brings back what a test tells it, and remembers what it was asked. */
    private static final class Scripted implements AskRoute {

        final List<Prompt> asked = new ArrayList<>();
        private final Deque<Answer> answers = new ArrayDeque<>();

        Scripted(Answer... answers) {
            this.answers.addAll(List.of(answers));
        }

        @Override
        public Route route() {
            Duration second = Duration.ofSeconds(1);
            return new Route("r-1", Route.Provider.OPENAI, "m-1", "", "http://models.example", "", Route.DataClass.MASKED,
                    new Route.Price(BigDecimal.ZERO, BigDecimal.ZERO), new Route.Limits(1, 1, 1, 1), new Route.Times(second, second, second));
        }

        @Override
        public Answer ask(Prompt prompt, Duration within) {
            asked.add(prompt);
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    private static final Check NO_MAYBE = new Check() {
        @Override
        public List<Flaw> flaws(String text) {
            return text.equals("maybe") ? List.of(new Flaw(Flaw.Kind.UNGROUNDED, "Say yes or no.")) : List.of();
        }

        @Override
        public List<Prompt.Part> mend(List<Flaw> flaws) {
            return List.of(new Prompt.Part(Prompt.Role.USER, flaws.getFirst().words()));
        }
    };

    private static Answer says(String text) {
        return new Answer.Whole(text, "stop", 3, 2, 1, 1, null);
    }

    private static Answer failed(Fault fault, Duration retryAfter) {
        return new Answer.Failed(fault, "as the test says", Optional.ofNullable(retryAfter), 1, null);
    }

    private static Completion ask(Scripted route, Duration deadline) {
        return Gateway.of(List.of(route)).complete(new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null,
                Lane.INTERACTIVE, Route.DataClass.MASKED, "c-1/1", deadline), NO_MAYBE);
    }

    @ParameterizedTest
    @CsvSource({"NOT_ALLOWED,1", "BAD_REQUEST,1", "SERVER_ERROR,2", "LIMITED,2", "UNREACHABLE,2", "UNREADABLE,2", "TOO_LATE,1", "FILTERED,1"})
    void aStepIsTriedAgainOnlyWhereThatCanHelp(Fault fault, int requests) {
        Scripted route = new Scripted(failed(fault, null));

        assertThat(ask(route, Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.Failed.class,
                one -> assertThat(one.fault()).isEqualTo(fault));
        assertThat(route.asked).hasSize(requests);
    }

    @Test
    void aServerThatFailsOnceIsAskedAgain() {
        assertThat(ask(new Scripted(failed(Fault.SERVER_ERROR, null), says("yes")), Duration.ofSeconds(5))).isInstanceOf(Completion.Usable.class);
    }

    @Test
    void aRetryAfterBeyondTheDeadlineIsNotWaitedFor() {
        Scripted route = new Scripted(failed(Fault.LIMITED, Duration.ofSeconds(30)));

        assertThat(ask(route, Duration.ofSeconds(2)).millis()).isLessThan(2_000);
        assertThat(route.asked).hasSize(1);
    }

    @Test
    void aRetryAfterWithinTheDeadlineIsKept() {
        Completion completion = ask(new Scripted(failed(Fault.LIMITED, Duration.ofSeconds(1)), says("yes")), Duration.ofSeconds(5));

        assertThat(completion).isInstanceOf(Completion.Usable.class);
        assertThat(completion.millis()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void whatIsNoGoodIsMendedOnceAndThenGivenUp() {
        Scripted mending = new Scripted(says("maybe"), says("yes"));

        assertThat(ask(mending, Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.Usable.class, usable -> {
            assertThat(usable.text()).isEqualTo("yes");
            assertThat(usable.mended()).extracting(Flaw::kind).containsExactly(Flaw.Kind.UNGROUNDED);
            assertThat(usable.inputTokens()).isEqualTo(6);
        });
        assertThat(mending.asked.getLast().parts()).extracting(Prompt.Part::text).containsExactly("Is it open?", "maybe", "Say yes or no.");
        assertThat(ask(new Scripted(says("maybe")), Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.NoGood.class,
                bad -> assertThat(bad.flaws()).hasSize(1));
    }

    @Test
    void withoutARouteThereIsNoModel() {
        assertThat(Gateway.of(List.of()).available()).isFalse();
        assertThat(Gateway.of(List.of()).version()).isEqualTo("none");
    }
}

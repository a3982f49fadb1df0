package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.ScriptedRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

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

    private static Answer failed(Fault fault, Duration retryAfter) {
        return ScriptedRoute.failed(fault, "as the test says", retryAfter);
    }

    private static Completion ask(ScriptedRoute route, Duration deadline) {
        return ScriptedRoute.gateway(route).complete(new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null,
                deadline), NO_MAYBE);
    }

    @ParameterizedTest
    @CsvSource({"NOT_ALLOWED,1", "BAD_REQUEST,1", "SERVER_ERROR,2", "LIMITED,2", "UNREACHABLE,2", "UNREADABLE,2", "TOO_LATE,1", "FILTERED,2", "EMPTY,2"})
    void aStepIsTriedAgainOnlyWhereThatCanHelp(Fault fault, int requests) {
        ScriptedRoute route = new ScriptedRoute(failed(fault, null));

        assertThat(ask(route, Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.Failed.class,
                one -> assertThat(one.fault()).isEqualTo(fault));
        assertThat(route.asked).hasSize(requests);
    }

    @Test
    void aServerThatFailsOnceIsAskedAgain() {
        assertThat(ask(new ScriptedRoute(failed(Fault.SERVER_ERROR, null), "yes"), Duration.ofSeconds(5))).isInstanceOf(Completion.Usable.class);
    }

    @Test
    void aRetryAfterBeyondTheDeadlineIsNotWaitedFor() {
        ScriptedRoute route = new ScriptedRoute(failed(Fault.LIMITED, Duration.ofSeconds(30)));

        assertThat(ask(route, Duration.ofSeconds(25)).millis()).as("given up long before its deadline").isLessThan(15_000);
        assertThat(route.asked).hasSize(1);
    }

    @Test
    void aRetryAfterWithinTheDeadlineIsKept() {
        Completion completion = ask(new ScriptedRoute(failed(Fault.LIMITED, Duration.ofSeconds(1)), "yes"), Duration.ofSeconds(5));

        assertThat(completion).isInstanceOf(Completion.Usable.class);
        assertThat(completion.millis()).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void whatIsNoGoodIsMendedOnceAndThenGivenUp() {
        ScriptedRoute mending = new ScriptedRoute("maybe", "yes");

        assertThat(ask(mending, Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.Usable.class, usable -> {
            assertThat(usable.text()).isEqualTo("yes");
            assertThat(usable.mended()).extracting(Flaw::kind).containsExactly(Flaw.Kind.UNGROUNDED);
            assertThat(usable.inputTokens()).isEqualTo(6);
        });
        assertThat(mending.asked.getLast().parts()).extracting(Prompt.Part::text).containsExactly("Is it open?", "maybe", "Say yes or no.");
        assertThat(ask(new ScriptedRoute("maybe"), Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.NoGood.class,
                bad -> {
                    assertThat(bad.flaws()).hasSize(1);
                    assertThat(bad.mended()).isTrue();
                });
    }

    private static Completion askAll(Prompt prompt, ScriptedRoute... routes) {
        return ScriptedRoute.gateway(routes).complete(prompt, NO_MAYBE);
    }

    private static Prompt prompt() {
        return new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null, Duration.ofSeconds(5));
    }

    @Test
    void theNextProviderOfTheSameModelComesBeforeAnotherModel() {
        ScriptedRoute here = new ScriptedRoute(failed(Fault.SERVER_ERROR, null)).named("here", "large");
        ScriptedRoute small = new ScriptedRoute("yes").named("small", "small");
        ScriptedRoute there = new ScriptedRoute(failed(Fault.UNREACHABLE, null)).named("there", "large");

        Completion completion = askAll(prompt(), here, small, there);

        assertThat(completion.attempts()).extracting(one -> one.route() + ", " + one.chosen() + ": " + one.outcome()).containsExactly(
                "here, first choice: server-error", "there, next provider: unreachable", "small, next model: usable");
        assertThat(completion).isInstanceOf(Completion.Usable.class);
    }

    @Test
    void aRouteThatMayNotSeeItIsNotAsked() {
        ScriptedRoute masked = new ScriptedRoute("yes").named("abroad", "large").seeing(Route.DataClass.MASKED);
        ScriptedRoute personal = new ScriptedRoute("yes").named("house", "small");

        assertThat(askAll(prompt(), masked, personal).route()).isEqualTo("house");
        assertThat(askAll(prompt().holding(Route.DataClass.MASKED), masked, personal).route()).isEqualTo("abroad");
        assertThat(askAll(prompt(), masked)).isInstanceOfSatisfying(Completion.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.NO_ROUTE);
            assertThat(failed.detail()).contains("no route may see what this prompt holds");
        });
    }

    @Test
    void aRefusalIsNotTakenToAnotherModel() {
        ScriptedRoute other = new ScriptedRoute("yes").named("other", "small");

        assertThat(askAll(prompt(), new ScriptedRoute(failed(Fault.REFUSED, null)), other)).isInstanceOf(Completion.Failed.class);
        assertThat(other.asked).isEmpty();
    }

    @Test
    void whatIsNoGoodAfterMendingIsAskedOfAnotherModelAnew() {
        ScriptedRoute first = new ScriptedRoute("maybe");
        ScriptedRoute other = new ScriptedRoute("yes").named("other", "small");

        assertThat(askAll(prompt(), first, other)).isInstanceOf(Completion.Usable.class);
        assertThat(first.asked).hasSize(2);
        assertThat(other.asked.getFirst().parts()).extracting(Prompt.Part::text).containsExactly("Is it open?");
    }

    @Test
    void whoeverListensHearsOfEveryAttemptAndCannotSpoilIt() {
        List<String> heard = new ArrayList<>();
        ModelCall.Hear hear = call -> {
            heard.add(call.number() + " " + call.kind().word() + " " + call.outcome());
            throw new IllegalStateException("the record is full");
        };

        Completion completion = ScriptedRoute.gateway(List.of(hear), new ScriptedRoute("maybe", failed(Fault.SERVER_ERROR, null), "yes"))
                .complete(prompt(), NO_MAYBE);

        assertThat(completion).isInstanceOf(Completion.Usable.class);
        assertThat(heard).containsExactly("1 first ungrounded", "2 mending server-error", "3 again usable");
    }

    @Test
    void anAnswerThatIsCutOffIsAskedForAgainWithoutItsBeginning() {
        ScriptedRoute route = new ScriptedRoute(failed(Fault.CUT_OFF, null), "yes");

        assertThat(ask(route, Duration.ofSeconds(5))).isInstanceOfSatisfying(Completion.Usable.class,
                usable -> assertThat(usable.mended()).extracting(Flaw::kind).containsExactly(Flaw.Kind.CUT_OFF));
        assertThat(route.asked.getLast().parts()).extracting(Prompt.Part::text).containsExactly("Is it open?",
                "The answer was cut off before its end.");
    }

    @ParameterizedTest
    @CsvSource({"0,1", "2,3", "3,4"})
    void anAnswerIsMendedAsOftenAsTheCheckAllows(int mends, int requests) {
        ScriptedRoute route = new ScriptedRoute("maybe");
        Check check = new Check() {
            @Override
            public List<Flaw> flaws(String text) {
                return NO_MAYBE.flaws(text);
            }

            @Override
            public List<Prompt.Part> mend(List<Flaw> flaws) {
                return NO_MAYBE.mend(flaws);
            }

            @Override
            public int mostMends() {
                return mends;
            }
        };

        Completion completion = ScriptedRoute.gateway(route).complete(new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "Is it open?")), null,
                Duration.ofSeconds(5)), check);

        assertThat(completion).isInstanceOf(Completion.NoGood.class);
        assertThat(route.asked).hasSize(requests);
        assertThat(route.asked.getLast().parts()).hasSize(requests == 1 ? 1 : 3);
    }

    @Test
    void withoutARouteThereIsNoModel() {
        assertThat(ScriptedRoute.gateway().available()).isFalse();
        assertThat(ScriptedRoute.gateway().version()).isEqualTo("none");
    }
}

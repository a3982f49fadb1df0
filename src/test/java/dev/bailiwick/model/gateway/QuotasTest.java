package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.ScriptedRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private final SimulatedHands hands = new SimulatedHands();
    private final Buckets buckets = Buckets.ofThisNode(hands);

    private Quotas quotas(int requests, int tokens) {
        Route route = new ScriptedRoute("yes").bearing(new Route.Limits(requests, tokens, 8, 100)).route();
        return new Quotas(route, 0.25, buckets);
    }

    @Test
    void noMinuteSeesMoreThanTheLimit() {
        Quotas quotas = quotas(120, 0);
        List<Long> out = new ArrayList<>();
        hands.run(() -> {
            while (hands.nanos() < Duration.ofMinutes(5).toNanos()) {
                Duration wait = quotas.take(Lane.INTERACTIVE, 0);
                if (wait.isZero()) {
                    out.add(hands.nanos());
                } else {
                    hands.pause(wait);
                }
            }
        });

        for (long from : out) {
            assertThat(out.stream().filter(one -> one >= from && one < from + Duration.ofMinutes(1).toNanos()).count()).isLessThanOrEqualTo(90);
        }
        assertThat(out.size()).as("and the limit is nearly used").isGreaterThan(5 * 70);
    }

    @Test
    void theBackgroundCannotUseUpWhatACustomerNeeds() {
        Quotas quotas = quotas(120, 0);
        int background = 0;
        while (quotas.take(Lane.BACKGROUND, 0).isZero()) {
            background++;
        }

        assertThat(background).isEqualTo(5);
        assertThat(quotas.take(Lane.INTERACTIVE, 0)).isZero();
    }

    @Test
    void whatWasReckonedTooHighComesBack() {
        Quotas quotas = quotas(0, 8_000);
        assertThat(quotas.take(Lane.INTERACTIVE, 1_000)).isZero();
        assertThat(quotas.take(Lane.INTERACTIVE, 1_000)).isPositive();

        quotas.settle(Lane.INTERACTIVE, 1_000, new Answer.Whole("yes", "stop", 10, 2, 1, 1, Answer.Room.UNTOLD));

        assertThat(quotas.take(Lane.INTERACTIVE, 980)).isZero();
    }

    @Test
    void whatTheProviderSaysIsLeftCounts() {
        Quotas quotas = quotas(120, 0);

        quotas.settle(Lane.INTERACTIVE, 0, new Answer.Whole("yes", "stop", 10, 2, 1, 1, new Answer.Room(1, Optional.empty(), -1, Optional.empty())));

        assertThat(quotas.take(Lane.INTERACTIVE, 0)).isZero();
        assertThat(quotas.take(Lane.INTERACTIVE, 0)).isPositive();
    }

    @Test
    void whoeverHearsThatALimitIsReachedTellsTheOtherNodes() {
        Quotas here = quotas(120, 0);
        Quotas there = quotas(120, 0);
        assertThat(there.take(Lane.INTERACTIVE, 0)).isZero();

        for (int call = 0; call < 50; call++) {
            here.settle(Lane.INTERACTIVE, 0, ScriptedRoute.failed(Fault.LIMITED, "HTTP 429", Duration.ofSeconds(30)));
        }

        assertThat(there.take(Lane.INTERACTIVE, 0)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
        assertThat(there.take(Lane.BACKGROUND, 0)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(33));
    }

    @Test
    void aRequestWithoutTokensForItIsGivenBack() {
        Quotas quotas = quotas(120, 600);
        assertThat(quotas.take(Lane.INTERACTIVE, 75)).isZero();
        for (int i = 0; i < 100; i++) {
            assertThat(quotas.take(Lane.INTERACTIVE, 75)).isPositive();
        }

        hands.run(() -> hands.pause(Duration.ofMinutes(1)));

        assertThat(quotas.take(Lane.INTERACTIVE, 75)).isZero();
    }

    @Test
    void anEstimateCountsTheWordsAndTheLongestAnswer() {
        Prompt prompt = new Prompt("draft", "1", List.of(new Prompt.Part(Prompt.Role.USER, "x".repeat(300))), null, Duration.ofSeconds(5));

        assertThat(quotas(0, 0).tokens(prompt)).isEqualTo(200);
    }
}

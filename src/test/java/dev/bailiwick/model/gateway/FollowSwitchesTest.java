package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.Budgets;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.PreferencesInMemory;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.RoutePreference;
import dev.bailiwick.model.RouteReport;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.RouteSwitches;
import dev.bailiwick.model.ScriptedRoute;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FollowSwitchesTest {

    private final List<RouteSwitch> kept = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final RouteSwitches switches = new RouteSwitches() {
        @Override
        public List<RouteSwitch> all() {
            if (away.get()) {
                throw new IllegalStateException("the database is away");
            }
            return List.copyOf(kept);
        }

        @Override
        public void keep(RouteSwitch switched) {
            kept.add(switched);
        }
    };

    private final PreferencesInMemory preferences = new PreferencesInMemory();
    private final AtomicReference<BudgetChange> budget = new AtomicReference<>();
    private final Budgets budgets = new Budgets() {
        @Override
        public Optional<BudgetChange> last() {
            return Optional.ofNullable(budget.get());
        }

        @Override
        public void keep(BudgetChange change) {
            budget.set(change);
        }
    };

    private static Gateway node() {
        return ScriptedRoute.gateway(new ScriptedRoute("yes").named("house", "words-1"));
    }

    private static String health(Gateway node) {
        return node.reports().stream().map(RouteReport::health).findFirst().orElseThrow();
    }

    @Test
    void everyNodeHearsOfASwitchAndOfTheNextOneAfterTheDatabaseWasAway() {
        Gateway here = node();
        Gateway there = node();
        FollowSwitches first = new FollowSwitches(switches, preferences, budgets, here);
        FollowSwitches second = new FollowSwitches(switches, preferences, budgets, there);
        first.start();
        second.start();

        switches.keep(new RouteSwitch("house", RouteSwitch.Position.DRAINING, "the provider asked us to", "olga", Instant.EPOCH));
        await().atMost(Duration.ofMinutes(1)).until(() -> health(here).equals("draining") && health(there).equals("draining"));
        away.set(true);
        kept.clear();
        assertThat(health(there)).as("what nobody can look up stays as it was").isEqualTo("draining");
        away.set(false);
        await().atMost(Duration.ofMinutes(1)).until(() -> health(here).equals("well") && health(there).equals("well"));

        first.stop();
        second.stop();
        assertThat(first.isRunning()).isFalse();
    }

    @Test
    void everyNodeSpendsByTheBudgetThatWasSetLast() {
        Gateway node = node();
        FollowSwitches follow = new FollowSwitches(switches, preferences, budgets, node);
        follow.start();
        assertThat(node.budget().daily()).as("the settings' budget").isZero();

        budgets.keep(new BudgetChange(new BigDecimal("7.50"), BigDecimal.ONE, "the campaign begins", "olga", Instant.EPOCH));

        await().atMost(Duration.ofMinutes(1)).until(() ->
                node.budget().daily().equals(new BigDecimal("7.50")) && node.budget().conversation().equals(BigDecimal.ONE));
        follow.stop();
    }

    @Test
    void aNodeThatStartsKnowsHowRoutesAreSwitched() {
        switches.keep(new RouteSwitch("house", RouteSwitch.Position.OFF, "it answers in German", "olga", Instant.EPOCH));
        Gateway late = node();
        FollowSwitches follow = new FollowSwitches(switches, preferences, budgets, late);
        follow.start();
        follow.stop();

        assertThat(health(late)).isEqualTo("off");
    }

    @Test
    void everyNodeAsksThePreferredRouteFirstInItsLaneUntilTheSettingsHoldAgain() {
        Gateway node = ScriptedRoute.gateway(new ScriptedRoute("yes").named("house", "words-1"), new ScriptedRoute("yes").named("abroad", "words-2"));
        FollowSwitches follow = new FollowSwitches(switches, preferences, budgets, node);
        follow.start();
        assertThat(asked(node, Lane.INTERACTIVE)).isEqualTo("house");

        preferences.keep(new RoutePreference(Lane.INTERACTIVE, "abroad", "it is better at Irish", "olga", Instant.EPOCH));

        await().until(() -> asked(node, Lane.INTERACTIVE).equals("abroad"));
        assertThat(asked(node, Lane.BACKGROUND)).as("the other lane keeps its order").isEqualTo("house");
        switches.keep(new RouteSwitch("abroad", RouteSwitch.Position.OFF, "it answers in German", "olga", Instant.EPOCH));
        await().until(() -> asked(node, Lane.INTERACTIVE).equals("house"));
        kept.clear();
        preferences.keep(new RoutePreference(Lane.INTERACTIVE, "", "the trial is over", "olga", Instant.EPOCH));
        await().until(() -> health(node).equals("well") && asked(node, Lane.INTERACTIVE).equals("house"));
        follow.stop();
    }

    private static String asked(Gateway node, Lane lane) {
        Prompt prompt = SimulatedRoute.prompt(Duration.ofSeconds(5)).in(lane);
        return node.complete(prompt, text -> List.of()).route();
    }
}

package dev.bailiwick.model.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.Budgets;
import dev.bailiwick.model.ChangeBudget;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.PreferRoute;
import dev.bailiwick.model.PreferencesInMemory;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.RouteSwitches;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.model.Spending;
import dev.bailiwick.model.SpendingInMemory;
import dev.bailiwick.model.SwitchRoute;
import dev.bailiwick.model.gateway.Gateway;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ModelsApiTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private final List<Object> ledger = new ArrayList<>();
    private final SpendingInMemory spending = new SpendingInMemory();
    private final ScriptedRoute house = new ScriptedRoute("yes").named("house", "words-1");
    private final Gateway gateway = ScriptedRoute.gateway(house);
    private final RouteSwitches switches = new RouteSwitches() {

        private final List<RouteSwitch> kept = new ArrayList<>();

        @Override
        public List<RouteSwitch> all() {
            return List.copyOf(kept);
        }

        @Override
        public void keep(RouteSwitch switched) {
            kept.removeIf(one -> one.route().equals(switched.route()));
            kept.add(switched);
        }
    };
    private final Budgets budgets = new Budgets() {

        private BudgetChange kept;

        @Override
        public Optional<BudgetChange> last() {
            return Optional.ofNullable(kept);
        }

        @Override
        public void keep(BudgetChange change) {
            kept = change;
        }
    };
    private final PreferencesInMemory preferences = new PreferencesInMemory();
    private String neverBecause;
    private final ModelsApi api = new ModelsApi(gateway, gateway, switches, spending, new SwitchRoute(new Routes(List.of(house)), switches,
            ledger::add, clock, new NoTransactions()), preferences, preferring(gateway), budgets,
            new ChangeBudget(budgets, ledger::add, clock, new NoTransactions()), clock);

    private PreferRoute preferring(Complete allowed) {
        MayServe contracts = new MayServe() {
            @Override
            public Optional<String> whyNot(Prompt prompt, Route route) {
                return Optional.empty();
            }

            @Override
            public Optional<String> whyNever(Route route) {
                return Optional.ofNullable(neverBecause);
            }
        };
        return new PreferRoute(new Routes(List.of(house)), allowed, Optional.of(contracts), switches, preferences, ledger::add, clock,
                new NoTransactions());
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            assertThat(transaction).isSameAs(this);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            assertThat(status.isNewTransaction()).isTrue();
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            assertThat(status.isNewTransaction()).isTrue();
        }
    }

    @Test
    void theOperatorSeesEveryRouteAndTheBudget() {
        ModelsApi.Models models = api.models();

        assertThat(models.routes()).singleElement().satisfies(route -> {
            assertThat(route.name()).isEqualTo("house");
            assertThat(route.health()).isEqualTo("well");
            assertThat(route.position()).isEqualTo("on");
            assertThat(route.switched()).isNull();
        });
        assertThat(models.budget().stance()).isEqualTo("usual");
        assertThat(models.budget().withoutWords()).isEqualTo("handoff");
    }

    @Test
    void aSwitchIsKeptWithItsReasonAndStandsInTheLedger() {
        api.turn("house", new ModelsApi.Turn("off", "it answers in German"), () -> "olga");

        assertThat(api.models().routes().getFirst().switched()).isEqualTo(new ModelsApi.SwitchAnswer("off", "it answers in German", "olga",
                "2026-03-02T09:00:00Z"));
        assertThat(ledger).singleElement().isInstanceOfSatisfying(Decision.class, decision -> {
            assertThat(decision.kind()).isEqualTo(Decision.Kind.ROUTE_SWITCHED);
            assertThat(decision.conversation().value()).isEqualTo("company");
            assertThat(decision.details().toString()).isEqualTo("{by=olga, route=house, to=off, because=it answers in German}");
        });
    }

    @Test
    void aBudgetIsChangedWithItsReasonAndStandsInTheLedger() {
        assertThat(api.models().changed()).isNull();

        api.allow(new ModelsApi.Allowance(new BigDecimal("12.50"), BigDecimal.ZERO, "the campaign begins"), () -> "olga");

        assertThat(api.models().changed()).isEqualTo(new ModelsApi.BudgetAnswer(new BigDecimal("12.50"), BigDecimal.ZERO, "the campaign begins", "olga",
                "2026-03-02T09:00:00Z"));
        assertThat(ledger).singleElement().isInstanceOfSatisfying(Decision.class, decision -> {
            assertThat(decision.kind()).isEqualTo(Decision.Kind.BUDGET_CHANGED);
            assertThat(decision.details().toString()).isEqualTo("{by=olga, daily=12.50, conversation=0, because=the campaign begins}");
        });
        assertThatThrownBy(() -> api.allow(new ModelsApi.Allowance(new BigDecimal("-1"), BigDecimal.ZERO, "the campaign begins"), () -> "olga"))
                .hasMessageContaining("daily").hasMessageContaining("must be 0 (no limit) to 1000000");
        assertThatThrownBy(() -> api.allow(new ModelsApi.Allowance(BigDecimal.ONE, null, "the campaign begins"), () -> "olga"))
                .hasMessageContaining("conversation");
        assertThatThrownBy(() -> api.allow(new ModelsApi.Allowance(BigDecimal.ONE, BigDecimal.ONE, "so"), () -> "olga"))
                .hasMessageContaining("in 8 to 400 characters");
        assertThat(ledger).hasSize(1);
    }

    @Test
    void aSwitchWithoutReasonOrOfAnUnknownRouteIsRefused() {
        assertThatThrownBy(() -> api.turn("house", new ModelsApi.Turn("off", "because"), () -> "olga")).isInstanceOf(Refusal.class)
                .hasMessageContaining("in 8 to 400 characters");
        assertThatThrownBy(() -> api.turn("hause", new ModelsApi.Turn("off", "it answers in German"), () -> "olga")).isInstanceOf(Refusal.class)
                .hasMessageContaining("hause");
        assertThatThrownBy(() -> api.turn("house", new ModelsApi.Turn("out", "it answers in German"), () -> "olga"))
                .hasMessageContaining("must be one of on, draining, off");
        assertThat(ledger).isEmpty();
    }

    @Test
    void aPreferredRouteIsKeptForItsLaneAndStandsInTheLedger() {
        api.prefer("background", new ModelsApi.Wish("house", "it costs least at night"), () -> "olga");

        assertThat(api.models().preferred()).containsExactly(new ModelsApi.PreferenceAnswer("background", "house", "it costs least at night", "olga",
                "2026-03-02T09:00:00Z"));
        assertThat(ledger).singleElement().isInstanceOfSatisfying(Decision.class, decision -> {
            assertThat(decision.kind()).isEqualTo(Decision.Kind.ROUTE_PREFERRED);
            assertThat(decision.details().toString()).isEqualTo("{by=olga, lane=background, route=house, because=it costs least at night}");
        });

        api.prefer("background", new ModelsApi.Wish("", "the trial is over"), () -> "olga");

        assertThat(api.models().preferred()).extracting(ModelsApi.PreferenceAnswer::route).containsExactly("");
    }

    @Test
    void aRouteThatMayNotServeIsNotPreferred() {
        assertThatThrownBy(() -> prefer("interactive", "hause")).isInstanceOf(Refusal.class).hasMessageContaining("hause");
        assertThatThrownBy(() -> prefer("night", "house")).hasMessageContaining("must be one of interactive, background");
        assertThatThrownBy(() -> prefer("interactive", null)).hasMessageContaining("route").hasMessageContaining("missing");
        assertThatThrownBy(() -> api.prefer("interactive", new ModelsApi.Wish("house", "so"), () -> "olga")).hasMessageContaining("8 to 400");
        assertThatThrownBy(() -> preferring(ScriptedRoute.gateway()).in(Lane.INTERACTIVE, "house", "it is the best", "olga"))
                .as("the gateway may not ask it").hasMessageContaining("bailiwick.gateway.allowed-regions");
        neverBecause = "it has not been tried on any contract";
        assertThatThrownBy(() -> prefer("interactive", "house")).hasMessageContaining("it has not been tried on any contract");
        neverBecause = null;
        api.turn("house", new ModelsApi.Turn("draining", "it answers in German"), () -> "olga");
        assertThatThrownBy(() -> prefer("interactive", "house")).hasMessageContaining("switched to draining: switch it on first");

        assertThat(api.models().preferred()).isEmpty();
        assertThat(ledger).as("the switch alone").hasSize(1);
    }

    private void prefer(String lane, String route) {
        api.prefer(lane, new ModelsApi.Wish(route, "it is the best of all"), () -> "olga");
    }

    @Test
    void whatWasSpentIsSaidByDayAndConversation() {
        spending.add(new Spending.Line(LocalDate.parse("2026-03-02"), "house", Lane.INTERACTIVE, 1, 300, 100, new BigDecimal("0.40")), "c-1");
        spending.add(new Spending.Line(LocalDate.parse("2026-02-01"), "house", Lane.INTERACTIVE, 1, 300, 100, new BigDecimal("9")), "c-1");

        ModelsApi.Spent spent = api.spending(7, 10);

        assertThat(spent.days()).extracting(line -> line.day() + " " + line.lane() + " " + line.price()).containsExactly("2026-03-02 interactive 0.40");
        assertThat(spent.conversations()).extracting(Spending.OfConversation::conversation).containsExactly("c-1");
        assertThatThrownBy(() -> api.spending(0, 10)).hasMessageContaining("days");
    }
}

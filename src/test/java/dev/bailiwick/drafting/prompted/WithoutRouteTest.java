package dev.bailiwick.drafting.prompted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftReply.Drafted;
import dev.bailiwick.drafting.DraftReply.Unusable;
import dev.bailiwick.drafting.TestPassages;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.ScriptedRoute;
import dev.bailiwick.model.gateway.GatewaySettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who answers when no route may be asked: the company decides. */
class WithoutRouteTest {

    private static final Hit FEE = TestPassages.hit("fees", null, "What does a card cost?",
            "A replacement for a lost debit card costs €6.00 and arrives in 5 working days.", 0.9);

    private static DraftReply.Outcome draft(Complete complete) {
        return Prompting.draft(complete, Prompting.PROMPTS, null, "What does a card cost?", FEE);
    }

    private static Complete gateway(String withoutRoute, ScriptedRoute route) {
        GatewaySettings settings = new Binder(new MapConfigurationPropertySource(Map.of("without-route", withoutRoute, "daily-budget", "1")))
                .bindOrCreate("", Bindable.of(GatewaySettings.class));
        return ScriptedRoute.gateway(settings, List.of(), route);
    }

    /** The first draft costs more than the whole day may. */
    private static Complete spent(String withoutRoute, ScriptedRoute route) {
        Complete gateway = gateway(withoutRoute, route.costing(new Route.Price(new BigDecimal("1000000"), BigDecimal.ZERO)));
        draft(gateway);
        return gateway;
    }

    @Test
    void theLibrarianQuotesWhereTheCompanyWantsIt() {
        ScriptedRoute route = new ScriptedRoute("no JSON");
        Complete gateway = spent("librarian", route);
        int asked = route.asked.size();

        assertThat(draft(gateway)).isInstanceOfSatisfying(Drafted.class, drafted -> assertThat(drafted.draft().body()).contains("€6.00"));
        assertThat(route.asked).hasSize(asked);
    }

    @Test
    void theCallsOnTheWayToWordsAreKeptForTheLedger() {
        ScriptedRoute failing = new ScriptedRoute(ScriptedRoute.failed(Fault.SERVER_ERROR, "HTTP 500", null)).named("house", "words-1");
        ScriptedRoute other = new ScriptedRoute("no JSON").named("abroad", "words-2");

        DraftReply.Outcome outcome = draft(ScriptedRoute.gateway(failing, other));

        assertThat(outcome.attempts()).extracting(one -> one.route() + " " + one.kind() + ": " + one.outcome()).startsWith("house first: server-error",
                "abroad again: unparsable", "abroad mending: unparsable");
    }

    @Test
    void elseAPersonIsAsked() {
        assertThat(draft(spent("handoff", new ScriptedRoute("no JSON")))).isInstanceOfSatisfying(Unusable.class,
                unusable -> assertThat(unusable.toString()).contains("model-no-route", "the budget is spent"));
    }

    @Test
    void aRouteThatFailsIsNoReasonToQuote() {
        ScriptedRoute failing = new ScriptedRoute(ScriptedRoute.failed(Fault.NOT_ALLOWED, "HTTP 401", null));

        assertThat(draft(gateway("librarian", failing))).isInstanceOf(Unusable.class);
    }
}

package dev.bailiwick.model.gateway;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.BudgetChange;
import dev.bailiwick.model.BudgetReport;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.RoutePreference;
import dev.bailiwick.model.RouteReport;
import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.Spending;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the routes of this house in their order, until one brings an answer that stands up to its check. */
public final class Gateway implements Complete, RouteReport.Tell, BudgetReport.Tell {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Routes routes;
    private final List<Gate> gates;
    private final HedgeBudget hedges;
    private final Budget budget;
    private final GatewaySettings.WithoutRoute withoutRoute;
    private final List<ModelCall.Hear> hearers;
    private final Clock clock;
    private final Hands hands;
    private final MayServe mayServe;
    /** The names of the routes that are asked first, by lane; all views of one gateway share it. */
    private final AtomicReference<Map<Lane, String>> preferred;

    /**
     * @param routes   who can be asked
     * @param settings how routes are treated
     * @param shared   what may go out in a minute, from all nodes together
     * @param spending what was spent, by all nodes together
     * @param hearers  who hears of every attempt
     * @param clock    tells when
     * @param hands    work and wait
     * @throws CannotStart when no route is in a region that is allowed
     */
    public Gateway(Routes routes, GatewaySettings settings, Buckets shared, Spending spending, List<ModelCall.Hear> hearers, Clock clock,
            Hands hands) {
        Buckets buckets = new PatientBuckets(shared, NodeBuckets.in(hands), settings.nodes(), settings.bucketWait(), hands);
        this.routes = allowed(routes, settings.allowedRegions());
        this.hedges = new HedgeBudget(settings.hedgeShare());
        this.gates = this.routes.inOrder().stream().map(way -> new Gate(way, settings, buckets, clock, hands)).toList();
        this.budget = new Budget(settings, spending, clock, hands);
        this.hearers = Stream.concat(Stream.of(budget), hearers.stream()).toList();
        this.withoutRoute = settings.withoutRoute();
        this.clock = clock;
        this.hands = hands;
        this.mayServe = (prompt, route) -> Optional.empty();
        this.preferred = new AtomicReference<>(Map.of());
    }

    private Gateway(Gateway other, Routes routes, MayServe mayServe) {
        this.routes = routes;
        this.hedges = other.hedges;
        this.gates = other.gates.stream().filter(gate -> routes.inOrder().stream().anyMatch(way -> way.route().equals(gate.route()))).toList();
        this.budget = other.budget;
        this.hearers = other.hearers;
        this.withoutRoute = other.withoutRoute;
        this.clock = other.clock;
        this.hands = other.hands;
        this.mayServe = mayServe;
        this.preferred = other.preferred;
    }

    /**
     * @param allowed says which route may be asked with which prompt
     * @return the same gateway, which asks nobody else
     */
    public Gateway serving(MayServe allowed) {
        return new Gateway(this, routes, allowed);
    }

    @Override
    public List<Route> routes() {
        return routes.inOrder().stream().map(AskRoute::route).toList();
    }

    @Override
    public Complete only(String name) {
        return new Gateway(this, new Routes(routes.inOrder().stream().filter(way -> way.route().name().equals(name)).toList()),
                (prompt, route) -> Optional.empty());
    }

    private static Routes allowed(Routes routes, List<String> regions) {
        if (regions.isEmpty()) {
            return routes;
        }
        List<AskRoute> allowed = routes.inOrder().stream().filter(way -> regions.contains(way.route().region())).toList();
        routes.inOrder().stream().map(AskRoute::route).filter(route -> !regions.contains(route.region())).forEach(route -> LOG.warn(
                "The route {} is not asked: its region '{}' is none of bailiwick.gateway.allowed-regions {}.", route.name(), route.region(), regions));
        if (allowed.isEmpty() && !routes.inOrder().isEmpty()) {
            throw new CannotStart("bailiwick.gateway.allowed-regions is " + regions + ", and no route is in one of them",
                    "Give a region that a route has (bailiwick.models.routes[*].region), or leave the setting out to allow every region.");
        }
        return new Routes(allowed);
    }

    /** @param switches how routes are switched; those that stand nowhere are on */
    void follow(List<RouteSwitch> switches) {
        for (Gate gate : gates) {
            gate.switchTo(switches.stream().filter(one -> one.route().equals(gate.route().name())).map(RouteSwitch::position).findFirst()
                    .orElse(RouteSwitch.Position.ON));
        }
    }

    /** @param preferences which routes are asked first; in a lane that stands nowhere the order of the settings holds */
    void prefer(List<RoutePreference> preferences) {
        preferred.set(preferences.stream().collect(Collectors.toUnmodifiableMap(RoutePreference::lane, RoutePreference::route)));
    }

    /** @param change what models may cost in place of the settings; empty while these hold */
    void follow(Optional<BudgetChange> change) {
        budget.follow(change);
    }

    @Override
    public List<RouteReport> reports() {
        return gates.stream().map(Gate::report).toList();
    }

    @Override
    public BudgetReport budget() {
        return budget.budget();
    }

    @Override
    public boolean quotesInstead() {
        return withoutRoute == GatewaySettings.WithoutRoute.LIBRARIAN;
    }

    @Override
    public boolean available() {
        return !routes.inOrder().isEmpty();
    }

    @Override
    public String route() {
        return available() ? routes.inOrder().getFirst().route().name() : "none";
    }

    @Override
    public String version() {
        return routes.version();
    }

    @Override
    public Completion complete(Prompt prompt, Check check) {
        if (!available()) {
            return new Completion.Failed("none", Fault.NO_ROUTE, "no language model is configured", 0, List.of());
        }
        List<String> refused = new ArrayList<>();
        List<Gate> serving = gates.stream().filter(gate -> mayServe.whyNot(prompt, gate.route()).map(why ->
                refused.add(gate.route().name() + ": " + why)).isEmpty()).toList();
        if (serving.isEmpty()) {
            return new Completion.Failed("none", Fault.NO_ROUTE, String.join("; ", refused), 0, List.of());
        }
        return new Completing(inOrder(serving, prompt.lane()), budget.stance(prompt), hedges, prompt, check, this::hear, clock, hands).complete();
    }

    private List<Gate> inOrder(List<Gate> serving, Lane lane) {
        String first = preferred.get().getOrDefault(lane, "");
        return first.isEmpty() ? serving : serving.stream().sorted(Comparator.comparing(gate -> !gate.route().name().equals(first))).toList();
    }

    /** Who listens must not spoil what a customer waits for. */
    private void hear(ModelCall call) {
        for (ModelCall.Hear hearer : hearers) {
            try {
                hearer.heard(call);
            } catch (RuntimeException e) {
                LOG.error("An attempt on the route {} was not recorded by {}; the turn goes on.", call.route().name(), hearer, e);
            }
        }
    }
}

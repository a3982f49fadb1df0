package dev.bailiwick.model.actuator;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Up, or {@code DEGRADED} while a route cannot be reached or its last attempt failed for a reason of the provider's. Each server is looked for
 * when the program has started, so that an operator reads of a wrong address before a customer waits for it; what cannot be reached is looked
 * for again when somebody asks for its health. That never waits for a provider.
 */
@Component("modelHealthIndicator")
class RoutesHealth implements HealthIndicator, ModelCall.Hear {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesHealth.class);
    private static final Status DEGRADED = new Status("DEGRADED", "a language model does not answer; others, the Librarian or people stand in");
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(30);

    private final Routes routes;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** What was last seen of a route; the problem is empty when there is none. */
    private record Seen(Instant at, String problem, boolean looked) {
    }

    RoutesHealth(Routes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void lookAtAll() {
        routes.inOrder().stream().map(AskRoute::route).forEach(this::look);
    }

    /** Not waited for: a server that swallows packets must not hold up the start. */
    private void look(Route route) {
        Thread.ofVirtual().name("look-at-" + route.name()).start(() -> {
            String problem = problem(route);
            Seen before = seen.put(route.name(), new Seen(clock.instant(), problem, true));
            if (!problem.isEmpty() && (before == null || before.problem().isEmpty())) {
                LOG.warn("The language model {} cannot be reached: {}. Customers are answered by other routes or by people; see to its base-url "
                        + "(bailiwick.models.routes, BAILIWICK_MODEL_BASE_URL) or to the network.", route.name(), problem);
            }
        });
    }

    private static String problem(Route route) {
        try (Socket socket = new Socket()) {
            InetSocketAddress nearest = nearest(URI.create(route.server()));
            if (nearest.isUnresolved()) {
                throw new UnknownHostException(nearest.getHostString());
            }
            socket.connect(nearest, (int) route.times().connect().toMillis());
            return "";
        } catch (UnknownHostException e) {
            return "nobody knows the host " + e.getMessage();
        } catch (IOException | IllegalArgumentException e) {
            return route.server() + " does not answer (" + e.getMessage() + ")";
        }
    }

    /** The server, or the proxy through which this machine reaches it. */
    private static InetSocketAddress nearest(URI server) {
        for (Proxy proxy : ProxySelector.getDefault().select(server)) {
            if (proxy.address() instanceof InetSocketAddress between) {
                return between.isUnresolved() ? new InetSocketAddress(between.getHostString(), between.getPort()) : between;
            }
        }
        int port = server.getPort() >= 0 ? server.getPort() : "https".equalsIgnoreCase(server.getScheme()) ? 443 : 80;
        return new InetSocketAddress(server.getHost(), port);
    }

    @Override
    public void heard(ModelCall call) {
        if (call.answer() instanceof Answer.Failed failed) {
            switch (failed.fault()) {
                case NOT_ALLOWED, UNREACHABLE, SERVER_ERROR, UNREADABLE, LIMITED, TOO_LATE ->
                    seen.put(call.route().name(), new Seen(call.at(), failed.fault().word() + ": " + failed.detail(),
                            failed.fault() == Fault.UNREACHABLE));
                default -> {
                    // It was reached, and what it said is the prompt's affair.
                }
            }
        } else {
            seen.put(call.route().name(), new Seen(call.at(), "", false));
        }
    }

    @Override
    public Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean well = true;
        for (AskRoute one : routes.inOrder()) {
            Route route = one.route();
            Seen last = seen.get(route.name());
            Map<String, Object> detail = new LinkedHashMap<>(Map.of("model", route.model(), "server", route.server()));
            if (last != null) {
                detail.put("seenAt", last.at().toString());
                if (!last.problem().isEmpty()) {
                    well = false;
                    detail.put("problem", last.problem());
                    if (last.looked() && last.at().plus(LOOK_AGAIN_AFTER).isBefore(clock.instant())) {
                        look(route);
                    }
                }
            }
            details.put(route.name(), detail);
        }
        return Health.status(well ? Status.UP : DEGRADED).withDetails(details).build();
    }
}

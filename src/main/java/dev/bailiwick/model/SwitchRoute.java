package dev.bailiwick.model;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Switches a route while the house runs: on this node at once, on others within two seconds. It stands in the company's chain of the ledger. */
@Component
public class SwitchRoute {

    private final Routes routes;
    private final RouteSwitches switches;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /**
     * @param routes       who can be switched
     * @param switches     where it is kept
     * @param events       tells the ledger
     * @param clock        tells when
     * @param transactions make it all or nothing
     */
    public SwitchRoute(Routes routes, RouteSwitches switches, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions) {
        this.routes = routes;
        this.switches = switches;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param route    the route's name
     * @param position how it is to be switched
     * @param because  why, 8 to 400 characters
     * @param by       who does it
     * @return what was done
     * @throws Refusal when there is no such route, or nobody says why
     */
    public RouteSwitch to(String route, RouteSwitch.Position position, String because, String by) {
        if (routes.inOrder().stream().noneMatch(one -> one.route().name().equals(route))) {
            throw Refusal.notFound("route", route);
        }
        if (because == null || because.strip().length() < 8 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 8 to 400 characters");
        }
        RouteSwitch switched = new RouteSwitch(route, position, because.strip(), by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transaction.execute(status -> {
            switches.keep(switched);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("by", by);
            details.put("route", route);
            details.put("to", position.word());
            details.put("because", switched.because());
            events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.ROUTE_SWITCHED, switched.at(), details));
            return switched;
        });
    }
}

package dev.bailiwick.model;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a route asked before all others in a lane, while the house runs: on this node at once, on others within two seconds. What is slower than usual,
 * near the end of a budget or used up still gives way, as with the settings' first choice. It stands in the company's chain of the ledger.
 */
@Component
public class PreferRoute {

    private final Routes routes;
    private final Complete gateway;
    private final Optional<MayServe> mayServe;
    private final RouteSwitches switches;
    private final RoutePreferences preferences;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /**
     * @param routes       every route that the settings name
     * @param gateway      knows which of them words may go to
     * @param mayServe     knows which of them has passed a contract
     * @param switches     how they are switched
     * @param preferences  where it is kept
     * @param events       tells the ledger
     * @param clock        tells when
     * @param transactions make it all or nothing
     */
    public PreferRoute(Routes routes, Complete gateway, Optional<MayServe> mayServe, RouteSwitches switches, RoutePreferences preferences,
            ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
        this.routes = routes;
        this.gateway = gateway;
        this.mayServe = mayServe;
        this.switches = switches;
        this.preferences = preferences;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param lane    in which lane
     * @param route   the route's name; empty for the order of the settings
     * @param because why, 8 to 400 characters
     * @param by      who does it
     * @return what was done
     * @throws Refusal when there is no such route, it may not serve or is switched off, or nobody says why
     */
    public RoutePreference in(Lane lane, String route, String because, String by) {
        if (because == null || because.strip().length() < 8 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 8 to 400 characters");
        }
        if (route == null) {
            throw Refusal.invalid("route", "is missing; give a route's name, or nothing between the quotes for the order of the settings");
        }
        if (!route.isEmpty()) {
            check(route);
        }
        RoutePreference preference = new RoutePreference(lane, route, because.strip(), by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return transaction.execute(status -> {
            preferences.keep(preference);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("by", by);
            details.put("lane", lane.word());
            details.put("route", route);
            details.put("because", preference.because());
            events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.ROUTE_PREFERRED, preference.at(), details));
            return preference;
        });
    }

    private void check(String name) {
        Route route = routes.inOrder().stream().map(AskRoute::route).filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.notFound("route", name));
        if (!gateway.routes().contains(route)) {
            throw Refusal.invalid("route", name + " may not be asked: its region '" + route.region() + "' is none of bailiwick.gateway.allowed-regions");
        }
        mayServe.flatMap(contracts -> contracts.whyNever(route)).ifPresent(why -> {
            throw Refusal.invalid("route", name + " may not be asked: " + why);
        });
        switches.all().stream().filter(one -> one.route().equals(name) && one.position() != RouteSwitch.Position.ON).findFirst().ifPresent(one -> {
            throw Refusal.invalid("route", name + " is switched to " + one.position().word() + ": switch it on first");
        });
    }
}

package dev.bailiwick.model.actuator;

import dev.bailiwick.model.RouteReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How each route fares at the moment, on this node. */
@Component
class RouteGauges implements MeterBinder {

    private final RouteReport.Tell routes;

    RouteGauges(RouteReport.Tell routes) {
        this.routes = routes;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (RouteReport one : routes.reports()) {
            String name = one.route().name();
            gauge(meters, "bailiwick.model.route.well", "1 when the route is well, 0 when it is slower, resting, left alone or switched off", name,
                    now -> now.health().equals("well") ? 1 : 0);
            gauge(meters, "bailiwick.model.route.under.way", "calls under way", name, RouteReport::underWay);
            gauge(meters, "bailiwick.model.route.usual.upper", "the end of the usual latency in milliseconds, the longest of its prompts", name,
                    now -> now.usual().stream().mapToLong(RouteReport.Usual::upperMillis).max().orElse(0));
        }
    }

    private void gauge(MeterRegistry meters, String name, String description, String route, ToDoubleFunction<RouteReport> figure) {
        Gauge.builder(name, routes, tell -> tell.reports().stream().filter(one -> one.route().name().equals(route)).mapToDouble(figure).sum())
                .description(description).tag("route", route).strongReference(true).register(meters);
    }
}

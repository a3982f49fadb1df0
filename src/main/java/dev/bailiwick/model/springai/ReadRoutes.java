package dev.bailiwick.model.springai;

import dev.bailiwick.kernel.CannotStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Reads the routes that the operator names. A list with one fault is refused whole, with the place and the cure. */
final class ReadRoutes {

    static final String PLACE = "bailiwick.models";
    private static final int MOST_ROUTES = 50;

    /** Everything below {@code bailiwick.models}. */
    record Models(List<RouteSettings> routes) {

        Models {
            routes = routes == null ? List.of() : List.copyOf(routes);
        }
    }

    private ReadRoutes() {
    }

    /**
     * @param environment where settings stand
     * @return the routes of {@code bailiwick.models.routes}, and after them the one that {@code BAILIWICK_MODEL_*} names
     * @throws CannotStart when something is misspelt, missing, unreadable or there twice
     */
    static List<RouteSettings> from(Environment environment, ModelSettings one) {
        List<RouteSettings> routes = new ArrayList<>(bound(environment));
        if (one.configured()) {
            routes.add(one.route());
        }
        if (routes.size() > MOST_ROUTES) {
            throw new CannotStart(PLACE + ".routes has " + routes.size() + " routes", "Name at most " + MOST_ROUTES + ".");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < routes.size(); i++) {
            Integer before = places.putIfAbsent(routes.get(i).name(), i);
            if (before != null) {
                throw new CannotStart(PLACE + ".routes[" + i + "].name: '" + routes.get(i).name() + "' is also the name of routes[" + before + "]",
                        "Give each route a name of its own.");
            }
        }
        return List.copyOf(routes);
    }

    private static List<RouteSettings> bound(Environment environment) {
        try {
            BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
            return Binder.get(environment).bind(PLACE, Bindable.of(Models.class), strict).map(Models::routes).orElse(List.of());
        } catch (BindException e) {
            throw refusal(e);
        }
    }

    private static CannotStart refusal(BindException e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return new CannotStart(unknown.getUnboundProperties().stream().map(one -> one.getName() + where(one)).sorted()
                        .collect(Collectors.joining(", ")) + ": there is no such setting",
                        "A route has " + settings() + "; routes are numbered from 0 without a gap.", e);
            }
            root = cause;
        }
        ConfigurationProperty property = e.getProperty();
        if (root instanceof IllegalArgumentException && root.getMessage() != null && isOurs(root)) {
            String[] parts = root.getMessage().split(": ", 2);
            return new CannotStart(e.getName() + "." + parts[0] + " " + parts[1], "Correct it and start again; docs/operating/models.md has every "
                    + "setting of a route.", e);
        }
        Class<?> wanted = e.getTarget().getType().resolve(Object.class);
        // The value is not shown: it may be a key on the wrong line.
        return new CannotStart(e.getName() + (property == null ? "" : where(property)) + ": what stands there is no " + kind(wanted),
                "Give " + cure(wanted) + ".", e);
    }

    private static boolean isOurs(Throwable root) {
        return root.getStackTrace().length > 0 && root.getStackTrace()[0].getClassName().equals(RouteSettings.class.getName());
    }

    private static String where(ConfigurationProperty property) {
        return property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    }

    private static String kind(Class<?> wanted) {
        return wanted.isEnum() ? wanted.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                : wanted == boolean.class || wanted == Boolean.class ? "yes or no" : wanted == java.time.Duration.class ? "span of time" : "number";
    }

    private static String cure(Class<?> wanted) {
        return wanted.isEnum() ? "one of " + Stream.of(wanted.getEnumConstants()).map(one -> one.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
                : wanted == boolean.class || wanted == Boolean.class ? "true or false" : wanted == java.time.Duration.class ? "one such as 3s or 500ms"
                : wanted == int.class ? "a whole number such as 600" : "a number such as 2.50";
    }

    private static String settings() {
        return Stream.of(RouteSettings.class.getRecordComponents()).map(one -> one.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

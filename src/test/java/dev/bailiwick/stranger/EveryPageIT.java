package dev.bailiwick.stranger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bailiwick.stranger.Studio.PATIENTLY;
import static dev.bailiwick.stranger.Studio.button;
import static dev.bailiwick.stranger.Studio.call;
import static dev.bailiwick.stranger.Studio.cleanOfBarriers;
import static dev.bailiwick.stranger.Studio.cleanOfBarriersInBothColours;
import static dev.bailiwick.stranger.Studio.put;
import static dev.bailiwick.stranger.Studio.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page while it waits, when it is refused, as it mostly is, and when there is nothing: in light and dark, and clean of barriers in each. */
@ExtendWith(InTheStudio.class)
class EveryPageIT {

    private static final Path FEATURES = Path.of("admin-ui/src/features");
    private static final Pattern PLACE = Pattern.compile("path: '([^']+)', page:");
    private static final String POLICY = "rules/drl/advice/GR-010-no-advice-on-investments.dslr";
    private static final String DRAWING = "processes/bpmn/report-lost-card.bpmn";
    private static final String BROKEN = "The database does not answer. Try again in a minute.";

    private static String policies;
    private static String drawings;
    private static Page page;
    private static Between between;

    /**
     * A page, or one of the views that it has.
     *
     * @param place   its address pattern, as its feature has it
     * @param address an address of it
     * @param full    what stands on it as it mostly is, as a selector
     * @param nothing what it says when every list that it asks for is empty; nothing of its own when this is empty
     */
    record View(String place, String address, String full, String nothing) {

        static View of(String address, String full, String nothing) {
            return new View(address.replaceFirst("\\?.*", ""), address, full, nothing);
        }

        @Override
        public String toString() {
            return address;
        }
    }

    static List<View> views() {
        return List.of(
                View.of("/conversations", "a.list-row >> text=pages-1", "Nobody has written yet"),
                new View("/conversations/$id", "/conversations/pages-1", ".why-card", "Nothing was said yet"),
                new View("/conversations/$id", "/conversations/pages-1?show=path", ".djs-container svg .walked", "No way was recorded"),
                new View("/conversations/$id", "/conversations/pages-1?show=ledger", "text=Every entry follows from the one before", ""),
                View.of("/policies", "text=GR-010", "No policy is in force"),
                View.of("/policies?show=proposals", "text=Policies seen in every state", "There is no proposal"),
                View.of("/policies?show=brakes", "text=The harbour is closed", "No brake was ever made ready"),
                View.of("/policies?show=books", "text=first start", "No book was ever in force"),
                View.of("/policies?show=vocabulary", "text=the message is near", "The book has no sentences"),
                new View("/policies/$id", "/policies/GR-010", "pre.words", "GR-010 is not in force"),
                new View("/policies/proposals/$id", "/policies/proposals/POLICIES?file=" + POLICY, ".cm-content", "The proposal has no files"),
                new View("/policies/proposals/$id", "/policies/proposals/POLICIES?show=review", ".diff", "Nothing differs"),
                View.of("/flows", "text=Report a lost card", "No drawing is in force"),
                View.of("/flows?show=proposals", "text=Drawings seen in every state", "No proposals"),
                View.of("/flows?show=history", "text=first start", "Nothing was in force yet"),
                new View("/flows/drawings/$name", "/flows/drawings/report-lost-card", ".djs-container [data-element-id=Task_CollectDetails]",
                        "No such drawing is in force"),
                new View("/flows/proposals/$id", "/flows/proposals/DRAWINGS?file=" + DRAWING, ".drawing-table [data-element-id=Task_CollectDetails]", ""),
                View.of("/knowledge", "td >> text=en/fees-2026", "There is no knowledge yet"),
                View.of("/knowledge?show=gaps", ".gap >> text=penguins", "No gap in this time"),
                new View("/knowledge/$folder/$name", "/knowledge/en/order-a-card", ".passage", ""),
                // This house has no model: with one it would not quote. ModelsStudioIT looks at both pages as they are with one.
                View.of("/prompts", "text=No model is configured", ""),
                View.of("/models", "text=No model is configured", "Nothing was spent"),
                View.of("/try?from=pages-1&turn=1", "text=Taken over from conversation pages-1", "Nothing was tried yet"),
                View.of("/overview", "text=19 of 20 within", "No policy saw anything in this time."),
                View.of("/coverage", "table.coverage", "Nobody is on the roster"),
                View.of("/operations", "text=at work", "No program watches the database"),
                View.of("/operations?show=deliveries", "text=Nothing was given up", ""),
                View.of("/operations?show=incidents", "text=Nothing stands still", ""),
                View.of("/operations?show=keys", "text=the harbour's program", "There are no keys"),
                View.of("/operations?show=changes", "td >> text=petra", "Nothing was changed yet"),
                View.of("/people", "text=petra", "There are no accounts"),
                View.of("/account", "text=a key of petra's", "You have no keys"),
                View.of("/api", "text=GET", "No call fits that filter"));
    }

    @BeforeAll
    static void somethingToSee(Studio studio) throws IOException {
        studio.begin("pages-1", "How long does a new debit card take to arrive?");
        studio.begin("pages-2", "Do you sell submarines to penguins?");
        studio.person("petra", "officer", "approver", "analyst", "operator", "auditor", "administrator");
        page = studio.at("petra", ColorScheme.LIGHT, "/admin/account");
        policies = proposed("policies", "Policies seen in every state");
        put(page, "/api/policies/proposals/" + policies + "/file?path=" + POLICY, Files.readString(Path.of(POLICY)).replace("2026", "2025"));
        drawings = proposed("flows", "Drawings seen in every state");
        call(page, "POST", "/api/policies/brakes", Map.of("kind", "words", "value", "harbour", "because", "The harbour is closed"));
        call(page, "POST", "/api/operations/keys", Map.of("label", "the harbour's program"));
        call(page, "POST", "/api/account/keys", Map.of("label", "a key of petra's"));
        studio.server().receiver().next("pages-1");
        studio.server().receiver().next("pages-2");
        between = new Between();
        // Who is signed in is always said: without that there is no page.
        page.route(Pattern.compile("/api/(?!account$).*"), between);
        page.clock().install();
    }

    private static String proposed(String of, String title) {
        return read(call(page, "POST", "/api/" + of + "/proposals", Map.of("title", title))).get("id").asText();
    }

    @AfterAll
    static void closed() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    void noPageOfAnyFeatureIsLeftOut() throws IOException {
        var places = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(FEATURES)) {
            for (Path index : files.filter(file -> file.endsWith("index.ts")).toList()) {
                PLACE.matcher(Files.readString(index)).results().forEach(found -> places.add(found.group(1)));
            }
        }

        assertThat(views().stream().map(View::place).collect(Collectors.toSet()))
                .as("views() names every page, and what it says when there is nothing").containsExactlyInAnyOrderElementsOf(places);
    }

    @ParameterizedTest
    @MethodSource("views")
    void looksAsItShouldInEveryState(View view, Studio studio) {
        String address = studio.url("/admin" + view.address().replace("POLICIES", policies).replace("DRAWINGS", drawings));

        between.holds();
        page.navigate(address);
        page.waitForCondition(between::isAsked);
        assertThat(page.getByLabel("Loading").first()).isVisible(PATIENTLY);
        cleanOfBarriers(page);

        between.refuses();
        // What failed is asked for twice more, each time after a pause.
        page.waitForCondition(() -> {
            page.clock().fastForward(3_000);
            return page.getByText(BROKEN).first().isVisible();
        });
        cleanOfBarriersInBothColours(page);

        between.lets();
        // By script and all at once: what asks by itself now and then may come, and take its button away, at any moment.
        page.evaluate("() => document.querySelectorAll('[role=alert] button').forEach(again => again.click())");
        assertThat(button(page, "Try again")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(page.locator(view.full()).first()).isVisible(PATIENTLY);
        assertThat(page.getByLabel("Loading")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("That did not work"))).hasCount(0);
        cleanOfBarriersInBothColours(page);

        if (!view.nothing().isEmpty()) {
            between.empties();
            page.navigate(address);
            assertThat(page.getByText(view.nothing()).first()).isVisible(PATIENTLY);
            cleanOfBarriersInBothColours(page);
            between.lets();
        }
    }

    /** What stands between the page and the server. */
    private static final class Between implements Consumer<Route> {

        private final List<Route> held = new ArrayList<>();
        private Consumer<Route> how = Route::resume;

        @Override
        public void accept(Route route) {
            how.accept(route);
        }

        /** Nobody answers: the page waits. */
        void holds() {
            how = held::add;
        }

        boolean isAsked() {
            return !held.isEmpty();
        }

        /** Everything is refused, also what was held until now. */
        void refuses() {
            how = route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setContentType("application/json")
                    .setBody("{\"code\":\"unavailable\",\"message\":\"" + BROKEN + "\",\"details\":{}}"));
            held.forEach(how);
            held.clear();
        }

        void lets() {
            how = Route::resume;
        }

        /** Whatever is answered has nothing in its lists. */
        void empties() {
            how = route -> {
                var real = route.fetch();
                boolean json = real.headers().getOrDefault("content-type", "").contains("json");
                route.fulfill(new Route.FulfillOptions().setResponse(real).setBody(json ? emptied(read(real.text())).toString() : real.text()));
            };
        }

        /** The same answer with nothing in its lists, nor in the API's description. */
        private static JsonNode emptied(JsonNode answer) {
            if (answer instanceof ArrayNode list) {
                return list.removeAll();
            }
            if (answer instanceof ObjectNode object) {
                object.properties().forEach(field -> {
                    if (field.getKey().equals("paths") && field.getValue() instanceof ObjectNode calls) {
                        calls.removeAll();
                    }
                    field.setValue(emptied(field.getValue()));
                });
            }
            return answer;
        }
    }
}

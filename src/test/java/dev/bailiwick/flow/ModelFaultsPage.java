package dev.bailiwick.flow;

import dev.bailiwick.model.springai.ToStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/reference/model-faults.md}. */
final class ModelFaultsPage {

    static final String COMMAND = "mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ModelFaultsIT -Dbailiwick.write-docs=true";

    private static final String ALL = "all, whole and in pieces";

    /** A line before those that are the same are put together. */
    record Row(ModelFault fault, ToStandIn way, String both, String bothCalls, String alone, String aloneCalls, String ledger) {

        private String rest() {
            return fault.wait.words + " | " + both + " | " + bothCalls + " | " + alone + " | " + aloneCalls + " | " + ledger;
        }
    }

    private ModelFaultsPage() {
    }

    /** The rows of which the page says something else; none when there is no page yet. */
    static List<Row> different(List<Row> rows, Path page) throws IOException {
        if (!Files.exists(page)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(page);
        return rows.stream().filter(row -> lines.stream().noneMatch(line -> line.startsWith("| " + row.fault().words + " | ")
                && line.endsWith(" | " + row.rest() + " |") && (line.contains(" | " + ALL + " | ")
                || List.of(line.split(" \\| ")[1].split(", ")).contains(name(row.way()))))).toList();
    }

    static String of(List<Row> rows) {
        StringBuilder text = new StringBuilder("""
                # What a provider can do, and what follows

                <!-- Written by `%s`; do not edit. -->

                Played through the whole house: a customer's question, real routes over HTTP to stand-ins that speak the providers' protocols, the real
                gateway, the real turn. The first route has the fault at every call, to understand and to draft. In each of these cases the customer gets
                an answer that stands in a passage, or fixed words and then a person, and both calls together take no longer than their deadlines;
                nobody hears a word of what was no good. *With another route*: a second route, to another model, works. *Alone*: there is none.

                Calls are counted at the first provider: to understand, then to draft, and after the plus the drafts asked of the other route. A route
                that fails is rested by its breaker, so that later calls may not reach it at all. "In pieces" is `stream: true`.

                | fault | provider | waited for | with another route | calls | alone | calls | the ledger says, alone |
                |---|---|---|---|---|---|---|---|
                """.formatted(COMMAND));
        Map<ModelFault, Map<String, List<ToStandIn>>> faults = new LinkedHashMap<>();
        rows.forEach(row -> faults.computeIfAbsent(row.fault(), fault -> new LinkedHashMap<>())
                .computeIfAbsent(row.rest(), rest -> new ArrayList<>()).add(row.way()));
        faults.forEach((fault, same) -> same.forEach((rest, ways) ->
                text.append("| ").append(fault.words).append(" | ").append(names(ways)).append(" | ").append(rest).append(" |\n")));
        return text.toString();
    }

    private static String names(List<ToStandIn> ways) {
        return ways.size() == ToStandIn.values().length ? ALL : ways.stream().map(ModelFaultsPage::name).collect(Collectors.joining(", "));
    }

    private static String name(ToStandIn way) {
        return way.name().toLowerCase(Locale.ROOT).replace("_in_pieces", " in pieces");
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.TryExamples.Given;
import dev.bailiwick.guardrail.TryExamples.Row;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.JudgementFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says facts as an example gives them: by their names there, and only what is not ordinary. */
final class GivenFacts {

    /** No policy looks at more than a few words of a text; an example is read by people. */
    private static final int LONGEST = 400;
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        NamedFacts.ordinaryOnes().forEach((name, fact) -> NAMES.put(fact.getClass().getSimpleName(), name));
    }

    private GivenFacts() {
    }

    /** @return an example in which these facts are known, and nothing is expected yet */
    static Row of(String name, Gate gate, List<Fact> facts) {
        String day = facts.stream().filter(CompanyTimeFact.class::isInstance).map(fact -> ((CompanyTimeFact) fact).date()).findFirst().orElse("");
        List<Given> given = new ArrayList<>();
        for (Fact fact : facts) {
            String called = NAMES.get(fact.getClass().getSimpleName());
            if (called != null) {
                Fact ordinary = NamedFacts.ordinaryOnes().get(called);
                FactType type = FactType.of(fact);
                Map<String, String> values = new LinkedHashMap<>();
                type.properties().keySet().forEach(property -> {
                    Object value = type.value(fact, property);
                    if (!Objects.equals(value, type.value(ordinary, property))) {
                        String text = String.valueOf(value);
                        values.put(property, text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
                    }
                });
                // An ordinary fact that every judgement has is there without being named.
                if (!values.isEmpty() || !NamedFacts.always(gate).contains(called)) {
                    given.add(new Given(called, values));
                }
            }
        }
        return new Row(0, name, day, gate.word(), "", given, "");
    }

    /** @return an example in which a world is so, and nothing is expected yet; facts that only rules say are left to them */
    static Row of(String name, Worlds.World world) {
        List<Given> given = new ArrayList<>();
        world.single().forEach((fact, values) -> add(given, fact, values));
        world.several().forEach(fact -> add(given, fact.getKey(), fact.getValue()));
        Object gate = world.single().getOrDefault(JudgementFact.class.getSimpleName(), Map.of()).get("gate");
        return new Row(0, name, "", gate == null ? "" : gate.toString(), "", given, "");
    }

    private static void add(List<Given> given, String fact, Map<String, Object> values) {
        String called = NAMES.get(fact);
        if (called != null) {
            Map<String, Class<?>> types = FactType.named(fact).orElseThrow().properties();
            Map<String, String> written = new LinkedHashMap<>();
            values.forEach((property, value) -> written.put(property, value instanceof Double number && types.get(property) != double.class
                    ? String.valueOf(number.longValue()) : String.valueOf(value)));
            given.add(new Given(called, written));
        }
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.Inferred;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of fact that a policy may look at, with its properties and their types.
 *
 * @param type       the record
 * @param properties the type of every property, in the record's order
 */
record FactType(Class<? extends Fact> type, Map<String, Class<?>> properties) {

    private static final Map<String, FactType> ALL = all();
    /** Looked up once: values are read for every rule of every judgement. */
    private static final Map<Class<?>, Map<String, Method>> ACCESSORS = records(Fact.class).collect(Collectors.toMap(type -> type, type ->
            Arrays.stream(type.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getAccessor))));
    /** Facts of which a judgement has one at most. */
    private static final Set<String> SINGLE = Set.of("MessageFact", "CustomerFact", "ConversationFact", "CompanyTimeFact", "DeskFact", "DraftFact",
            "JudgementFact", "CustomerTimeFact", "ResidenceFact", "VerificationFact", "HandoffFact", "ToolRequestFact", "OutreachFact");
    /** Facts that exist at one gate only: who looks at one judges there. */
    private static final Map<String, Gate> GATES = Map.of("DraftFact", Gate.DRAFT, "CitationFact", Gate.DRAFT, "PromiseFact", Gate.DRAFT,
            "ToolRequestFact", Gate.TOOL, "HandoffFact", Gate.HANDOFF, "OutreachFact", Gate.OUTREACH, "RequestedWordFact", Gate.TOOL,
            "RequestedNumberFact", Gate.TOOL, "RequestedAmountFact", Gate.TOOL);
    /** Facts that go by a name: the properties that tell one from another, the name first. There are no two that these do not tell apart. */
    private static final Map<String, List<String>> KEYS = Map.of("CheckedFact", List.of("check", "about", "whose"),
            "LookedUpNumberFact", List.of("name", "about", "whose"), "LookedUpAmountFact", List.of("name", "about", "whose", "currency"),
            "LookedUpDateFact", List.of("name", "about", "whose"), "LookedUpWordFact", List.of("name", "about", "whose"),
            "RequestedWordFact", List.of("name"), "RequestedNumberFact", List.of("name"), "RequestedAmountFact", List.of("name"));

    private static Map<String, FactType> all() {
        Map<String, FactType> found = new TreeMap<>();
        records(Fact.class).forEach(type -> {
            Map<String, Class<?>> properties = new LinkedHashMap<>();
            Arrays.stream(type.getRecordComponents()).forEach(part -> properties.put(part.getName(), part.getType()));
            found.put(type.getSimpleName(), new FactType(type, properties));
        });
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Class<? extends Fact>> records(Class<?> type) {
        return type.isRecord() ? Stream.of((Class<? extends Fact>) type) : Arrays.stream(type.getPermittedSubclasses()).flatMap(FactType::records);
    }

    static Optional<FactType> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static FactType of(Fact fact) {
        return ALL.get(fact.getClass().getSimpleName());
    }

    static String names() {
        return String.join(", ", ALL.keySet());
    }

    /** @return every kind of fact, by name */
    static Map<String, FactType> published() {
        return ALL;
    }

    String name() {
        return type.getSimpleName();
    }

    /** @return whether a judgement has one at most, so that naming its properties multiplies nothing */
    boolean single() {
        return SINGLE.contains(name());
    }

    /** @return the properties that tell one such fact from another, its name first; empty when it does not go by a name */
    List<String> key() {
        return KEYS.getOrDefault(name(), List.of());
    }

    /** @return whether a tool found it out; what no tool has found out is missing, and a policy that asks for what is missing says where */
    boolean found() {
        return name().startsWith("LookedUp") || name().equals("CheckedFact");
    }

    /** @return whether only rules say it */
    boolean inferred() {
        return Inferred.class.isAssignableFrom(type);
    }

    /** @return the only gate at which there is such a fact; empty when there may be one at every gate */
    Optional<Gate> gate() {
        return Optional.ofNullable(GATES.get(name()));
    }

    /** @return the only constructor that a record's header gives */
    Class<?>[] header() {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    }

    /** @return a property's value */
    Object value(Fact fact, String property) {
        try {
            return ACCESSORS.get(type).get(property).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record", e);
        }
    }
}

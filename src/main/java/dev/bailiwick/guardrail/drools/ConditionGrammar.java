package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of what a sentence means:
 * <pre>
 * conditions = condition { "and" condition }
 * condition  = [ "not" | "exists" ] ( fact | "(" fact "and" fact { "and" fact } ")" )
 * fact       = Fact "(" [ part { "," part } ] ")"
 * part       = "$name" ":" property | choice
 * choice     = all { "||" all }      all = single { "&amp;&amp;" single }      single = "!" single | "(" choice ")" | comparison
 * comparison = property ( "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) ( "text" | number | true | false | {place} | "{place}" | $name )
 * </pre>
 * Facts in brackets are there together or they are not; what they name is theirs alone, and each must be one that goes by a name, which it says.
 * Nothing else can be said: no call, no path, no arithmetic, no pattern matching, no other type than a fact's.
 */
final class ConditionGrammar {

    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 5;
    private static final int MOST_TOGETHER = 4;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\"[^\"\\\\\\p{Cntrl}]*\")|(\\{[a-z]+\\})|(\\$?[A-Za-z][A-Za-z0-9]*)|"
            + "(-?\\d[\\d.]*)|(==|!=|<=|>=|\\|\\||&&|[<>(),:!]))");
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final List<String> tokens;
    private final Map<String, Class<?>> variables = new HashMap<>();
    private int named;
    private int next;

    private ConditionGrammar(List<String> tokens, int many) {
        this.tokens = tokens;
        this.named = many;
    }

    /**
     * @param text what a sentence means
     * @return its conditions
     * @throws IllegalArgumentException when the text is not of this grammar; the message says what would be right
     */
    static List<Condition> read(String text) {
        ConditionGrammar grammar = new ConditionGrammar(tokens(text), 0);
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(grammar.condition());
        } while (grammar.take("and"));
        grammar.ended("'and' or the end");
        return List.copyOf(conditions);
    }

    /**
     * What a developer's rule asks: one condition a line, and one of them may name properties of a fact of which there are several.
     *
     * @param lines the lines between {@code when} and {@code then}, none of them blank
     * @return their conditions, and the names they give with their types
     * @throws IllegalArgumentException as {@link #read}; the message begins with the line's number from 0 and a colon
     */
    static Asked ofRule(List<String> lines) {
        List<Condition> conditions = new ArrayList<>();
        Map<String, Class<?>> names = new LinkedHashMap<>();
        int many = 1;
        for (int i = 0; i < lines.size(); i++) {
            try {
                ConditionGrammar grammar = new ConditionGrammar(tokens(lines.get(i)), many);
                grammar.variables.putAll(names);
                conditions.add(grammar.condition());
                grammar.ended("the end of the line");
                names.putAll(grammar.variables);
                many = grammar.named;
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(i + ":" + e.getMessage(), e);
            }
        }
        return new Asked(List.copyOf(conditions), names);
    }

    /**
     * What a developer's rule asks.
     *
     * @param conditions what must be the case
     * @param names      the names that stand for properties, with the properties' types
     */
    record Asked(List<Condition> conditions, Map<String, Class<?>> names) {
    }

    private void ended(String otherwise) {
        if (next < tokens.size()) {
            throw expected(otherwise);
        }
    }

    private static List<String> tokens(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("the meaning of a sentence ends at " + LONGEST + " characters");
        }
        List<String> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int at = 0;
        while (at < text.strip().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("'" + text.strip().substring(at).strip() + "' cannot be said here");
            }
            found.add(matcher.group().strip());
            at = matcher.end();
        }
        return found;
    }

    private Condition condition() {
        boolean absent = take("not");
        if (!absent) {
            take("exists");
        }
        return take("(") ? together(absent) : fact(absent, false);
    }

    private Condition together(boolean absent) {
        Set<String> before = Set.copyOf(variables.keySet());
        List<Condition> facts = new ArrayList<>();
        do {
            Condition fact = fact(false, true);
            if (!isPinned(fact)) {
                throw new IllegalArgumentException("in brackets stand only facts that go by a name, each with its name and what it is about: "
                        + FactType.published().values().stream().filter(type -> !type.key().isEmpty()).map(type -> type.name() + "( "
                        + String.join(" == …, ", pins(type)) + " == … )").toList());
            }
            facts.add(fact);
        } while (take("and"));
        must(")");
        if (facts.size() < 2 || facts.size() > MOST_TOGETHER) {
            throw new IllegalArgumentException("in brackets stand 2 to " + MOST_TOGETHER + " facts, not " + facts.size());
        }
        variables.keySet().retainAll(before);
        Condition first = facts.getFirst();
        return new Condition(absent, first.type(), first.bindings(), first.constraints(), List.copyOf(facts.subList(1, facts.size())));
    }

    /** Facts that are told by what they are called and what they are about: few meet that, so that none multiply with others. */
    private static boolean isPinned(Condition fact) {
        List<String> pins = pins(fact.type());
        return !pins.isEmpty() && pins.stream().allMatch(pin -> fact.constraints().stream().anyMatch(part -> part instanceof Comparison one
                && one.operator().equals("==") && one.property().equals(pin)));
    }

    private static List<String> pins(FactType type) {
        return type.key().subList(0, Math.min(2, type.key().size()));
    }

    private Condition fact(boolean absent, boolean together) {
        String name = word("a fact: " + FactType.names());
        FactType type = FactType.named(name).orElseThrow(() -> new IllegalArgumentException("there is no fact '" + name + "'; there are "
                + FactType.names()));
        must("(");
        Map<String, String> bindings = new LinkedHashMap<>();
        List<Constraint> constraints = new ArrayList<>();
        while (!take(")")) {
            if (!bindings.isEmpty() || !constraints.isEmpty()) {
                must(",");
            }
            if (peek().startsWith("$")) {
                bind(type, !absent && (together || isThereOnce(type, bindings)), bindings);
            } else {
                constraints.add(choice(type, 0));
            }
        }
        return new Condition(absent, type, bindings, List.copyOf(constraints));
    }

    private boolean isThereOnce(FactType type, Map<String, String> bindings) {
        return type.single() || !bindings.isEmpty() || !type.inferred() && --named >= 0;
    }

    private void bind(FactType type, boolean allowed, Map<String, String> bindings) {
        String variable = word("a name").substring(1);
        must(":");
        String property = word("a property of " + type.name());
        if (!allowed) {
            throw new IllegalArgumentException("only a fact that is there exactly once can be named with $: " + FactType.published().values().stream()
                    .filter(FactType::single).map(FactType::name).toList());
        }
        if (variables.putIfAbsent(variable, typeOf(type, property)) != null) {
            throw new IllegalArgumentException("$" + variable + " is given twice");
        }
        bindings.put(variable, property);
    }

    private Constraint choice(FactType type, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("brackets are nested deeper than " + DEEPEST);
        }
        List<Constraint> parts = new ArrayList<>();
        do {
            parts.add(every(type, depth));
        } while (take("||"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.AnyOf(parts);
    }

    private Constraint every(FactType type, int depth) {
        List<Constraint> parts = new ArrayList<>();
        do {
            parts.add(single(type, depth));
        } while (take("&&"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.AllOf(parts);
    }

    private Constraint single(FactType type, int depth) {
        if (take("!")) {
            must("(");
            Constraint part = choice(type, depth + 1);
            must(")");
            return new Condition.Negated(part);
        }
        if (take("(")) {
            Constraint part = choice(type, depth + 1);
            must(")");
            return part;
        }
        String property = word("a property of " + type.name());
        Class<?> of = typeOf(type, property);
        String operator = next < tokens.size() ? tokens.get(next) : "";
        if (!OPERATORS.contains(operator)) {
            throw expected("one of == != < <= > >=");
        }
        next++;
        Literals.comparable(property, of, operator);
        return new Comparison(property, of, operator, operand(property, of));
    }

    private Operand operand(String property, Class<?> type) {
        String token = peek();
        next++;
        if (token.startsWith("$")) {
            Class<?> bound = variables.get(token.substring(1));
            if (bound != type) {
                throw new IllegalArgumentException(bound == null ? token + " is not given before" : token + " is of another type than '" + property
                        + "'");
            }
            return new Condition.Variable(token.substring(1));
        }
        boolean quoted = token.startsWith("\"");
        String inner = quoted ? token.substring(1, token.length() - 1) : token;
        if (quoted != (type == String.class)) {
            throw new IllegalArgumentException("'" + property + "' is compared with " + Literals.words(type) + ", not with " + token);
        }
        return inner.matches("[a-z]*:?\\{[a-z]+\\}") ? new Condition.Slot(inner.substring(0, inner.indexOf('{')), inner.substring(inner.indexOf('{') + 1,
                inner.length() - 1)) : new Condition.Literal(Literals.fitting(property, type, inner));
    }

    private static Class<?> typeOf(FactType type, String property) {
        Class<?> found = type.properties().get(property);
        if (found == null) {
            throw new IllegalArgumentException(type.name() + " has no '" + property + "'; it has " + String.join(", ", type.properties().keySet()));
        }
        return found;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean take(String token) {
        boolean there = peek().equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private void must(String token) {
        if (!take(token)) {
            throw expected("'" + token + "'");
        }
    }

    private String word(String what) {
        if (!peek().matches("\\$?[A-Za-z][A-Za-z0-9]*")) {
            throw expected(what);
        }
        return tokens.get(next++);
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + (next < tokens.size() ? " before '" + tokens.get(next) + "'" : " at the end"));
    }
}

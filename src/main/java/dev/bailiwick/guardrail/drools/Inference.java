package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Operand;
import dev.bailiwick.guardrail.drools.Condition.Variable;
import dev.bailiwick.guardrail.facts.Fact;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fact that follows, made of written values and of properties of the facts it follows from, and of nothing that is reckoned: so
 * inferring makes nothing longer or larger than what was there.
 *
 * @param type   the kind of fact
 * @param values its values, in the record's order
 */
record Inference(FactType type, List<Operand> values) {

    private static final Pattern INSERT = Pattern.compile("insertLogical\\(\\s*new\\s+([A-Za-z]+)\\(([^()]*)\\)\\s*\\);");
    private static final Pattern VALUE = Pattern.compile("\\s*(?:\"([^\"\\\\\\p{Cntrl}]*)\"|(\\$[A-Za-z][A-Za-z0-9]*)|(-?\\d{1,9}(?:\\.\\d{1,6})?|true|false))"
            + "\\s*(,|$)");

    /**
     * @param line  a line of a developer's rule, below {@code then}
     * @param names the names that its conditions give, with their types
     * @return what it infers
     * @throws IllegalArgumentException when the line is anything else; the message says what would be right
     */
    static Inference read(String line, Map<String, Class<?>> names) {
        Matcher insert = INSERT.matcher(line);
        if (!insert.matches()) {
            throw new IllegalArgumentException("'" + line + "' cannot stand after 'then'; a rule that infers says only "
                    + "insertLogical( new RegimeFact( \"reg-f\" ) ); with texts, numbers and names given with $");
        }
        FactType type = FactType.named(insert.group(1)).filter(FactType::inferred).orElseThrow(() -> new IllegalArgumentException("'"
                + insert.group(1) + "' is no fact that rules may infer; there are " + String.join(", ", FactType.published().values().stream()
                        .filter(FactType::inferred).map(FactType::name).toList())));
        RecordComponent[] parts = type.type().getRecordComponents();
        List<Operand> values = new ArrayList<>();
        String given = insert.group(2).strip();
        Matcher value = VALUE.matcher(given);
        int at = 0;
        while (at < given.length()) {
            if (!value.find(at) || value.start() != at || values.size() == parts.length) {
                throw wrong(type, given);
            }
            values.add(operand(parts[values.size()], value, names));
            at = value.end();
        }
        if (values.size() != parts.length || given.endsWith(",")) {
            throw wrong(type, given);
        }
        return new Inference(type, values);
    }

    private static Operand operand(RecordComponent part, Matcher value, Map<String, Class<?>> names) {
        if (value.group(2) != null) {
            Class<?> named = names.get(value.group(2).substring(1));
            if (named != part.getType()) {
                throw new IllegalArgumentException(value.group(2) + (named == null ? " is not given in the conditions" : " is not of the type of '"
                        + part.getName() + "', " + Literals.words(part.getType())));
            }
            return new Variable(value.group(2).substring(1));
        }
        boolean quoted = value.group(1) != null;
        if (quoted != (part.getType() == String.class)) {
            throw new IllegalArgumentException("'" + part.getName() + "' is " + Literals.words(part.getType()) + ", not " + value.group().strip());
        }
        return new Literal(Literals.fitting(part.getName(), part.getType(), quoted ? value.group(1) : value.group(3)));
    }

    private static IllegalArgumentException wrong(FactType type, String given) {
        return new IllegalArgumentException("new " + type.name() + "( " + given + " ) does not fit; it needs " + String.join(", ", type.properties()
                .keySet()));
    }

    /**
     * @param names the values of what the conditions name
     * @return the fact that follows
     */
    Fact made(Map<String, Object> names) {
        Class<?>[] header = type.header();
        Object[] made = new Object[header.length];
        for (int i = 0; i < header.length; i++) {
            made[i] = values.get(i) instanceof Literal(String value) ? Literals.value(header[i], value)
                    : names.get(((Variable) values.get(i)).name());
        }
        try {
            return type.type().getConstructor(header).newInstance(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact is a public record", e);
        }
    }

    /** @return the fact as it is written in a rule */
    String written() {
        List<String> texts = new ArrayList<>();
        RecordComponent[] parts = type.type().getRecordComponents();
        for (int i = 0; i < parts.length; i++) {
            texts.add(switch (values.get(i)) {
                case Literal(String value) -> Literals.written(parts[i].getType(), value);
                case Variable(String name) -> "$" + name;
                case Condition.Slot(String before, String name) -> throw new IllegalStateException("the place {" + name + "} was not filled");
            });
        }
        return "insertLogical( new " + type.name() + "( " + String.join(", ", texts) + " ) );";
    }
}

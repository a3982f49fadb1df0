package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Negated;
import dev.bailiwick.guardrail.drools.Condition.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the rules that Drools compiles, from what was understood of a policy. Conditions that bind nothing ask only whether there is
 * such a fact, and those that bind look at facts of which there is one (a developer's rule at one kind of which there are several): a rule
 * matches once, or once for each of them, whatever is put before it.
 */
final class WrittenRule {

    /**
     * One package for all policies. Drools 10.2 builds only its first package as a whole; policies of a further package are put in one by one,
     * and what is shared is then split wrongly, so that a policy with {@code not} never matches once another begins like it
     * (apache/incubator-kie 7115).
     */
    static final String PACKAGE = "bailiwick.policies";

    private WrittenRule() {
    }

    static String of(BookedPolicy policy) {
        StringBuilder text = new StringBuilder("package " + PACKAGE + "\n");
        Set<String> types = new TreeSet<>();
        policy.rules().forEach(rule -> {
            rule.conditions().stream().flatMap(Condition::parts).forEach(condition -> types.add(condition.type().type().getName()));
            rule.inferences().forEach(inference -> types.add(inference.type().type().getName()));
        });
        types.forEach(type -> text.append("import ").append(type).append('\n'));
        policy.rules().forEach(rule -> text.append(written(policy, rule)));
        return text.toString();
    }

    private static String written(BookedPolicy policy, BookedRule rule) {
        StringBuilder text = new StringBuilder("rule \"" + rule.name() + "\"\n    ruleflow-group \"" + policy.stage().word() + "\"\n");
        if (rule.order() > 0) {
            text.append("    salience -").append(rule.order()).append('\n');
        }
        text.append("when\n");
        rule.conditions().forEach(condition -> text.append("    ").append(written(condition)).append('\n'));
        text.append("then\n");
        rule.inferences().forEach(inference -> text.append("    ").append(inference.written()).append('\n'));
        return text.append("end\n").toString();
    }

    private static String written(Condition condition) {
        if (!condition.joined().isEmpty()) {
            return condition.parts().map(WrittenRule::pattern).collect(Collectors.joining(" and ", condition.absent() ? "not ( " : "exists ( ", " )"));
        }
        String pattern = pattern(condition);
        return condition.absent() ? "not " + pattern : condition.bindings().isEmpty() ? "exists " + pattern : pattern;
    }

    private static String pattern(Condition condition) {
        List<String> parts = new ArrayList<>();
        condition.bindings().forEach((name, property) -> parts.add("$" + name + " : " + property));
        condition.constraints().forEach(constraint -> parts.add(written(constraint, false)));
        return condition.type().name() + "( " + String.join(", ", parts) + " )";
    }

    private static String written(Constraint constraint, boolean negated) {
        return switch (constraint) {
            case AllOf all -> joined(all.parts(), negated ? " || " : " && ", negated);
            case AnyOf any -> joined(any.parts(), negated ? " && " : " || ", negated);
            case Negated not -> written(not.part(), !negated);
            case Comparison comparison -> comparison.property() + " " + (negated ? opposite(comparison.operator()) : comparison.operator()) + " "
                    + switch (comparison.operand()) {
                        case Literal(String value) -> Literals.written(comparison.type(), value);
                        case Variable(String name) -> "$" + name;
                        case Condition.Slot(String before, String name) -> throw new IllegalStateException("the place {" + name + "} was not filled");
                    };
        };
    }

    private static String joined(List<Constraint> parts, String by, boolean negated) {
        return parts.stream().map(part -> written(part, negated)).collect(Collectors.joining(by, "(", ")"));
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "==" -> "!=";
            case "!=" -> "==";
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
        };
    }
}

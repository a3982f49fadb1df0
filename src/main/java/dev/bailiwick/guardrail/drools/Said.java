package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.drools.Condition.AllOf;
import dev.bailiwick.guardrail.drools.Condition.AnyOf;
import dev.bailiwick.guardrail.drools.Condition.Comparison;
import dev.bailiwick.guardrail.drools.Condition.Constraint;
import dev.bailiwick.guardrail.drools.Condition.Literal;
import dev.bailiwick.guardrail.drools.Condition.Negated;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says conditions and actions in words that officers use. */
final class Said {

    private Said() {
    }

    static String of(Action action) {
        return switch (action) {
            case SAY_FIRST -> "say first";
            case BLOCK -> "decline";
            case HAND_OFF -> "hand off";
            default -> action.name().toLowerCase(Locale.ROOT);
        };
    }

    static String of(FactType type) {
        return type.name().replaceFirst("Fact$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static String of(Condition condition) {
        return (condition.absent() ? "no " : "") + condition.parts().map(part -> of(part.type()) + part.constraints().stream().map(Said::of)
                .collect(Collectors.joining(" and ", part.constraints().isEmpty() ? "" : " with ", ""))).collect(Collectors.joining(", together with "));
    }

    static String of(Constraint constraint) {
        return switch (constraint) {
            case AllOf all -> all.parts().stream().map(Said::of).collect(Collectors.joining(" and "));
            case AnyOf any -> any.parts().stream().map(Said::of).collect(Collectors.joining(" or "));
            case Negated not -> "not (" + of(not.part()) + ")";
            case Comparison comparison -> comparison.property().equals("minute") ? time(comparison) : comparison.property()
                    + switch (comparison.operator()) {
                        case "==" -> " ";
                        case "!=" -> " other than ";
                        case "<" -> " below ";
                        case "<=" -> " of at most ";
                        case ">" -> " above ";
                        default -> " of at least ";
                    } + value(comparison);
        };
    }

    private static String time(Comparison comparison) {
        return "time " + switch (comparison.operator()) {
            case "==" -> "";
            case "!=" -> "other than ";
            case "<" -> "before ";
            case "<=" -> "no later than ";
            case ">" -> "after ";
            default -> "from ";
        } + value(comparison) + (comparison.operator().equals(">=") ? " on" : "");
    }

    /** @return what a property is compared with */
    static String value(Comparison comparison) {
        return comparison.operand() instanceof Literal(String value) ? value(comparison.property(), value) : "that of the other";
    }

    private static String value(String property, String value) {
        return value.isEmpty() ? "nothing" : switch (property) {
            case "minute" -> time((int) Double.parseDouble(value));
            case "weekday" -> weekday(value);
            default -> value;
        };
    }

    /** @return a minute of the day as a clock shows it */
    static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** @return a day of the week as people write it */
    static String weekday(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}

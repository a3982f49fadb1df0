package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition compares the outcome with one word, on a flow that leaves an exclusive gateway. */
final class PlainConditions extends Rule {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{outcome == '([A-Za-z][A-Za-z0-9-]{0,63})'\\}");

    PlainConditions() {
        super("plain-conditions", "A condition is exactly `${outcome == 'word'}` and stands on a flow that leaves an exclusive gateway. The "
                + "gateway's default flow has none, and no word is asked for twice. Anything else could run code, or decide where nobody sees it.");
    }

    /** @return the word which a condition asks for, if it has the one form allowed */
    static Optional<String> word(String condition) {
        Matcher matcher = CONDITION.matcher(condition.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        Set<String> gateways = new HashSet<>();
        Set<String> defaults = new HashSet<>();
        drawing.root().walk(element -> {
            if (element.is(bpmn("exclusiveGateway"))) {
                gateways.add(element.id());
                defaults.add(element.value("default"));
            }
        });
        Set<String> asked = new HashSet<>();
        drawing.root().walk(element -> {
            if (element.is(bpmn("conditionExpression"))) {
                check(drawing, element, gateways, defaults, asked, found);
            }
        });
    }

    private void check(Drawing drawing, XmlElement condition, Set<String> gateways, Set<String> defaults, Set<String> asked, Problems found) {
        XmlElement flow = condition.parent();
        Optional<String> word = word(condition.text());
        if (word.isEmpty()) {
            found.add(problem(drawing, condition, "the condition \"" + XmlElement.quoted(condition.text())
                    + "\" is not read; right is ${outcome == 'word'}, to the letter"));
        } else if (!gateways.contains(flow.value("sourceRef"))) {
            found.add(problem(drawing, condition, "a condition stands on a flow that leaves no exclusive gateway; put a gateway in between"));
        } else if (defaults.contains(flow.id())) {
            found.add(problem(drawing, condition, "the default flow has a condition, which the engine would not ask; remove the condition or the "
                    + "default"));
        } else if (!asked.add(flow.value("sourceRef") + " " + word.get())) {
            found.add(problem(drawing, condition, "two flows of one gateway ask for '" + word.get()
                    + "' and the second would never be taken; remove one"));
        }
    }
}

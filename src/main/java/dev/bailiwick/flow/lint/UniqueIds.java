package dev.bailiwick.flow.lint;

import java.util.HashMap;
import java.util.Map;

/** No two elements of a file share an id. */
final class UniqueIds extends Rule {

    UniqueIds() {
        super("unique-ids", "Every id in a file is given once, in the diagram's part too. Two elements with one id would let a reader check one "
                + "thing and the engine run another.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        Map<String, XmlElement> first = new HashMap<>();
        drawing.root().walk(element -> {
            if (!element.id().isEmpty()) {
                XmlElement other = first.putIfAbsent(element.id(), element);
                if (other != null) {
                    found.add(problem(drawing, element, "the id was given before, on line " + other.line() + "; choose another one"));
                }
            }
        });
    }
}

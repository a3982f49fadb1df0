package dev.bailiwick.flow.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An element of a drawing as the parser resolved it: names by namespace URI, text joined over CDATA, character references and
 * comments, with the line on which it begins.
 */
final class XmlElement {

    private static final int QUOTED = 60;

    private final XmlName name;
    private final int line;
    private final XmlElement parent;
    private final Map<XmlName, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(XmlName name, int line, XmlElement parent) {
        this.name = name;
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void put(XmlName attribute, String value) {
        attributes.put(attribute, value);
    }

    void append(String more) {
        text.append(more);
    }

    XmlName name() {
        return name;
    }

    int line() {
        return line;
    }

    /** @return the element around, or null for the root */
    XmlElement parent() {
        return parent;
    }

    Map<XmlName, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    /** @return the text directly in this element, joined, as it stands */
    String text() {
        return text.toString();
    }

    boolean is(XmlName other) {
        return name.equals(other);
    }

    Stream<XmlElement> children(XmlName wanted) {
        return children.stream().filter(child -> child.is(wanted));
    }

    /** @return the value of an attribute without namespace, or the empty text */
    String value(String attribute) {
        return value(new XmlName("", attribute));
    }

    /** @return the value of an attribute, or the empty text */
    String value(XmlName attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
        return attributes.containsKey(new XmlName("", attribute));
    }

    String id() {
        return value("id");
    }

    /** @return the id of this element or of the nearest one around it; empty when nobody has one; never longer than a line */
    String nearestId() {
        for (XmlElement at = this; at != null; at = at.parent) {
            if (!at.id().isBlank()) {
                return quoted(at.id());
            }
        }
        return "";
    }

    /** Visits this element and all below it, from the top of the file to its bottom; depth is bounded by the reader. */
    void walk(Consumer<XmlElement> visit) {
        visit.accept(this);
        children.forEach(child -> child.walk(visit));
    }

    /** @return a text of the file cut to what fits in a message, on one line */
    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
    }
}

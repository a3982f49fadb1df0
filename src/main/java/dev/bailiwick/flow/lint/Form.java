package dev.bailiwick.flow.lint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What one element may carry at one place of a drawing: attributes with their values, elements inside, text. */
final class Form {

    /**
     * What an attribute may say.
     *
     * @param values   the values allowed
     * @param right    the values in words
     * @param required whether the element is refused without it
     */
    record Values(Pattern values, String right, boolean required) {
    }

    private final XmlName name;
    private final Map<XmlName, Values> attributes = new LinkedHashMap<>();
    private final Map<XmlName, Form> children = new LinkedHashMap<>();
    private boolean text;

    Form(XmlName name) {
        this.name = name;
    }

    Form may(XmlName attribute, String pattern, String right) {
        attributes.put(attribute, new Values(Pattern.compile(pattern), right, false));
        return this;
    }

    Form may(String attribute, String pattern, String right) {
        return may(new XmlName("", attribute), pattern, right);
    }

    Form must(XmlName attribute, String pattern, String right) {
        attributes.put(attribute, new Values(Pattern.compile(pattern), right, true));
        return this;
    }

    Form must(String attribute, String pattern, String right) {
        return must(new XmlName("", attribute), pattern, right);
    }

    Form with(Form... inside) {
        for (Form form : inside) {
            children.put(form.name, form);
        }
        return this;
    }

    Form withText() {
        text = true;
        return this;
    }

    XmlName name() {
        return name;
    }

    Map<XmlName, Values> attributes() {
        return attributes;
    }

    Map<XmlName, Form> children() {
        return children;
    }

    boolean hasText() {
        return text;
    }
}

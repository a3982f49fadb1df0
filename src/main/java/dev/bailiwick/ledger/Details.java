package dev.bailiwick.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an entry's details without ever failing: what is missing or of another form is empty. Old entries stay readable. */
final class Details {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode node;

    private Details(JsonNode node) {
        this.node = node;
    }

    static Details of(String json) {
        try {
            return new Details(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return new Details(JSON.createObjectNode());
        }
    }

    /** @return the value as text; an empty string when it is missing, null or nested */
    String text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    boolean truth(String name) {
        return node.path(name).asBoolean(false);
    }

    /** @return the number, or the other one when there is none */
    double number(String name, double otherwise) {
        return node.path(name).isNumber() ? node.path(name).asDouble() : otherwise;
    }

    /** @return the value's parts as details; an empty list when it is none */
    List<Details> list(String name) {
        List<Details> parts = new ArrayList<>();
        if (node.path(name).isArray()) {
            node.path(name).forEach(part -> parts.add(new Details(part)));
        }
        return parts;
    }

    /** @return the texts of a list, nested ones as JSON */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (node.path(name).isArray()) {
            node.path(name).forEach(part -> texts.add(part.isValueNode() ? part.asText() : part.toString()));
        }
        return texts;
    }

    /** @return {@code name: value} for each part of a nested object */
    List<Explanation.Fact> parts(String name) {
        List<Explanation.Fact> parts = new ArrayList<>();
        if (node.path(name).isObject()) {
            node.path(name).properties().forEach(part ->
                    parts.add(new Explanation.Fact(part.getKey(),
                            part.getValue().isValueNode() ? part.getValue().asText() : part.getValue().toString())));
        }
        return parts;
    }

    /** @return the whole value's plain text, for a list whose parts are words */
    String itself() {
        return node.isValueNode() ? node.asText() : "";
    }

    /** @return the word in small letters without separators: {@code HAND_OFF}, {@code handOff} and {@code hand-off} are one */
    String word(String name) {
        return text(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The part of JSON schema that answers of models are held to. It is closed: what is not checked here may not stand in a schema either, so that a
 * prompt never seems to ask for more than is looked at, and so that every provider's own means understands it.
 */
final class AnswerSchema {

    private static final int DEEPEST = 6;
    private static final int MOST_PROBLEMS = 5;
    /** The keywords that may stand in a schema, each with what its value must be. */
    private static final Map<String, String> KEYWORDS = Map.ofEntries(Map.entry("type", "a type or a list of types"),
            Map.entry("description", "a text"), Map.entry("properties", "fields, each with a schema"), Map.entry("required", "a list of fields"),
            Map.entry("additionalProperties", "false"), Map.entry("items", "a schema"), Map.entry("enum", "a list of values"),
            Map.entry("minItems", "a whole number"), Map.entry("maxItems", "a whole number"), Map.entry("minLength", "a whole number"),
            Map.entry("maxLength", "a whole number"), Map.entry("minimum", "a number"), Map.entry("maximum", "a number"));
    private static final Map<String, String> TYPES = Map.of("object", "an object", "array", "a list", "string", "a text", "integer", "a whole number",
            "number", "a number", "boolean", "true or false", "null", "null");

    private final JsonNode schema;

    private AnswerSchema(JsonNode schema) {
        this.schema = schema;
    }

    /**
     * @param schema what should be a schema of an object
     * @return the schema
     * @throws IllegalArgumentException when it is none, or has a keyword that is not checked; says where, and what would be right
     */
    static AnswerSchema of(JsonNode schema) {
        check(schema, "the schema", 0);
        if (!types(schema).equals(List.of("object"))) {
            throw new IllegalArgumentException("the schema must have the type object: an answer is one JSON object");
        }
        return new AnswerSchema(schema);
    }

    private static void check(JsonNode schema, String where, int depth) {
        require(schema.isObject(), where + " must be an object with a 'type'");
        require(depth <= DEEPEST, where + " is nested deeper than " + DEEPEST + " levels");
        schema.fieldNames().forEachRemaining(keyword -> require(KEYWORDS.containsKey(keyword), where + " has the keyword '" + keyword
                + "', which is not checked; known are " + String.join(", ", new TreeSet<>(KEYWORDS.keySet()))));
        List<String> types = types(schema);
        require(!types.isEmpty() && TYPES.keySet().containsAll(types), where + " needs a 'type' of " + String.join(", ", new TreeSet<>(TYPES.keySet())));
        schema.properties().forEach(entry -> require(isInOrder(entry.getKey(), entry.getValue()), where + ": '" + entry.getKey() + "' must be "
                + KEYWORDS.get(entry.getKey())));
        if (types.contains("object")) {
            checkFields(schema, where, depth);
        }
        if (types.contains("array")) {
            require(schema.has("items"), where + " is a list and needs 'items'");
            check(schema.get("items"), where + ", items", depth + 1);
        }
    }

    private static void checkFields(JsonNode schema, String where, int depth) {
        require(schema.has("properties") && schema.has("additionalProperties"), where + " is an object and needs 'properties' and "
                + "'additionalProperties': false");
        schema.path("required").forEach(field -> require(schema.get("properties").has(field.asText()), where + " requires '" + field.asText()
                + "', which is not among its properties"));
        schema.get("properties").properties().forEach(field -> check(field.getValue(), where + ", field '" + field.getKey() + "'", depth + 1));
    }

    private static boolean isInOrder(String keyword, JsonNode value) {
        return switch (keyword) {
            case "type" -> value.isTextual() || value.isArray() && all(value, JsonNode::isTextual);
            case "description" -> value.isTextual();
            case "properties", "items" -> value.isObject();
            case "required" -> value.isArray() && all(value, JsonNode::isTextual);
            case "additionalProperties" -> value.isBoolean() && !value.asBoolean();
            case "enum" -> value.isArray() && !value.isEmpty() && all(value, JsonNode::isValueNode);
            case "minimum", "maximum" -> value.isNumber();
            default -> value.isInt() && value.asInt() >= 0;
        };
    }

    private static boolean all(JsonNode list, Predicate<JsonNode> kind) {
        return StreamSupport.stream(list.spliterator(), false).allMatch(kind);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? List.of(type.asText()) : StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).toList();
    }

    /**
     * @param field a field of the answer
     * @return the types that it may have; empty when the schema does not require it
     */
    Set<String> typesOf(String field) {
        boolean required = StreamSupport.stream(schema.path("required").spliterator(), false).anyMatch(one -> one.asText().equals(field));
        return required ? Set.copyOf(types(schema.get("properties").get(field))) : Set.of();
    }

    /** @return the schema as it is sent to a provider */
    String text() {
        return schema.toString();
    }

    /**
     * @param answer what came back
     * @return what is wrong with its shape, in sentences, at most five; empty when it is right
     */
    List<String> problems(JsonNode answer) {
        List<String> problems = new ArrayList<>();
        compare(schema, answer, "The answer", problems);
        return problems.size() > MOST_PROBLEMS ? List.copyOf(problems.subList(0, MOST_PROBLEMS)) : List.copyOf(problems);
    }

    private static void compare(JsonNode schema, JsonNode value, String where, List<String> problems) {
        List<String> types = types(schema);
        if (types.stream().noneMatch(type -> is(type, value))) {
            problems.add(where + " must be " + String.join(" or ", types.stream().map(TYPES::get).toList()) + ".");
            return;
        }
        if (schema.has("enum") && all(schema.get("enum"), allowed -> !allowed.equals(value))) {
            problems.add(where + " must be one of " + schema.get("enum") + ".");
        }
        compareSizes(schema, value, where, problems);
        if (value.isObject()) {
            compareFields(schema, value, where, problems);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size() && problems.size() < MOST_PROBLEMS; i++) {
                compare(schema.get("items"), value.get(i), where + ", entry " + (i + 1) + ",", problems);
            }
        }
    }

    private static void compareFields(JsonNode schema, JsonNode value, String where, List<String> problems) {
        schema.path("required").forEach(field -> {
            if (!value.has(field.asText())) {
                problems.add(where + " lacks the field '" + field.asText() + "'.");
            }
        });
        JsonNode known = schema.get("properties");
        value.properties().forEach(field -> {
            if (known.has(field.getKey())) {
                compare(known.get(field.getKey()), field.getValue(), "The field '" + field.getKey() + "'", problems);
            } else {
                problems.add(where + " has a field that was not asked for; known are " + String.join(", ", (Iterable<String>) known::fieldNames) + ".");
            }
        });
    }

    private static void compareSizes(JsonNode schema, JsonNode value, String where, List<String> problems) {
        if (value.isTextual()) {
            compareSize(schema, "Length", value.asText().codePointCount(0, value.asText().length()), where, " characters.", problems);
        } else if (value.isArray()) {
            compareSize(schema, "Items", value.size(), where, " entries.", problems);
        } else if (value.isNumber()) {
            compareSize(schema, "imum", value.asDouble(), where, " as its value.", problems);
        }
    }

    private static void compareSize(JsonNode schema, String kind, double size, String where, String unit, List<String> problems) {
        if (schema.has("min" + kind) && size < schema.get("min" + kind).asDouble()) {
            problems.add(where + " must have at least " + schema.get("min" + kind) + unit);
        }
        if (schema.has("max" + kind) && size > schema.get("max" + kind).asDouble()) {
            problems.add(where + " must have at most " + schema.get("max" + kind) + unit);
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }
}

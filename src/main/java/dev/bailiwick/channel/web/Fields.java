package dev.bailiwick.channel.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.kernel.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object, asked for by name and type. Whoever asks gets the value or a refusal that names the field and what would be
 * right; fields that nobody asks for do not matter.
 */
final class Fields {

    private static final int MOST_OBJECTS = 100;

    private final String path;
    private final ObjectNode object;

    Fields(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw Refusal.invalid(path + field, "is missing");
        }
        return text;
    }

    String optionalText(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.invalid(path + field, "must be a string");
        }
        if (value.textValue().indexOf('\u0000') >= 0 && !field.equals("body")) {
            throw Refusal.invalid(path + field, "must not contain the character U+0000");
        }
        return value.textValue();
    }

    /** @return the moment, or null when none is given; any offset is understood */
    Instant optionalTime(String field) {
        String text = optionalText(field);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            int year = moment.atOffset(java.time.ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9_999) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Falls through to the same refusal as a year out of range.
        }
        throw Refusal.invalid(path + field, "must be an RFC 3339 timestamp such as 2026-03-01T12:00:00Z");
    }

    int whole(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            throw Refusal.invalid(path + field, "is missing");
        }
        boolean fits = value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0 && value.decimalValue().precision() < 20
                && value.canConvertToInt();
        if (!fits) {
            throw Refusal.invalid(path + field, "must be a whole number");
        }
        return value.intValue();
    }

    /** @return any JSON as it was written, or null when none is given */
    String optionalJson(String field) {
        return has(field) ? object.get(field).toString() : null;
    }

    /** @return a JSON object as it was written, or null when none is given */
    String optionalObject(String field) {
        if (has(field) && !object.get(field).isObject()) {
            throw Refusal.invalid(path + field, "must be an object");
        }
        return optionalJson(field);
    }

    List<Fields> objects(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_OBJECTS) {
            throw Refusal.invalid(path + field, "must be an array of at most " + MOST_OBJECTS + " objects");
        }
        List<Fields> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!(value.get(i) instanceof ObjectNode one)) {
                throw Refusal.invalid(path + field + "[" + i + "]", "must be an object");
            }
            all.add(new Fields(path + field + "[" + i + "].", one));
        }
        return all;
    }

    /**
     * @param field the field
     * @param words what each allowed word means
     * @return what the field's word means
     */
    <T> T oneOf(String field, Map<String, T> words) {
        return oneOf(field, text(field), words);
    }

    /** @return what the field's word means, or null when none is given */
    <T> T optionalOneOf(String field, Map<String, T> words) {
        String text = optionalText(field);
        return text == null ? null : oneOf(field, text, words);
    }

    private <T> T oneOf(String field, String text, Map<String, T> words) {
        T meant = words.get(text);
        if (meant == null) {
            throw Refusal.invalid(path + field, "must be one of " + String.join(", ", words.keySet()));
        }
        return meant;
    }
}

package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the one JSON object that a model was asked for; a fence of backticks around it is forgiven, nothing else is. */
final class ReadJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private ReadJson() {
    }

    /** @return the object, if it is one and has exactly these fields */
    static Optional<JsonNode> object(String text, Set<String> fields) {
        String bare = text.strip();
        if (bare.startsWith("```") && bare.endsWith("```") && bare.length() > 6) {
            int line = bare.indexOf('\n');
            bare = line < 0 ? bare : bare.substring(line + 1, bare.length() - 3).strip();
        }
        try {
            JsonNode node = JSON.readTree(bare);
            Set<String> found = new TreeSet<>();
            node.fieldNames().forEachRemaining(found::add);
            return node.isObject() && found.equals(new TreeSet<>(fields)) ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** @return whether all entries of an array are of one kind and there are not too many */
    static boolean isArray(JsonNode node, java.util.function.Predicate<JsonNode> kind, int most) {
        if (!node.isArray() || node.size() > most) {
            return false;
        }
        for (JsonNode entry : node) {
            if (!kind.test(entry)) {
                return false;
            }
        }
        return true;
    }
}

package dev.bailiwick.channel.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.kernel.Refusal;
import java.io.IOException;
import java.util.Iterator;

/** Reads a request's body strictly: one JSON object, no name twice, not too deep, nothing behind it. */
final class JsonBody {

    private static final int DEEPEST = 64;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {
    }

    /**
     * @param bytes the body
     * @return its fields
     * @throws Refusal of kind {@code INVALID} naming line and column, or what is expected
     */
    static Fields read(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal(Refusal.Kind.INVALID, "the body is missing; a JSON object is expected");
        }
        JsonNode read;
        try {
            read = STRICT.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Refusal(Refusal.Kind.INVALID, explain(e));
        } catch (IOException e) {
            throw new Refusal(Refusal.Kind.INVALID, "the body is not UTF-8 text; a JSON object in UTF-8 is expected");
        }
        if (!(read instanceof ObjectNode object)) {
            throw new Refusal(Refusal.Kind.INVALID, "the body must be a JSON object");
        }
        checkTexts("", object);
        return new Fields("", object);
    }

    /**
     * @param broken what the parser says
     * @return what is wrong and where, in a sentence
     */
    static String explain(JsonProcessingException broken) {
        JsonLocation at = broken.getLocation();
        String what = broken.getOriginalMessage() == null ? "" : broken.getOriginalMessage().lines().findFirst().orElse("");
        String where = at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "the body is not valid JSON" + where + ": " + what.substring(0, Math.min(what.length(), 300));
    }

    /** Half of a surrogate pair can be neither stored nor sent on; better to say so than to fail later. */
    private static void checkTexts(String path, JsonNode node) {
        if (node.isTextual()) {
            refuseBrokenText(path, node.textValue());
        } else if (node.isObject()) {
            for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
                String name = names.next();
                refuseBrokenText(path, name);
                checkTexts(path.isEmpty() ? name : path + "." + name, node.get(name));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(path + "[" + i + "]", node.get(i));
            }
        }
    }

    private static void refuseBrokenText(String path, String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean pair = Character.isHighSurrogate(one) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(one)) {
                throw Refusal.invalid(path.isEmpty() ? "body" : path, "is not well-formed text: half of a surrogate pair at character " + (i + 1));
            }
        }
    }
}

package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.model.Flaw;
import java.util.List;

/** Reads the one JSON object that a model was asked for; a fence of backticks around it is forgiven, nothing else is. */
final class ReadJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final String FENCE = "```";

    /**
     * An answer as it was read.
     *
     * @param object the object; null when there is a flaw
     * @param flaws  what is wrong with its form; empty when it is as asked for
     */
    record Read(JsonNode object, List<Flaw> flaws) {

        static Read broken(Flaw.Kind kind, String words) {
            return new Read(null, List.of(new Flaw(kind, words)));
        }
    }

    private final AnswerSchema schema;
    private final Refusals refusals;

    ReadJson(AnswerSchema schema, Refusals refusals) {
        this.schema = schema;
        this.refusals = refusals;
    }

    Read read(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return Read.broken(Flaw.Kind.EMPTY, "There was no answer.");
        }
        boolean opened = bare.startsWith(FENCE) && bare.indexOf('\n') > 0;
        boolean closed = bare.length() > 2 * FENCE.length() && bare.endsWith(FENCE);
        if (opened) {
            bare = bare.substring(bare.indexOf('\n') + 1, closed ? bare.length() - FENCE.length() : bare.length()).strip();
        }
        try {
            JsonNode node = JSON.readTree(bare);
            if (opened && !closed) {
                return Read.broken(Flaw.Kind.CUT_OFF, "The answer ends in the middle of its block.");
            }
            return node.isObject() ? shaped(node) : notJson(text);
        } catch (JsonEOFException e) {
            return bare.startsWith("{") ? Read.broken(Flaw.Kind.CUT_OFF, "The JSON object ends in the middle.") : notJson(text);
        } catch (JsonProcessingException e) {
            return notJson(text);
        }
    }

    private Read shaped(JsonNode node) {
        List<String> problems = schema.problems(node);
        return problems.isEmpty() ? new Read(node, List.of()) : Read.broken(Flaw.Kind.WRONG_SHAPE, String.join(" ", problems));
    }

    private Read notJson(String text) {
        return refusals.refuses(text, "") ? Read.broken(Flaw.Kind.REFUSED, "It refuses in words instead of answering with the JSON object.")
                : Read.broken(Flaw.Kind.UNPARSABLE, "It is not one JSON object.");
    }
}

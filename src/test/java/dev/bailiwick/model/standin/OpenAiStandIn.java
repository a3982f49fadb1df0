package dev.bailiwick.model.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server that speaks OpenAI's chat completions, whole or as server-sent events, and its embeddings. */
public class OpenAiStandIn extends StandIn {

    private static final int LETTERS_OF_A_PIECE = 24;

    private static final int DIMENSIONS = 64;

    /** @param key the key that it wants to see as a bearer token; null when it wants none */
    public OpenAiStandIn(String key) {
        super(key);
    }

    @Override
    boolean shows(String key, Map<String, String> headers) {
        return key == null || ("Bearer " + key).equals(headers.get("authorization"));
    }

    @Override
    Request read(String path, Map<String, String> headers, JsonNode body) {
        List<Request.Said> said = new ArrayList<>();
        body.path("input").forEach(one -> said.add(new Request.Said("user", one.asText())));
        for (JsonNode one : body.path("messages")) {
            JsonNode content = one.path("content");
            said.add(new Request.Said(one.path("role").asText(), content.isArray() ? String.join("", content.findValuesAsText("text"))
                    : content.asText()));
        }
        JsonNode schema = body.at("/response_format/json_schema/schema");
        return new Request(path, headers, body, model(path, body), body.path("stream").asBoolean(), said, schema.isMissingNode() ? null : schema);
    }

    String model(String path, JsonNode body) {
        return body.path("model").asText();
    }

    @Override
    String typeOfPieces() {
        return "text/event-stream";
    }

    /** Vectors of 64 entries, near when texts share words; the last of them first, since only their number counts. */
    private static byte[] vectors(Request request, Utterance utterance) {
        ObjectNode all = JSON.createObjectNode().put("object", "list").put("model", request.model());
        ArrayNode rows = all.putArray("data");
        for (int i = request.said().size() - 1; i >= 0 && utterance.hasChoice(); i--) {
            int[] counts = new int[DIMENSIONS];
            for (String word : request.said().get(i).words().toLowerCase(Locale.ROOT).split("\\W+")) {
                counts[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
            }
            ArrayNode entries = rows.addObject().put("object", "embedding").put("index", i).putArray("embedding");
            for (int count : counts) {
                entries.add(count * 0.25);
            }
        }
        all.set("usage", usage());
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] whole(Request request, Utterance utterance) {
        if (request.body().has("input")) {
            return vectors(request, utterance);
        }
        ObjectNode all = JSON.createObjectNode().put("id", "c-1").put("object", "chat.completion").put("created", 1).put("model", request.model());
        ArrayNode choices = all.putArray("choices");
        if (utterance.hasChoice()) {
            ObjectNode choice = choices.addObject().put("index", 0);
            ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", utterance.words());
            if (utterance.refusal() != null) {
                message.put("refusal", utterance.refusal());
            }
            if (utterance.ending() == Manner.Ending.CALLS_A_TOOL) {
                addToolCall(message);
            }
            ending(choice, utterance.ending());
            adorn(choice, utterance);
        }
        all.set("usage", usage());
        adorn(all);
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    List<byte[]> pieces(Request request, Utterance utterance) {
        List<byte[]> events = new ArrayList<>();
        opening(request).forEach(one -> events.add(event(one)));
        if (utterance.hasChoice()) {
            events.add(event(chunk(request, delta -> delta.put("role", "assistant").put("content", ""), null, utterance)));
            if (utterance.refusal() != null) {
                events.add(event(chunk(request, delta -> delta.put("refusal", utterance.refusal()), null, utterance)));
            }
            if (utterance.ending() == Manner.Ending.CALLS_A_TOOL) {
                events.add(event(chunk(request, OpenAiStandIn::addToolCall, null, utterance)));
            }
            for (String part : inPieces(utterance.words())) {
                events.add(event(chunk(request, delta -> delta.put("content", part), null, utterance)));
            }
            if (utterance.ending() != Manner.Ending.UNSAID) {
                events.add(event(chunk(request, delta -> {
                }, utterance.ending(), utterance)));
            }
        }
        if (request.body().at("/stream_options/include_usage").asBoolean()) {
            ObjectNode last = frame(request);
            last.putArray("choices");
            last.set("usage", usage());
            events.add(event(last));
        }
        events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        return events;
    }

    /** What comes before the first word. */
    List<ObjectNode> opening(Request request) {
        return List.of();
    }

    /** What this provider adds to a choice. */
    void adorn(ObjectNode choice, Utterance utterance) {
    }

    /** What this provider adds to a whole answer. */
    void adorn(ObjectNode answer) {
    }

    /** Words in small parts, as a model says them. */
    static List<String> inPieces(String words) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; words != null && from < words.length(); from += LETTERS_OF_A_PIECE) {
            parts.add(words.substring(from, Math.min(words.length(), from + LETTERS_OF_A_PIECE)));
        }
        return parts;
    }

    private ObjectNode chunk(Request request, java.util.function.Consumer<ObjectNode> delta, Manner.Ending ending, Utterance utterance) {
        ObjectNode frame = frame(request);
        ObjectNode choice = frame.putArray("choices").addObject().put("index", 0);
        delta.accept(choice.putObject("delta"));
        choice.putNull("finish_reason");
        if (ending != null) {
            ending(choice, ending);
        }
        adorn(choice, utterance);
        return frame;
    }

    final ObjectNode frame(Request request) {
        return JSON.createObjectNode().put("id", "c-1").put("object", "chat.completion.chunk").put("created", 1).put("model", request.model());
    }

    private static void addToolCall(ObjectNode message) {
        message.putArray("tool_calls").addObject().put("index", 0).put("id", "call-1").put("type", "function").putObject("function")
                .put("name", "transfer_money").put("arguments", "{\"amount\":100}");
    }

    private static void ending(ObjectNode choice, Manner.Ending ending) {
        switch (ending) {
            case WHOLE -> choice.put("finish_reason", "stop");
            case CUT_AT_LENGTH -> choice.put("finish_reason", "length");
            case FILTERED -> choice.put("finish_reason", "content_filter");
            case CALLS_A_TOOL -> choice.put("finish_reason", "tool_calls");
            case UNSAID -> choice.remove("finish_reason");
        }
    }

    private static ObjectNode usage() {
        return JSON.createObjectNode().put("prompt_tokens", 11).put("completion_tokens", 7).put("total_tokens", 18);
    }

    static byte[] event(JsonNode one) {
        return ("data: " + one + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    byte[] failure(String words) {
        return event(error("server_error", words));
    }

    @Override
    Complaint complaint(int status, String words) {
        return new Complaint(error(status == 429 ? "rate_limit_exceeded" : "error_" + status, words).toString().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    static ObjectNode error(String code, String words) {
        ObjectNode all = JSON.createObjectNode();
        all.putObject("error").put("message", words).put("type", code).put("code", code);
        return all;
    }

    @Override
    Manner filtersTheQuestion() {
        return new Manner.Says(null, Manner.Ending.FILTERED);
    }
}

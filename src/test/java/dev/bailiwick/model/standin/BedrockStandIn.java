package dev.bailiwick.model.standin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bedrock's Converse and ConverseStream. It looks whether a request is signed by the right key, not whether the signature is right. */
public final class BedrockStandIn extends StandIn {

    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/converse(-stream)?");
    private static final Map<Integer, String> ERRORS = Map.of(400, "ValidationException", 401, "UnrecognizedClientException", 403,
            "AccessDeniedException", 408, "ModelTimeoutException", 429, "ThrottlingException", 500, "InternalServerException", 503,
            "ServiceUnavailableException");

    /** @param key the id of the access key that it wants to see in the signature */
    public BedrockStandIn(String key) {
        super(key);
    }

    @Override
    boolean shows(String key, Map<String, String> headers) {
        String signature = headers.getOrDefault("authorization", "");
        return signature.startsWith("AWS4-HMAC-SHA256 Credential=" + key + "/") && signature.contains("/bedrock/aws4_request")
                && signature.contains("Signature=") && headers.containsKey("x-amz-date");
    }

    @Override
    Request read(String path, Map<String, String> headers, JsonNode body) {
        Matcher called = PATH.matcher(path);
        boolean known = called.matches();
        List<Request.Said> said = new ArrayList<>();
        body.path("system").forEach(one -> said.add(new Request.Said("system", one.path("text").asText())));
        body.path("messages").forEach(one -> said.add(new Request.Said(one.path("role").asText(), String.join("",
                one.path("content").findValuesAsText("text")))));
        JsonNode schema = forcedTool(body).isEmpty() ? null : body.at("/toolConfig/tools/0/toolSpec/inputSchema/json");
        return new Request(path, headers, body, known ? URLDecoder.decode(called.group(1), StandardCharsets.UTF_8)
                : "not a path of this provider: " + path, known && called.group(2) != null, said, schema);
    }

    private static String forcedTool(JsonNode body) {
        return body.at("/toolConfig/toolChoice/tool/name").asText();
    }

    @Override
    String typeOfPieces() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    byte[] whole(Request request, Utterance utterance) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode output = all.putObject("output");
        if (utterance.hasChoice()) {
            ArrayNode content = output.putObject("message").put("role", "assistant").putArray("content");
            if (utterance.ending() == Manner.Ending.CALLS_A_TOOL) {
                content.addObject().putObject("toolUse").put("toolUseId", "call-1").put("name", "transfer_money").putObject("input").put("amount", 100);
            } else if (said(request, utterance) != null) {
                content.addObject().putObject("toolUse").put("toolUseId", "call-1").put("name", forcedTool(request.body()))
                        .set("input", said(request, utterance));
            } else if (utterance.words() != null) {
                content.addObject().put("text", utterance.words());
            }
            if (utterance.ending() != Manner.Ending.UNSAID) {
                all.put("stopReason", ending(request, utterance));
            }
        }
        all.set("usage", usage());
        all.putObject("metrics").put("latencyMs", 5);
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    List<byte[]> pieces(Request request, Utterance utterance) {
        List<byte[]> events = new ArrayList<>();
        events.add(EventStream.event("messageStart", JSON.createObjectNode().put("role", "assistant")));
        boolean foreign = utterance.ending() == Manner.Ending.CALLS_A_TOOL;
        JsonNode input = foreign ? JSON.createObjectNode().put("amount", 100) : said(request, utterance);
        if (input != null) {
            ObjectNode start = JSON.createObjectNode().put("contentBlockIndex", 0);
            start.putObject("start").putObject("toolUse").put("toolUseId", "call-1").put("name", foreign ? "transfer_money" : forcedTool(request.body()));
            events.add(EventStream.event("contentBlockStart", start));
        }
        for (String part : OpenAiStandIn.inPieces(input == null ? utterance.words() : input.toString())) {
            ObjectNode delta = JSON.createObjectNode().put("contentBlockIndex", 0);
            if (input == null) {
                delta.putObject("delta").put("text", part);
            } else {
                delta.putObject("delta").putObject("toolUse").put("input", part);
            }
            events.add(EventStream.event("contentBlockDelta", delta));
        }
        events.add(EventStream.event("contentBlockStop", JSON.createObjectNode().put("contentBlockIndex", 0)));
        if (utterance.hasChoice() && utterance.ending() != Manner.Ending.UNSAID) {
            events.add(EventStream.event("messageStop", JSON.createObjectNode().put("stopReason", ending(request, utterance))));
            ObjectNode last = JSON.createObjectNode();
            last.set("usage", usage());
            last.putObject("metrics").put("latencyMs", 5);
            events.add(EventStream.event("metadata", last));
        }
        return events;
    }

    /** What the forced tool is called with, when one is forced and the words are an object that can be its input; else null. */
    private static JsonNode said(Request request, Utterance utterance) {
        if (utterance.words() == null || forcedTool(request.body()).isEmpty()) {
            return null;
        }
        try {
            JsonNode input = JSON.readTree(utterance.words());
            return input.isObject() ? input : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String ending(Request request, Utterance utterance) {
        if (utterance.refusal() != null) {
            return "guardrail_intervened";
        }
        return switch (utterance.ending()) {
            case WHOLE, UNSAID -> said(request, utterance) == null ? "end_turn" : "tool_use";
            case CUT_AT_LENGTH -> "max_tokens";
            case FILTERED -> "content_filtered";
            case CALLS_A_TOOL -> "tool_use";
        };
    }

    private static ObjectNode usage() {
        return JSON.createObjectNode().put("inputTokens", 11).put("outputTokens", 7).put("totalTokens", 18);
    }

    @Override
    byte[] failure(String words) {
        return EventStream.exception("modelStreamErrorException", JSON.createObjectNode().put("message", words));
    }

    @Override
    Complaint complaint(int status, String words) {
        return new Complaint(JSON.createObjectNode().put("message", words).toString().getBytes(StandardCharsets.UTF_8),
                Map.of("x-amzn-ErrorType", ERRORS.getOrDefault(status, "ValidationException"), "x-amzn-RequestId", "r-1"));
    }

    @Override
    Manner filtersTheQuestion() {
        return new Manner.Says(null, Manner.Ending.FILTERED);
    }
}

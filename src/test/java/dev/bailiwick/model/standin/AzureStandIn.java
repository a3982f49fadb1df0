package dev.bailiwick.model.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Azure OpenAI: the deployment in the path, the key in a header of its own, and what its filter saw in every answer. */
public final class AzureStandIn extends OpenAiStandIn {

    private static final Pattern PATH = Pattern.compile("/openai/deployments/([^/]+)/(?:chat/completions|embeddings)\\?api-version=.+");

    /** @param key the key that it wants to see */
    public AzureStandIn(String key) {
        super(key);
    }

    @Override
    boolean shows(String key, Map<String, String> headers) {
        return key.equals(headers.get("api-key"));
    }

    @Override
    String model(String path, JsonNode body) {
        Matcher deployment = PATH.matcher(path);
        return deployment.matches() ? deployment.group(1) : "not a path of this provider: " + path;
    }

    @Override
    List<ObjectNode> opening(Request request) {
        ObjectNode first = frame(request);
        first.putArray("choices");
        adorn(first);
        return List.of(first);
    }

    @Override
    void adorn(ObjectNode answer) {
        answer.putArray("prompt_filter_results").addObject().put("prompt_index", 0).set("content_filter_results", seen("safe", false));
    }

    @Override
    void adorn(ObjectNode choice, Utterance utterance) {
        boolean filtered = utterance.ending() == Manner.Ending.FILTERED;
        choice.set("content_filter_results", seen(filtered ? "high" : "safe", filtered));
    }

    private static ObjectNode seen(String severity, boolean filtered) {
        ObjectNode all = JSON.createObjectNode();
        for (String kind : List.of("hate", "self_harm", "sexual", "violence")) {
            all.putObject(kind).put("filtered", filtered).put("severity", severity);
        }
        return all;
    }

    @Override
    Complaint complaint(int status, String words) {
        return status == 400 && words.startsWith("content_filter")
                ? new Complaint(error("content_filter", "The response was filtered due to the prompt triggering the content management policy.")
                        .toString().getBytes(StandardCharsets.UTF_8), Map.of())
                : super.complaint(status, words);
    }

    @Override
    Manner filtersTheQuestion() {
        return new Manner.Refuses(400, "content_filter", Map.of());
    }
}

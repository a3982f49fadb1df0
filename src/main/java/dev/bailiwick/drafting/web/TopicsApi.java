package dev.bailiwick.drafting.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.topics.EvaluateTopics;
import dev.bailiwick.drafting.topics.EvaluateTopics.Outcome;
import dev.bailiwick.drafting.topics.EvaluateTopics.Prediction;
import dev.bailiwick.drafting.topics.EvaluateTopics.Sample;
import dev.bailiwick.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets officers ask how good their topics are. Nothing is changed and nothing is kept. Who may call it is decided by security. */
@RestController
class TopicsApi {

    private final EvaluateTopics evaluateTopics;

    TopicsApi(EvaluateTopics evaluateTopics) {
        this.evaluateTopics = evaluateTopics;
    }

    /**
     * @param body {@code train} with texts and topics, {@code test} with texts and, where known, topics
     * @return a prediction for each text of {@code test}, in order; the accuracy where a right topic was given
     */
    @PostMapping(path = "/api/topics/evaluate", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> evaluate(@RequestBody JsonNode body) {
        if (!body.isObject()) {
            throw Refusal.invalid("body", "must be a JSON object with 'train' and 'test'");
        }
        List<Sample> train = samples(body, "train", EvaluateTopics.MOST_TO_LEARN);
        List<Sample> test = samples(body, "test", EvaluateTopics.MOST_TO_TELL);
        return answer(test, evaluateTopics.evaluate(train, test));
    }

    private static List<Sample> samples(JsonNode body, String field, int most) {
        JsonNode array = body.path(field);
        if (!array.isArray()) {
            throw Refusal.invalid(field, (array.isMissingNode() ? "is missing; give" : "must be") + " an array of {\"text\", \"topic\"}");
        }
        if (array.size() > most) {
            throw Refusal.invalid(field, "must hold at most " + most + " texts, and holds " + array.size());
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode one = array.get(i);
            String at = field + "[" + i + "]";
            if (!one.isObject()) {
                throw Refusal.invalid(at, "must be an object {\"text\", \"topic\"}");
            }
            samples.add(new Sample(text(one, "text", at), text(one, "topic", at)));
        }
        return samples;
    }

    private static String text(JsonNode object, String field, String at) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.invalid(at + "." + field, "must be a string");
        }
        return value.textValue();
    }

    private static Map<String, Object> answer(List<Sample> test, Outcome outcome) {
        Map<String, int[]> byTopic = new TreeMap<>();
        List<Map<String, Object>> predictions = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            Prediction told = outcome.predictions().get(i);
            Map<String, Object> prediction = new LinkedHashMap<>();
            prediction.put("topic", told.topic());
            prediction.put("exemplar", told.exemplar());
            prediction.put("nearness", rounded(told.nearness()));
            prediction.put("share", rounded(told.share()));
            String expected = test.get(i).topic();
            if (expected != null) {
                boolean right = expected.equals(told.topic());
                prediction.put("right", right);
                int[] counts = byTopic.computeIfAbsent(expected, key -> new int[2]);
                counts[0]++;
                counts[1] += right ? 1 : 0;
            }
            predictions.add(prediction);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("predictions", predictions);
        if (outcome.judged() > 0) {
            answer.put("accuracy", rounded((double) outcome.right() / outcome.judged()));
            answer.put("judged", outcome.judged());
            answer.put("right", outcome.right());
            Map<String, Object> topics = new LinkedHashMap<>();
            byTopic.forEach((topic, counts) -> topics.put(topic, rounded((double) counts[1] / counts[0])));
            answer.put("accuracy_by_topic", topics);
        }
        return answer;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}

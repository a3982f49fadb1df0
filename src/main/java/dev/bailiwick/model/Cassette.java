package dev.bailiwick.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A route that plays records instead of asking a model, for tests and rehearsals: the same question gets the same answer, in the order in which
 * answers came. A question that the cassette does not hold is a clear failure.
 */
public final class Cassette implements AskRoute {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Route route;
    private final List<Recording> recordings;
    private final Map<String, Deque<Recording>> byQuestion = new HashMap<>();

    /**
     * @param route      the route whose place it takes
     * @param recordings what it plays
     */
    public Cassette(Route route, List<Recording> recordings) {
        this.route = route;
        this.recordings = List.copyOf(recordings);
        recordings.forEach(one -> byQuestion.computeIfAbsent(one.question(), key -> new ArrayDeque<>()).add(one));
    }

    /**
     * @param recordings records
     * @return them as a file
     */
    public static String write(List<Recording> recordings) {
        try {
            return JSON.writeValueAsString(recordings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are plain values", e);
        }
    }

    /**
     * @param text a file that {@link #write} wrote
     * @return its records
     * @throws IllegalArgumentException when it is none
     */
    public static List<Recording> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<Recording>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no cassette: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public Route route() {
        return route;
    }

    /** @throws CassetteMiss when it holds no answer to this question */
    @Override
    public synchronized Answer ask(Prompt prompt, Duration within) {
        Deque<Recording> answers = byQuestion.get(Recording.question(prompt.parts(), prompt.schema()));
        if (answers == null) {
            String nearest = recordings.stream().filter(one -> one.prompt().equals(prompt.name())).findFirst()
                    .map(one -> "the first record of this prompt parts at " + CassetteMiss.difference(prompt.parts(), one.said()))
                    .orElse("there is no record of this prompt");
            throw new CassetteMiss("the cassette holds no answer to the prompt " + prompt.name() + "/" + prompt.version() + "; " + nearest);
        }
        return (answers.size() > 1 ? answers.remove() : answers.element()).answer();
    }
}

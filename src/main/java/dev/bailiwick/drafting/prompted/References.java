package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What filled a prompt, by reference: no words of a customer, only where they stand. */
final class References {

    static final String OPEN = "open";
    static final String BEFORE = "before";
    static final String PASSAGES = "passages";
    static final String LANGUAGE = "language";

    private static final ObjectMapper JSON = new ObjectMapper();

    private References() {
    }

    /**
     * Where a passage stands.
     *
     * @param article  the article
     * @param revision its revision
     * @param place    the place in it
     */
    record Place(String article, int revision, int place) {
    }

    static Map<String, String> of(List<Message> open, List<Message> before) {
        Map<String, String> references = new LinkedHashMap<>();
        references.put(OPEN, write(open.stream().map(message -> message.id().value()).toList()));
        references.put(BEFORE, write(before.stream().map(message -> message.id().value()).toList()));
        return references;
    }

    static Map<String, String> of(List<Message> open, List<Message> before, Language language, List<Passage> given) {
        Map<String, String> references = of(open, before);
        references.put(LANGUAGE, language.code());
        references.put(PASSAGES, write(given.stream().map(one -> new Place(one.article(), one.revision(), one.place())).toList()));
        return references;
    }

    static List<String> ids(Map<String, String> references, String which) {
        return read(references.getOrDefault(which, "[]"), new TypeReference<>() { });
    }

    static List<Place> places(Map<String, String> references) {
        return read(references.getOrDefault(PASSAGES, "[]"), new TypeReference<>() { });
    }

    private static String write(Object values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("references are plain values", e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record's references cannot be read: " + text, e);
        }
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The prompts that the program asks with: what it fills into each, and which fields it reads from the answer. */
enum Needed {
    /** What a message is about. */
    UNDERSTAND(List.of("intents", "topics", "earlier", "message"), Map.of("intent", Set.of("string", "null"), "language", Set.of("string"),
            "topics", Set.of("array"), "wants_person", Set.of("boolean"), "abusive", Set.of("boolean"))),
    /** A reply. */
    DRAFT(List.of("language", "passages", "earlier", "message"), Map.of("answer", Set.of("string"), "citations", Set.of("array"),
            "asks_back", Set.of("boolean"), "no_answer", Set.of("boolean"))),
    /** Whether a second model objects to a reply. */
    JUDGE(List.of("passages", "message", "answer"), Map.of("sound", Set.of("boolean"), "objection", Set.of("string"))),
    /** What was wrong with an answer. */
    MEND(List.of("problems"), Map.of());

    private final List<String> given;
    private final Map<String, Set<String>> fields;

    Needed(List<String> given, Map<String, Set<String>> fields) {
        this.given = given;
        this.fields = fields;
    }

    /** @return the prompt's name in the prompt book */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the one of that name */
    static Needed of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** @return the inputs that a case of a contract may bring: all but those that the company's own files fill */
    List<String> inputsOfACase() {
        return given.stream().filter(input -> !input.equals("intents") && !input.equals("topics")).toList();
    }

    /**
     * @param template a prompt of this name
     * @return the prompt
     * @throws InvalidFile when it wants an input that the program does not fill, or its schema lacks a field that the program reads
     */
    Template checked(Template template) {
        template.inputs().forEach((input, line) -> {
            if (!given.contains(input)) {
                throw new InvalidFile(template.path(), line, "nothing fills the input '" + input + "'; the program gives this prompt "
                        + String.join(", ", given));
            }
        });
        if (fields.isEmpty() != (template.schema() == null)) {
            throw new InvalidFile(template.path(), 1, fields.isEmpty() ? "must have no 'output-schema': nothing reads an answer to it"
                    : "needs an 'output-schema' with the fields " + String.join(", ", new TreeSet<>(fields.keySet())));
        }
        new TreeMap<>(fields).forEach((field, types) -> {
            Set<String> found = template.schema().typesOf(field);
            if (found.isEmpty() || !types.containsAll(found)) {
                throw new InvalidFile(template.path(), 1, "'output-schema' must require the field '" + field + "' with the type "
                        + String.join(" or ", new TreeSet<>(types)) + ", which the program reads");
            }
        });
        return template;
    }
}

package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.model.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt with places. It has no logic: a place is filled with a text, and nothing in that text is read again.
 *
 * @param name    names it
 * @param version its version, from 1
 * @param parts   what is said, with {@code {{name}}} places
 * @param schema  the JSON schema of the answer, or null
 */
record Template(String name, int version, List<Prompt.Part> parts, String schema) {

    private static final Pattern PATH = Pattern.compile("prompts/([a-z][a-z0-9-]*)/([1-9]\\d{0,4})\\.md");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final int LONGEST = 50_000;

    static Template read(CompanyFile file) {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            throw new InvalidFile(file.path(), 0, "a prompt stands at prompts/<name>/<version>.md, such as prompts/draft/2.md");
        }
        String text = file.text().replace("\r\n", "\n");
        int end = text.indexOf("\n---\n", 3);
        if (!text.startsWith("---\n") || end < 0 || text.length() > LONGEST) {
            throw new InvalidFile(file.path(), 1, "must begin with front matter between two lines of ---, and have at most " + LONGEST
                    + " characters");
        }
        YamlBlock front = YamlBlock.of(file.path(), text.substring(4, end + 1), 2);
        front.only("prompt", "version", "task", "inputs", "output-schema");
        if (!front.text("prompt").equals(path.group(1)) || !front.text("version").equals(path.group(2))) {
            throw new InvalidFile(file.path(), front.line("prompt"), "'prompt' and 'version' must be what the path says: " + path.group(1) + " and "
                    + path.group(2));
        }
        front.text("task");
        int bodyLine = (int) text.substring(0, end + 5).chars().filter(c -> c == '\n').count() + 1;
        List<Prompt.Part> parts = parts(file, text.substring(end + 5), bodyLine);
        checkPlaces(file, parts, front.texts("inputs"));
        return new Template(path.group(1), Integer.parseInt(path.group(2)), parts, schema(file, front));
    }

    private static String schema(CompanyFile file, YamlBlock front) {
        String schema = front.text("output-schema", null);
        if (schema == null) {
            return null;
        }
        try {
            return new ObjectMapper().readTree(schema).toString();
        } catch (JsonProcessingException e) {
            throw new InvalidFile(file.path(), front.line("output-schema"), "'output-schema' is no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<Prompt.Part> parts(CompanyFile file, String body, int firstLine) {
        List<Prompt.Part> parts = new ArrayList<>();
        Prompt.Role role = null;
        StringBuilder words = new StringBuilder();
        int line = firstLine;
        for (String read : body.split("\n", -1)) {
            Prompt.Role next = switch (read.strip()) {
                case "## system" -> Prompt.Role.SYSTEM;
                case "## user" -> Prompt.Role.USER;
                default -> null;
            };
            if (next == null && role == null && !read.isBlank()) {
                throw new InvalidFile(file.path(), line, "words must stand below '## system' or '## user'");
            }
            if (next != null) {
                add(parts, role, words);
                role = next;
            } else {
                words.append(read).append('\n');
            }
            line++;
        }
        add(parts, role, words);
        if (parts.isEmpty()) {
            throw new InvalidFile(file.path(), firstLine, "has no words; write them below '## system' and '## user'");
        }
        return List.copyOf(parts);
    }

    private static void add(List<Prompt.Part> parts, Prompt.Role role, StringBuilder words) {
        if (role != null && !words.toString().isBlank()) {
            parts.add(new Prompt.Part(role, words.toString().strip()));
        }
        words.setLength(0);
    }

    private static void checkPlaces(CompanyFile file, List<Prompt.Part> parts, List<String> inputs) {
        Set<String> found = new HashSet<>();
        parts.forEach(part -> PLACE.matcher(part.text()).results().forEach(place -> found.add(place.group(1))));
        for (String place : found) {
            if (!inputs.contains(place)) {
                throw new InvalidFile(file.path(), 0, "the place {{" + place + "}} is not among 'inputs'");
            }
        }
        for (String input : inputs) {
            if (!found.contains(input)) {
                throw new InvalidFile(file.path(), 0, "the input '" + input + "' has no place {{" + input + "}}");
            }
        }
    }

    /**
     * @param values what fills the places
     * @return what is said
     * @throws IllegalArgumentException when a value is missing
     */
    List<Prompt.Part> fill(Map<String, String> values) {
        return parts.stream().map(part -> new Prompt.Part(part.role(), PLACE.matcher(part.text()).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the prompt " + name + " needs a value for " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        }))).toList();
    }
}

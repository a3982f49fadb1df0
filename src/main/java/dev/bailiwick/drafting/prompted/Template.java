package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.model.Prompt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
 * @param path    the file it was read from
 * @param family  the family of models that it is written for; empty for all
 * @param tested  the families that it was tested with
 * @param digest  the hash of the file
 * @param inputs  what fills its places, each with the line on which it is declared
 * @param schema  what an answer must look like, or null for plain words
 */
record Template(String name, int version, List<Prompt.Part> parts, String path, String family, List<String> tested, String digest,
        Map<String, Integer> inputs, AnswerSchema schema) {

    private static final Pattern PATH = Pattern.compile("prompts/([a-z][a-z0-9-]*)/([1-9]\\d{0,4})(?:\\.([a-z0-9][a-z0-9.-]{0,60}))?\\.md");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern LOGIC = Pattern.compile("\\{\\{|}}|\\{%|%}");
    private static final int LONGEST = 50_000;
    private static final ObjectMapper STRICT = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Template read(CompanyFile file) {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            throw new InvalidFile(file.path(), 0, "a prompt stands at prompts/<name>/<version>.md, such as prompts/draft/2.md, or "
                    + "at prompts/<name>/<version>.<family>.md for one family of models, such as prompts/draft/2.gpt-4o.md");
        }
        String text = file.text().replace("\r\n", "\n");
        int end = text.indexOf("\n---\n", 3);
        if (!text.startsWith("---\n") || end < 0 || text.length() > LONGEST) {
            throw new InvalidFile(file.path(), 1, "must begin with front matter between two lines of ---, and have at most " + LONGEST
                    + " characters");
        }
        YamlBlock front = YamlBlock.of(file.path(), text.substring(4, end + 1), 2);
        front.only("prompt", "version", "family", "task", "inputs", "tested-with", "output-schema");
        if (!front.text("prompt").equals(path.group(1)) || !front.text("version").equals(path.group(2))) {
            throw new InvalidFile(file.path(), front.line("prompt"), "'prompt' and 'version' must be what the path says: " + path.group(1) + " and "
                    + path.group(2));
        }
        String family = path.group(3) == null ? "" : path.group(3);
        if (!front.text("family", "").equals(family)) {
            throw new InvalidFile(file.path(), front.line("family"), family.isEmpty() ? "'family' may not stand here: the path names none, so it is for all"
                    : "'family' must be what the path says: " + family);
        }
        front.text("task");
        int bodyLine = (int) text.substring(0, end + 5).chars().filter(c -> c == '\n').count() + 1;
        List<Prompt.Part> parts = parts(file, text.substring(end + 5), bodyLine);
        Map<String, Integer> inputs = new LinkedHashMap<>();
        front.texts("inputs").forEach(input -> inputs.put(input, front.line("inputs")));
        checkPlaces(file.path(), text, bodyLine, inputs);
        return new Template(path.group(1), Integer.parseInt(path.group(2)), parts, file.path(), family, front.texts("tested-with"), digest(file),
                Collections.unmodifiableMap(inputs), schema(file, front));
    }

    private static AnswerSchema schema(CompanyFile file, YamlBlock front) {
        String schema = front.text("output-schema", null);
        if (schema == null) {
            return null;
        }
        try {
            return AnswerSchema.of(STRICT.readTree(schema));
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidFile(file.path(), front.line("output-schema") + at, "'output-schema' is no JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidFile(file.path(), front.line("output-schema"), "'output-schema': " + e.getMessage());
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

    private static void checkPlaces(String path, String text, int bodyLine, Map<String, Integer> inputs) {
        Set<String> found = new HashSet<>();
        String[] lines = text.split("\n", -1);
        for (int line = bodyLine; line <= lines.length; line++) {
            String words = lines[line - 1];
            for (MatchResult place : PLACE.matcher(words).results().toList()) {
                found.add(place.group(1));
                if (!inputs.containsKey(place.group(1))) {
                    throw new InvalidFile(path, line, "the place {{" + place.group(1) + "}} is not among 'inputs'; declare it there, or take it out");
                }
            }
            if (LOGIC.matcher(PLACE.matcher(words).replaceAll("")).find()) {
                throw new InvalidFile(path, line, "has a {{, }}, {% or %} of its own; a prompt has no logic, only places such as {{message}}");
            }
        }
        inputs.forEach((input, line) -> {
            if (!found.contains(input)) {
                throw new InvalidFile(path, line, "the input '" + input + "' has no place {{" + input + "}}; use it, or take it out of 'inputs'");
            }
        });
    }

    /** @return the hash over a file, in hexadecimal digits */
    static String digest(CompanyFile file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return version and family, such as {@code 1.gpt-4o} */
    String label() {
        return family.isEmpty() ? Integer.toString(version) : version + "." + family;
    }

    /** @return the schema as it is sent to a provider, or null */
    String schemaText() {
        return schema == null ? null : schema.text();
    }

    /** @return our own words to the model */
    List<String> instructions() {
        return parts.stream().filter(part -> part.role() == Prompt.Role.SYSTEM).map(Prompt.Part::text).toList();
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

package dev.bailiwick.drafting.yaml;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML mapping, read strictly. Every value is taken as the text that stands there: {@code yes} stays {@code yes} and a date
 * stays what was written. Every complaint is an {@link InvalidFile} with the line.
 */
public final class YamlFile {

    private static final int LONGEST = 1_000_000;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final int firstLine;

    private YamlFile(String path, MappingNode node, int firstLine) {
        this.path = path;
        this.firstLine = firstLine;
        this.line = node.getStartMark().getLine() + firstLine;
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getTag().equals(Tag.MERGE)) {
                throw invalid(tuple.getKeyNode(), "a key must be a plain word; merging with << is not allowed");
            }
            if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                throw invalid(key, "the key '" + key.getValue() + "' stands here a second time; keep one");
            }
        }
    }

    /**
     * @param file a file which holds one mapping
     * @return the mapping
     * @throws InvalidFile when it is not a mapping in plain YAML
     */
    public static YamlFile of(CompanyFile file) {
        return of(file.path(), file.text(), 1);
    }

    /**
     * @param path      the file it stands in
     * @param text      the YAML
     * @param firstLine the line of the file on which it begins, from 1
     * @return the mapping
     * @throws InvalidFile when it is not a mapping in plain YAML
     */
    public static YamlFile of(String path, String text, int firstLine) {
        if (text.length() > LONGEST) {
            throw new InvalidFile(path, 0, "is longer than " + LONGEST + " characters; split it");
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(1);
        Node node;
        try {
            node = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + firstLine;
            throw new InvalidFile(path, at, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidFile(path, 0, "is not YAML: " + e.getMessage());
        }
        if (!(node instanceof MappingNode mapping)) {
            throw new InvalidFile(path, firstLine, "must be a mapping of keys to values");
        }
        YamlFile file = new YamlFile(path, mapping, firstLine);
        file.refuseWhatIsNotPlain(mapping);
        return file;
    }

    private void refuseWhatIsNotPlain(Node node) {
        if (node.getAnchor() != null || !PLAIN.contains(node.getTag())) {
            throw invalid(node, "anchors and tags are not allowed; write the value out");
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                refuseWhatIsNotPlain(tuple.getKeyNode());
                refuseWhatIsNotPlain(tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::refuseWhatIsNotPlain);
        }
    }

    /**
     * @param known every key that may stand here
     * @throws InvalidFile naming the first key that may not
     */
    public void allowOnly(String... known) {
        for (Map.Entry<String, Node> entry : values.entrySet()) {
            if (!List.of(known).contains(entry.getKey())) {
                throw invalid(entry.getValue(), "the key '" + entry.getKey() + "' is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** @return the keys, in the order in which they stand there */
    public Set<String> keys() {
        return values.keySet();
    }

    /**
     * @param key a key
     * @return the line of its value, or of the mapping where there is none
     */
    public int line(String key) {
        Node node = values.get(key);
        return node == null ? line : node.getStartMark().getLine() + firstLine;
    }

    /**
     * @param key a key that must be there
     * @return its text, not blank
     * @throws InvalidFile when it is missing, blank or no text
     */
    public String text(String key) {
        String text = optional(key);
        if (text == null || text.isBlank()) {
            throw new InvalidFile(path, line(key), "'" + key + "' is missing; it must be a text");
        }
        return text;
    }

    /**
     * @param key a key
     * @return its text, or null when there is none
     * @throws InvalidFile when it is a list or a mapping
     */
    public String optional(String key) {
        Node node = values.get(key);
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return null;
        }
        return scalar(node, key);
    }

    /**
     * @param key a key
     * @return its number, or null when there is none
     * @throws InvalidFile when it is no number from 0 to 1
     */
    public Double share(String key) {
        String text = optional(key);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint.
        }
        throw new InvalidFile(path, line(key), "'" + key + "' must be a number from 0 to 1, such as 0.75");
    }

    /**
     * @param key a key
     * @return its list of texts; empty when there is none
     * @throws InvalidFile when it is no list of texts
     */
    public List<String> texts(String key) {
        Node node = values.get(key);
        return node == null || node.getTag().equals(Tag.NULL) ? List.of() : texts(node, key);
    }

    /**
     * @param key     a key whose value is a list of texts, or a mapping of languages to such lists
     * @param without the language that a list without one is meant in
     * @return the texts by language; empty when there are none
     * @throws InvalidFile when it is neither
     */
    public Map<String, List<String>> textsByLanguage(String key, String without) {
        Node node = values.get(key);
        if (node == null || node.getTag().equals(Tag.NULL)) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            return Map.of(without, texts(node, key));
        }
        YamlFile inner = new YamlFile(path, mapping, firstLine);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String language : inner.keys()) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new InvalidFile(path, inner.line(language), "'" + language + "' must be a language's code such as en or de");
            }
            found.put(language, inner.texts(language));
        }
        return found;
    }

    private List<String> texts(Node node, String key) {
        if (!(node instanceof SequenceNode sequence)) {
            throw invalid(node, "'" + key + "' must be a list, each entry on a line of its own after a hyphen");
        }
        List<String> texts = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            String text = scalar(entry, key).strip();
            if (text.isEmpty()) {
                throw invalid(entry, "an entry of '" + key + "' is empty");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private String scalar(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid(node, "'" + key + "' must be a text; put it in quotes if it holds : or begins with [ or {");
    }

    private InvalidFile invalid(Node node, String what) {
        return new InvalidFile(path, node.getStartMark().getLine() + firstLine, what);
    }
}

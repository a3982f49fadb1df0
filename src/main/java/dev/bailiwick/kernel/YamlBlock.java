package dev.bailiwick.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * One block of named values in a YAML file that the company's people wrote, read strictly: equal keys, merges, anchors and tags are
 * refused, because each lets a file mean something else than it seems to say; and every value is the text that stands there, because
 * {@code no} may be a language and {@code 2026-03-01} a day. Every complaint names file, line and cure.
 */
public final class YamlBlock {

    private static final int LARGEST_FILE = 1_000_000;
    private static final int DEEPEST = 12;

    private final String path;
    private final int line;
    private final Map<String, Value> values;

    private YamlBlock(String path, int line, Map<String, Value> values) {
        this.path = path;
        this.line = line;
        this.values = values;
    }

    private record Value(int line, Object content) {
    }

    /**
     * @param file the file, whose top level must be named values
     * @return its top level
     * @throws InvalidFile when it is no YAML of this strict kind, or larger than 1 MB
     */
    public static YamlBlock of(CompanyFile file) {
        return of(file.path(), file.text(), 1);
    }

    /**
     * @param path      the file that the text stands in
     * @param text      the YAML text
     * @param firstLine the line of the file on which the text begins, from 1
     * @return its top level
     * @throws InvalidFile when it is no YAML of this strict kind, or larger than 1 MB
     */
    public static YamlBlock of(String path, String text, int firstLine) {
        if (text.length() > LARGEST_FILE) {
            throw new InvalidFile(path, 0, "is larger than 1 MB; split it");
        }
        try {
            Iterator<Event> events = new Yaml(new LoaderOptions()).parse(new java.io.StringReader(text)).iterator();
            Value top = new Reading(path, firstLine, events).document();
            if (top.content() instanceof YamlBlock block) {
                return block;
            }
            throw new InvalidFile(path, top.line(), "must hold named values, such as 'title: Complaints'");
        } catch (MarkedYAMLException e) {
            int at = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + firstLine;
            throw new InvalidFile(path, at, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidFile(path, 0, "is not YAML: " + e.getMessage());
        }
    }

    /** @return the line on which the block begins, from 1 */
    public int line() {
        return line;
    }

    /**
     * @param key a name
     * @return the line on which it stands, or on which the block begins where it does not occur
     */
    public int line(String key) {
        return has(key) ? values.get(key).line() : line;
    }

    /** @return the names, in the order of the file */
    public Set<String> keys() {
        return values.keySet();
    }

    /**
     * @param known the names that may occur
     * @return this block
     * @throws InvalidFile when another name occurs
     */
    public YamlBlock only(String... known) {
        values.forEach((key, value) -> {
            if (!Arrays.asList(known).contains(key)) {
                throw new InvalidFile(path, value.line(), "'" + key + "' is not known here; known are " + String.join(", ", known));
            }
        });
        return this;
    }

    /**
     * @param key a name
     * @return whether it occurs
     */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /**
     * @param key a name
     * @return whether it occurs with an empty text, such as {@code ""}
     */
    public boolean isEmpty(String key) {
        return has(key) && values.get(key).content() instanceof String text && text.isEmpty();
    }

    /**
     * @param key a name
     * @return its text, never blank
     * @throws InvalidFile when it is missing, blank, or no single value
     */
    public String text(String key) {
        Value value = required(key);
        if (value.content() instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong(key, "must be a text, such as '" + key + ": …'");
    }

    /**
     * @param key       a name
     * @param otherwise what holds where the name does not occur
     * @return its text
     * @throws InvalidFile when it is blank or no single value
     */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /**
     * @param key a name
     * @return the texts of its list, none of them blank, without blanks around them; empty when the name does not occur
     * @throws InvalidFile when it is no list of texts
     */
    public List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        for (Value item : items(key)) {
            if (!(item.content() instanceof String text) || text.isBlank()) {
                throw new InvalidFile(path, item.line(), "'" + key + "' must be a list of texts");
            }
            found.add(text.strip());
        }
        return List.copyOf(found);
    }

    /**
     * @param key a name
     * @return its text, or the texts of its list, without blanks around them; empty when the name does not occur
     * @throws InvalidFile when it is neither
     */
    public List<String> oneOrMore(String key) {
        return has(key) && values.get(key).content() instanceof String ? List.of(text(key).strip()) : texts(key);
    }

    /** @return everything that stands here as plain maps, lists and texts, in the order of the file */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, plain(value.content())));
        return plain;
    }

    private static Object plain(Object content) {
        return switch (content) {
            case YamlBlock block -> block.plain();
            case List<?> list -> list.stream().map(item -> plain(((Value) item).content())).toList();
            default -> content;
        };
    }

    /**
     * @param key     a name whose value is a list of texts, or a block of languages with such lists
     * @param without the language that a list without languages is meant in
     * @return the texts by language; empty when the name does not occur
     * @throws InvalidFile when it is neither
     */
    public Map<String, List<String>> textsByLanguage(String key, String without) {
        if (!has(key)) {
            return Map.of();
        }
        if (!(values.get(key).content() instanceof YamlBlock languages)) {
            return Map.of(without, texts(key));
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String language : languages.keys()) {
            if (!language.matches("[a-z]{2,3}")) {
                throw languages.wrong(language, "must be a language's code such as en or de");
            }
            found.put(language, languages.texts(language));
        }
        return found;
    }

    /**
     * @param key       a name
     * @param otherwise what holds where the name does not occur
     * @return its number
     * @throws InvalidFile when it is no number from 0 to 1
     */
    public double share(String key, double otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text(key).strip());
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint.
        }
        throw wrong(key, "must be a number from 0 to 1, such as 0.75");
    }

    /**
     * @param key a name
     * @return the blocks of its list; empty when the name does not occur
     * @throws InvalidFile when it is no list of blocks
     */
    public List<YamlBlock> blocks(String key) {
        List<YamlBlock> found = new ArrayList<>();
        for (Value item : items(key)) {
            if (!(item.content() instanceof YamlBlock block)) {
                throw new InvalidFile(path, item.line(), "'" + key + "' must be a list of blocks of named values");
            }
            found.add(block);
        }
        return List.copyOf(found);
    }

    /**
     * @param key a name
     * @return the block below it
     * @throws InvalidFile when it is missing or no block
     */
    public YamlBlock block(String key) {
        if (required(key).content() instanceof YamlBlock block) {
            return block;
        }
        throw wrong(key, "must be a block of named values");
    }

    /**
     * @param key  the name at fault; the block itself is meant when it does not occur
     * @param what what is wrong, and what would be right
     * @return the complaint, to be thrown
     */
    public InvalidFile wrong(String key, String what) {
        return new InvalidFile(path, line(key), "'" + key + "' " + what);
    }

    private Value required(String key) {
        if (!has(key)) {
            throw wrong(key, "is missing");
        }
        return values.get(key);
    }

    @SuppressWarnings("unchecked")
    private List<Value> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key).content() instanceof List<?> list) {
            return (List<Value>) list;
        }
        throw wrong(key, "must be a list");
    }

    /** Reads the parser's events, which carry lines and do not yet interpret anything. */
    private record Reading(String path, int firstLine, Iterator<Event> events) {

        Value document() {
            Event event = events.next();
            while (!(event instanceof DocumentStartEvent)) {
                if (!events.hasNext()) {
                    throw new InvalidFile(path, 0, "is empty");
                }
                event = events.next();
            }
            Value top = value(events.next(), 0);
            events.next();
            if (events.next() instanceof DocumentStartEvent second) {
                throw new InvalidFile(path, at(second), "holds a second document; one '---' too many");
            }
            return top;
        }

        private Value value(Event event, int depth) {
            if (depth > DEEPEST) {
                throw new InvalidFile(path, at(event), "is nested deeper than " + DEEPEST + " levels");
            }
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                throw new InvalidFile(path, at(event), "uses an anchor (& or *); write the value out");
            }
            return switch (event) {
                case ScalarEvent scalar when scalar.getTag() == null
                        -> new Value(at(event), scalar.getValue());
                case SequenceStartEvent list when list.getTag() == null -> list(list, depth);
                case MappingStartEvent block when block.getTag() == null -> block(block, depth);
                default -> throw new InvalidFile(path, at(event), "uses a tag (!…); write the plain value");
            };
        }

        private Value list(SequenceStartEvent start, int depth) {
            List<Value> items = new ArrayList<>();
            for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
                items.add(value(event, depth + 1));
            }
            return new Value(at(start), items);
        }

        private Value block(MappingStartEvent start, int depth) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
                if (!(value(event, depth + 1).content() instanceof String key)) {
                    throw new InvalidFile(path, at(event), "has a name that is no text");
                }
                if (key.equals("<<")) {
                    throw new InvalidFile(path, at(event), "merges another block (<<); write the values out");
                }
                Value value = value(events.next(), depth + 1);
                if (values.putIfAbsent(key, new Value(at(event), value.content())) != null) {
                    throw new InvalidFile(path, at(event), "'" + key + "' stands here a second time; remove one of the two");
                }
            }
            return new Value(at(start), new YamlBlock(path, at(start), values));
        }

        private int at(Event event) {
            return event.getStartMark().getLine() + firstLine;
        }
    }
}

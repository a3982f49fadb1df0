package dev.bailiwick.knowledge.markdown;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The head of a file: keys and plain values, nothing else of YAML. It is read event by event, since each trap of YAML is visible there
 * and no longer afterwards: the last of two equal keys would win, {@code <<} would merge, {@code owner: no} would be a truth value.
 */
final class FrontMatter {

    private static final int LONGEST = 8_192;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Resolver RESOLVER = new Resolver();

    /** One value as written. */
    private record Value(String text, Tag reads, int line) {
    }

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Complaints complaints;

    private FrontMatter(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * @param yaml       the lines between the two {@code ---}
     * @param known      the keys that may stand there
     * @param complaints hears what is wrong
     * @return what could be read
     */
    static FrontMatter of(String yaml, List<String> known, Complaints complaints) {
        var head = new FrontMatter(complaints);
        if (yaml.length() > LONGEST) {
            complaints.add(1, "the head is longer than " + LONGEST + " characters; is its closing --- missing?");
            return head;
        }
        try {
            head.read(yaml, known);
        } catch (MarkedYAMLException e) {
            complaints.add(e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 2,
                    "the head is not YAML: " + e.getProblem() + "; write one 'key: value' a line, with the value in quotes if it has a colon");
        } catch (YAMLException e) {
            complaints.add(1, "the head is not YAML: " + e.getMessage());
        }
        return head;
    }

    private void read(String yaml, List<String> known) {
        int depth = 0;
        ScalarEvent key = null;
        for (Event event : yaml().parse(new java.io.StringReader(yaml))) {
            // The mark counts from 0, and the opening --- stands before.
            int line = event.getStartMark().getLine() + 2;
            if (!isPlain(event, line)) {
                return;
            }
            if (event instanceof CollectionStartEvent) {
                boolean head = depth == 0 && event instanceof MappingStartEvent;
                if (!head) {
                    complaints.add(line, key == null ? "the head must be 'key: value' lines"
                            : "'" + key.getValue() + "' must have one plain value, not a list or a map");
                    return;
                }
                depth++;
            } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
                depth--;
            } else if (event instanceof ScalarEvent scalar) {
                if (depth == 0) {
                    complaints.add(line, "the head must be 'key: value' lines");
                    return;
                }
                if (key == null) {
                    key = scalar;
                } else {
                    put(key, scalar, known);
                    key = null;
                }
            }
        }
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(4);
        options.setCodePointLimit(LONGEST);
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        return new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options, RESOLVER);
    }

    private boolean isPlain(Event event, int line) {
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            complaints.add(line, "anchors (&) and aliases (*) are not allowed; write the value out, in quotes if it begins with & or *");
            return false;
        }
        if (event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null) {
            complaints.add(line, "tags (!) are not allowed; write the plain value, in quotes if it begins with !");
            return false;
        }
        return true;
    }

    private void put(ScalarEvent key, ScalarEvent value, List<String> known) {
        int line = key.getStartMark().getLine() + 2;
        String name = key.getValue();
        if (!known.contains(name)) {
            complaints.add(line, "unknown key '" + name + "'; known are " + String.join(", ", known));
        } else if (values.containsKey(name)) {
            complaints.add(line, "'" + name + "' stands here a second time, first in line " + values.get(name).line() + "; keep one");
        } else {
            Tag reads = value.isPlain() ? RESOLVER.resolve(NodeId.scalar, value.getValue(), true) : Tag.STR;
            values.put(name, new Value(value.getValue(), reads, line));
        }
    }

    /** @return the line of a key, or 1 where it is missing */
    int line(String key) {
        Value value = values.get(key);
        return value == null ? 1 : value.line();
    }

    /** @return the words under a key; null where they are missing or wrong, which was complained about */
    String words(String key, boolean required, int longest) {
        Value value = values.get(key);
        if (value == null) {
            return missing(key, required);
        }
        if (!value.reads().equals(Tag.STR)) {
            complaints.add(value.line(), "'" + key + ": " + value.text() + "' does not read as words in YAML but as " + kind(value.reads())
                    + "; put the value in quotes, if it is meant");
            return null;
        }
        String text = value.text().strip();
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            complaints.add(value.line(), "'" + key + "' must be one line of 1 to " + longest + " characters");
            return null;
        }
        return text;
    }

    /** @return the word under a key, of small letters, digits and hyphens; null where it is missing or wrong */
    String slug(String key, boolean required) {
        String text = words(key, required, 60);
        if (text != null && !SLUG.matcher(text).matches()) {
            complaints.add(line(key), "'" + key + "' must be small letters, digits and hyphens, such as debit-card, not '" + text + "'");
            return null;
        }
        return text;
    }

    /** @return the date under a key; null where it is missing or wrong */
    LocalDate date(String key, boolean required) {
        Value value = values.get(key);
        if (value == null) {
            missing(key, required);
            return null;
        }
        try {
            if (DATE.matcher(value.text()).matches()) {
                return LocalDate.parse(value.text());
            }
        } catch (DateTimeParseException e) {
            // The complaint below says what is right; a 30 February is no date either.
        }
        complaints.add(value.line(), "'" + key + "' must be a date that exists, written as 2026-12-31, not '" + value.text() + "'");
        return null;
    }

    private String missing(String key, boolean required) {
        if (required) {
            complaints.add(1, "'" + key + "' is missing from the head");
        }
        return null;
    }

    private static String kind(Tag tag) {
        if (tag.equals(Tag.BOOL)) {
            return "true or false";
        }
        if (tag.equals(Tag.NULL)) {
            return "nothing";
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? "a number" : tag.equals(Tag.TIMESTAMP) ? "a date" : "something else";
    }
}

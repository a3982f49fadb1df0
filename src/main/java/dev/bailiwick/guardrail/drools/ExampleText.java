package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.TryExamples.Given;
import dev.bailiwick.guardrail.TryExamples.Row;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of an examples file with the lines that each example takes, so that one can be changed and the others stay as they were written. */
final class ExampleText {

    private static final String LIST = "examples";
    private static final Pattern ID = Pattern.compile("/([A-Z]{2,4}-\\d{3})-[^/]*$");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/'()-]*[\\p{L}\\p{N}._/'()])?");
    private static final Pattern PLAIN_LINE = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ,._/'()-]*[\\p{L}\\p{N}._/'()])?");

    private final List<String> lines;
    private final String end;
    private final List<Part> parts = new ArrayList<>();
    private final String policy;
    private boolean named;
    private int head;
    private int tail;
    private int indent = 2;
    private boolean spread = true;

    /**
     * One example.
     *
     * @param row   what it says
     * @param block as it was read
     * @param from  the first of its lines, comments above it included; from 0
     * @param dash  the line on which it begins
     * @param until the line after its last
     */
    record Part(Row row, YamlBlock block, int from, int dash, int until) {
    }

    private ExampleText(String path, String text) {
        end = text.contains("\r\n") ? "\r\n" : "\n";
        lines = text.isEmpty() ? List.of() : List.of(text.split("\r?\n", -1));
        Matcher id = ID.matcher(path);
        String fromPath = id.find() ? id.group(1) : "";
        if (text.isBlank()) {
            policy = fromPath;
            return;
        }
        YamlBlock top = YamlBlock.of(path, text, 1);
        named = top.has("policy");
        policy = named && !top.isEmpty("policy") ? top.text("policy") : fromPath;
        List<YamlBlock> blocks = top.blocks(LIST);
        int list = top.has(LIST) ? top.line(LIST) : lines.size() + 1;
        tail = top.keys().stream().mapToInt(top::line).filter(line -> line > list).min().orElse(lines.size() + 1) - 1;
        while (tail > list && lines.get(tail - 1).isBlank()) {
            tail--;
        }
        head = Math.min(list, lines.size());
        places(blocks);
    }

    /**
     * @return the text, read
     * @throws InvalidFile when it is no list of examples
     */
    static ExampleText read(String path, String text) {
        return new ExampleText(path, text);
    }

    List<Part> parts() {
        return parts;
    }

    String policy() {
        return policy;
    }

    private void places(List<YamlBlock> blocks) {
        List<Integer> dashes = new ArrayList<>();
        int before = head - 1;
        for (YamlBlock block : blocks) {
            int dash = block.line() - 1;
            while (dash > before && !lines.get(dash).strip().startsWith("-")) {
                dash--;
            }
            spread &= dash > before;
            dashes.add(dash);
            before = dash;
        }
        if (spread && !dashes.isEmpty()) {
            indent = lines.get(dashes.getFirst()).indexOf('-');
        }
        int from = head;
        for (int i = 0; i < blocks.size(); i++) {
            int until = i + 1 < blocks.size() && spread ? endsBefore(dashes.get(i + 1)) : tail;
            parts.add(new Part(row(blocks.get(i)), blocks.get(i), from, dashes.get(i), until));
            from = until;
        }
    }

    /** Comments and empty lines above an example are its own, unless they stand as deep as what is above. */
    private int endsBefore(int dash) {
        int at = dash;
        while (at > head && (lines.get(at - 1).isBlank()
                || lines.get(at - 1).strip().startsWith("#") && lines.get(at - 1).indexOf('#') <= indent)) {
            at--;
        }
        return at;
    }

    private static Row row(YamlBlock block) {
        List<Given> given = new ArrayList<>();
        try {
            for (YamlBlock fact : block.blocks("given")) {
                for (String name : fact.keys()) {
                    YamlBlock values = fact.block(name);
                    Map<String, String> said = new LinkedHashMap<>();
                    values.keys().forEach(key -> said.put(key, text(values, key)));
                    given.add(new Given(name, said));
                }
            }
        } catch (InvalidFile unreadable) {
            // What can be read is shown; trying the example says what is wrong, and where.
        }
        return new Row(block.line(), text(block, "name"), text(block, "on"), text(block, "gate"), text(block, "row"), given, text(block, "expect"));
    }

    private static String text(YamlBlock block, String key) {
        try {
            return block.has(key) && !block.isEmpty(key) ? block.text(key) : "";
        } catch (InvalidFile unreadable) {
            return "";
        }
    }

    /** @return the text with these rows in the place of its own */
    String with(List<Row> rows) {
        Map<Integer, Part> known = new HashMap<>();
        parts.forEach(part -> known.put(part.row().line(), part));
        List<String> out = new ArrayList<>(lines.subList(0, head));
        while (!out.isEmpty() && out.getLast().isBlank()) {
            out.removeLast();
        }
        if (!named) {
            out.addFirst("policy: " + policy);
        }
        String list = LIST + (rows.isEmpty() ? ": []" : ":");
        if (out.getLast().startsWith(LIST)) {
            Matcher comment = Pattern.compile("\\s#.*").matcher(out.getLast());
            out.set(out.size() - 1, list + (comment.find() && parts.isEmpty() == rows.isEmpty() ? comment.group() : ""));
        } else {
            out.add(list);
        }
        for (Row row : rows) {
            Part part = row.line() > 0 ? known.remove(row.line()) : null;
            if (part != null && spread && part.row().equals(row)) {
                out.addAll(lines.subList(part.from(), part.until()));
            } else {
                if (part != null && spread) {
                    out.addAll(lines.subList(part.from(), part.dash()));
                    lines.subList(part.dash(), part.until()).stream().map(ExampleText::comment).filter(comment -> !comment.isEmpty())
                            .forEach(comment -> out.add(" ".repeat(indent) + comment));
                }
                out.addAll(written(row));
            }
        }
        out.addAll(lines.subList(Math.min(Math.max(tail, head), lines.size()), lines.size()));
        if (!out.getLast().isBlank()) {
            out.add("");
        }
        return String.join(end, out);
    }

    /** @return the comment in a line, or nothing; what stands in quotation marks is none */
    private static String comment(String line) {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean begins = at == 0 || " \t".indexOf(line.charAt(at - 1)) >= 0;
            if (quote != 0) {
                quote = c == quote && line.charAt(at - 1) != '\\' ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (begins || "{[,:".indexOf(line.charAt(at - 1)) >= 0)) {
                quote = c;
            } else if (c == '#' && begins) {
                return line.substring(at);
            }
        }
        return "";
    }

    private List<String> written(Row row) {
        List<String> out = new ArrayList<>();
        String deep = " ".repeat(indent + 2);
        out.add(" ".repeat(indent) + "- name: " + scalar(row.name(), PLAIN_LINE));
        said(out, deep, "on", row.on());
        said(out, deep, "gate", row.gate());
        said(out, deep, "row", row.row());
        if (!row.given().isEmpty()) {
            out.add(deep + "given:");
            row.given().forEach(given -> out.add(deep + "  - " + scalar(given.fact(), PLAIN) + ": {" + given.values().entrySet().stream()
                    .map(one -> scalar(one.getKey(), PLAIN) + ": " + scalar(one.getValue(), PLAIN)).collect(Collectors.joining(", ")) + "}"));
        }
        out.add(deep + "expect: " + scalar(row.expect(), PLAIN));
        return out;
    }

    private static void said(List<String> out, String deep, String key, String value) {
        if (!value.isEmpty()) {
            out.add(deep + key + ": " + scalar(value, PLAIN));
        }
    }

    private static String scalar(String value, Pattern plain) {
        if (plain.matcher(value).matches()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return quoted.append('"').toString();
    }
}

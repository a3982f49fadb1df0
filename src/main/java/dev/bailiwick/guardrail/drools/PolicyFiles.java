package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files below {@code rules/drl}, told apart by their names. Limits of size stand here, before anything is parsed.
 *
 * @param sentences {@code sentences/*.dsl}
 * @param policies  {@code <family>/<ID>-<slug>} in any of the forms
 * @param examples  the examples by the path of their policy without its ending
 * @param topics    the names of the topics that {@code topics/*.yaml} describes
 * @param drawing   {@code ruleflow/guardrails.bpmn2}, or null when there is none
 * @param version   the hash over every text, twelve hexadecimal digits
 */
record PolicyFiles(List<CompanyFile> sentences, List<CompanyFile> policies, Map<String, CompanyFile> examples, Set<String> topics,
        CompanyFile drawing, String version) {

    /** Where policies stand, below the company's root. */
    static final String FOLDER = "rules/drl";
    /** Where regulated topics are described; read by the detector, named by policies. */
    static final String TOPICS = "rules/drl/topics/";
    /** The order of the stages. */
    static final String DRAWING = "rules/drl/ruleflow/guardrails.bpmn2";

    static final String EXAMPLES = ".examples.yaml";
    private static final int LARGEST_FILE = 64_000;
    private static final int LONGEST_LINE = 1_200;
    private static final int MOST_POLICIES = 2_000;
    private static final String POLICY = FOLDER + "/[a-z][a-z0-9-]*/[A-Z]{2,4}-\\d{3}-[a-z0-9-]+";
    private static final Set<Integer> INVISIBLE = Set.of((int) Character.FORMAT, (int) Character.CONTROL, (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR, (int) Character.PRIVATE_USE, (int) Character.SURROGATE, (int) Character.UNASSIGNED);
    /** Letters and marks that are drawn as nothing: fillers of Hangul, Khmer and Mongolian, the empty Braille cell, variation selectors. */
    private static final Set<Integer> DRAWN_AS_NOTHING = Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFD);

    static PolicyFiles of(CompanyFiles files, List<Problem> problems) {
        List<CompanyFile> sentences = new ArrayList<>();
        List<CompanyFile> policies = new ArrayList<>();
        Map<String, CompanyFile> examples = new TreeMap<>();
        Set<String> topics = new TreeSet<>();
        CompanyFile drawing = null;
        List<CompanyFile> all = files.below(FOLDER);
        for (CompanyFile file : all) {
            String path = file.path();
            if (file.bytes().length > LARGEST_FILE) {
                problems.add(new Problem(path, 0, "is larger than " + LARGEST_FILE / 1000 + " kB; one policy stands in one short file"));
            } else if (path.startsWith(TOPICS) && path.endsWith(".yaml")) {
                topics.add(file.name().substring(0, file.name().length() - 5));
            } else if (path.matches(FOLDER + "/sentences/[a-z-]+\\.dsl")) {
                sentences.add(file);
            } else if (path.matches(POLICY + "\\.examples\\.yaml")) {
                examples.put(path.substring(0, path.length() - EXAMPLES.length()), file);
            } else if (Form.of(path).isPresent() && Form.stem(path).matches(POLICY)) {
                policies.add(file);
            } else if (path.equals(DRAWING)) {
                drawing = file;
            } else if (!path.endsWith(".md")) {
                problems.add(new Problem(path, 0, unknown(path)));
            }
        }
        if (policies.size() > MOST_POLICIES) {
            problems.add(new Problem(FOLDER, 0, "holds more than " + MOST_POLICIES + " policies"));
            policies.clear();
        }
        return new PolicyFiles(sentences, policies, examples, topics, drawing, hash(all).substring(0, 12));
    }

    private static String unknown(String path) {
        return path.endsWith(".csv") || path.endsWith(".xlsx") ? "is no file of a policy book; tables are called .drl.csv or .drl.xlsx, as in "
                + FOLDER + "/<family>/GR-014-some-words.drl.csv"
                : path.matches(".*\\.(xlsm|xls|xlsb|ods)") ? "is no file of a policy book; save the table as .drl.xlsx (without macros) or .drl.csv"
                : "is no file of a policy book; a policy is " + FOLDER + "/<family>/GR-014-some-words.dslr (or .drl.csv, .drl.xlsx, .drl), with "
                + "GR-014-some-words.examples.yaml beside it; sentences are " + FOLDER + "/sentences/<name>.dsl";
    }

    /** @return the file's lines; none, and a problem noted, when it is not printable text of a sensible size */
    static List<String> lines(CompanyFile file, List<Problem> problems) {
        // Spreadsheet programs write a mark of order before the first line, and nobody sees it.
        String text = file.text().startsWith("\uFEFF") && file.path().endsWith(".csv") ? file.text().substring(1) : file.text();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                problems.add(new Problem(file.path(), i + 1, "is longer than " + LONGEST_LINE + " characters; break the line"));
                return List.of();
            }
            if (!isVisible(line.replace('\t', ' '))) {
                problems.add(new Problem(file.path(), i + 1, "holds an invisible character or is not UTF-8; write the line anew"));
                return List.of();
            }
        }
        return lines;
    }

    /** @return whether every character of a text is drawn, and drawn as what it is: no control, no direction, no filler, no odd space */
    static boolean isVisible(String text) {
        return text.codePoints().noneMatch(c -> INVISIBLE.contains(Character.getType(c)) || DRAWN_AS_NOTHING.contains(c)
                || c > ' ' && Character.getType(c) == Character.SPACE_SEPARATOR || c >= 0xFE00 && c <= 0xFE0F || c >= 0x180B && c <= 0x180F
                || c >= 0xE0100 && c <= 0xE01EF);
    }

    /** @return the hash over every text of a book, 64 hexadecimal digits */
    static String hash(CompanyFiles files) {
        return hash(files.below(FOLDER));
    }

    /** @return the hash over every text of a book but its examples, 64 hexadecimal digits */
    static String hashWithoutExamples(CompanyFiles files) {
        return hash(files.below(FOLDER).stream().filter(file -> !file.path().endsWith(EXAMPLES)).toList());
    }

    private static String hash(List<CompanyFile> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (CompanyFile file : files) {
                sha.update((file.path() + "\n" + file.bytes().length + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sha.update(file.bytes());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

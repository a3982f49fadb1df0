package dev.bailiwick.guardrail.drools;

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
 * @param policies  {@code <family>/<ID>-<slug>.dslr}
 * @param examples  the examples by the path of their policy
 * @param topics    the names of the topics that {@code topics/*.yaml} describes
 * @param version   the hash over every text, twelve hexadecimal digits
 */
record PolicyFiles(List<CompanyFile> sentences, List<CompanyFile> policies, Map<String, CompanyFile> examples, Set<String> topics, String version) {

    /** Where policies stand, below the company's root. */
    static final String FOLDER = "rules/drl";
    /** Where regulated topics are described; read by the detector, named by policies. */
    static final String TOPICS = "rules/drl/topics/";

    private static final int LARGEST_FILE = 64_000;
    private static final int LONGEST_LINE = 1_200;
    private static final int MOST_POLICIES = 2_000;
    private static final String EXAMPLES = ".examples.yaml";
    private static final String POLICY = FOLDER + "/[a-z][a-z0-9-]*/[A-Z]{2,4}-\\d{3}-[a-z0-9-]+";

    static PolicyFiles of(CompanyFiles files, List<Problem> problems) {
        List<CompanyFile> sentences = new ArrayList<>();
        List<CompanyFile> policies = new ArrayList<>();
        Map<String, CompanyFile> examples = new TreeMap<>();
        Set<String> topics = new TreeSet<>();
        List<CompanyFile> all = files.below(FOLDER);
        for (CompanyFile file : all) {
            String path = file.path();
            if (file.bytes().length > LARGEST_FILE) {
                problems.add(new Problem(path, 0, "is larger than " + LARGEST_FILE / 1000 + " kB; one policy stands in one short file"));
            } else if (path.startsWith(TOPICS) && path.endsWith(".yaml")) {
                topics.add(file.name().substring(0, file.name().length() - 5));
            } else if (path.matches(FOLDER + "/sentences/[a-z-]+\\.dsl")) {
                sentences.add(file);
            } else if (path.matches(POLICY + "\\.dslr")) {
                policies.add(file);
            } else if (path.matches(POLICY + "\\.examples\\.yaml")) {
                examples.put(path.substring(0, path.length() - EXAMPLES.length()) + ".dslr", file);
            } else if (!path.endsWith(".md")) {
                problems.add(new Problem(path, 0, "is no file of a policy book; a policy is " + FOLDER + "/<family>/GR-014-some-words.dslr, with "
                        + "GR-014-some-words.examples.yaml beside it; sentences are " + FOLDER + "/sentences/<name>.dsl"));
            }
        }
        if (policies.size() > MOST_POLICIES) {
            problems.add(new Problem(FOLDER, 0, "holds more than " + MOST_POLICIES + " policies"));
            policies.clear();
        }
        return new PolicyFiles(sentences, policies, examples, topics, hash(all));
    }

    /** @return the file's lines; none, and a problem noted, when it is not printable text of a sensible size */
    static List<String> lines(CompanyFile file, List<Problem> problems) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                problems.add(new Problem(file.path(), i + 1, "is longer than " + LONGEST_LINE + " characters; break the line"));
                return List.of();
            }
            if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0xFFFD || c == 0xFEFF || Character.getType(c) == Character.FORMAT)) {
                problems.add(new Problem(file.path(), i + 1, "holds an invisible character or is not UTF-8; write the line anew"));
                return List.of();
            }
        }
        return lines;
    }

    private static String hash(List<CompanyFile> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (CompanyFile file : files) {
                sha.update((file.path() + "\n" + file.bytes().length + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sha.update(file.bytes());
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

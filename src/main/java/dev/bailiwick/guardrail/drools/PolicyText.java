package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.drools.Sentences.Half;
import dev.bailiwick.guardrail.drools.Sentences.Sentence;
import dev.bailiwick.kernel.CompanyFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one policy file: {@code rule "GR-014 title"}, metadata, {@code when}, sentences, {@code then}, sentences, {@code end}; lines that begin with
 * {@code //} are remarks. There is nothing else that a policy file may hold, so there is nothing else to forbid.
 */
final class PolicyText {

    private static final Pattern RULE = Pattern.compile("rule \"([A-Z]{2,4}-\\d{3}) ([^\"\\\\{}]{3,120})\"");
    private static final Pattern METADATA = Pattern.compile("\\s*@([a-z]+)\\(\"([^\"\\\\]{1,600})\"\\)");
    private static final List<String> NEEDED = List.of("status", "owner", "basis", "since", "review", "errs");
    private static final Set<String> STATUSES = Set.of("active", "draft", "retired");
    private static final Set<String> OF_A_DRAFT = Set.of("DraftFact", "CitationFact", "PromiseFact");
    private static final int MOST_CONDITIONS = 12;
    private static final int MOST_CONSEQUENCES = 4;

    private final CompanyFile file;
    private final Sentences sentences;
    private final Set<String> topics;
    private final List<Problem> problems;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<String> written = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Consequence> consequences = new ArrayList<>();
    private String id;
    private String title;
    private int titleLine;

    private PolicyText(CompanyFile file, Sentences sentences, Set<String> topics, List<Problem> problems) {
        this.file = file;
        this.sentences = sentences;
        this.topics = topics;
        this.problems = problems;
    }

    /** @return the policy; empty when problems were noted */
    static Optional<BookedPolicy> read(CompanyFile file, Sentences sentences, Set<String> topics, List<Problem> problems) {
        int before = problems.size();
        BookedPolicy policy = new PolicyText(file, sentences, topics, problems).read();
        return problems.size() == before ? Optional.of(policy) : Optional.empty();
    }

    private enum Part {
        RULE, METADATA, WHEN, THEN, AFTER
    }

    private BookedPolicy read() {
        int before = problems.size();
        Part part = Part.RULE;
        int number = 0;
        for (String raw : PolicyFiles.lines(file, problems)) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("//")) {
                try {
                    part = line(part, line, number);
                } catch (IllegalArgumentException e) {
                    problem(number, e.getMessage());
                    if (part == Part.RULE) {
                        return null;
                    }
                }
            }
        }
        if (problems.size() == before && part != Part.AFTER) {
            problem(number, "ends before its 'end'; a policy is rule \"GR-014 title\", metadata, when, sentences, then, sentences, end");
        }
        return problems.size() > before ? null : policy();
    }

    private Part line(Part part, String line, int number) {
        return switch (part) {
            case RULE -> rule(line, number);
            case METADATA -> line.equals("when") ? Part.WHEN : metadata(line);
            case WHEN -> line.equals("then") ? Part.THEN : when(line);
            case THEN -> line.equals("end") ? Part.AFTER : then(line);
            case AFTER -> throw new IllegalArgumentException("nothing may follow 'end'; each policy stands in a file of its own");
        };
    }

    private Part rule(String line, int number) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new IllegalArgumentException("a policy file begins with rule \"GR-014 a short title\" and holds nothing before it, "
                    + "no package, import, global, function or declaration");
        }
        id = rule.group(1);
        title = rule.group(2).strip();
        titleLine = number;
        if (!file.name().startsWith(id + "-")) {
            throw new IllegalArgumentException("the rule is called " + id + " but the file " + file.name() + "; both must begin with the same id");
        }
        if (id.endsWith("-000")) {
            throw new IllegalArgumentException(id + " is kept for what goes wrong in judging itself; choose another number");
        }
        return Part.METADATA;
    }

    private Part metadata(String line) {
        Matcher one = METADATA.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (!one.find(at) || one.start() != at) {
                throw new IllegalArgumentException("'" + line.substring(at).strip()
                        + "' cannot stand between the rule's title and 'when'; only metadata such as "
                        + "@owner(\"Compliance\") can: " + String.join(", ", NEEDED) + " and until");
            }
            if (!NEEDED.contains(one.group(1)) && !one.group(1).equals("until")) {
                throw new IllegalArgumentException("@" + one.group(1) + " is not known; known are " + String.join(", ", NEEDED) + " and until");
            }
            if (metadata.putIfAbsent(one.group(1), one.group(2).strip()) != null) {
                throw new IllegalArgumentException("@" + one.group(1) + " stands here a second time; remove one of the two");
            }
            at = one.end();
        }
        return Part.METADATA;
    }

    private Part when(String line) {
        written.add(line);
        Sentence sentence = sentences.sentenceOf(Half.WHEN, line);
        Map<String, String> values = sentence.match(line).orElseThrow();
        String scope = "s" + written.size();
        List<Condition> filled = sentence.conditions().stream().map(condition -> condition.filled(values, scope)).toList();
        filled.stream().flatMap(condition -> condition.comparisons()
                .filter(comparison -> condition.type().name().equals("TopicFact") && comparison.property().equals("topic")))
                .map(Condition.Comparison::operand).filter(Condition.Literal.class::isInstance).map(operand -> ((Condition.Literal) operand).value())
                .filter(topic -> !topics.contains(topic)).findFirst().ifPresent(topic -> {
                    throw new IllegalArgumentException("there is no topic '" + topic + "'; " + PolicyFiles.TOPICS + " describes " + String.join(", ",
                            topics));
                });
        conditions.addAll(filled);
        return Part.WHEN;
    }

    private Part then(String line) {
        written.add(line);
        Sentence sentence = sentences.sentenceOf(Half.THEN, line);
        consequences.add(sentence.consequence().filled(sentence.match(line).orElseThrow()));
        return Part.THEN;
    }

    private BookedPolicy policy() {
        NEEDED.stream().filter(name -> !metadata.containsKey(name)).forEach(name -> problem(titleLine, "@" + name + " is missing; write @" + name
                + "(\"…\") below the title"));
        if (metadata.containsKey("status") && !STATUSES.contains(metadata.get("status"))) {
            problem(titleLine, "@status is active, draft or retired, not '" + metadata.get("status") + "'");
        }
        if (conditions.isEmpty() || conditions.size() > MOST_CONDITIONS) {
            problem(titleLine, "has " + conditions.size() + " conditions; a policy has 1 to " + MOST_CONDITIONS);
        }
        if (consequences.isEmpty() || consequences.size() > MOST_CONSEQUENCES) {
            problem(titleLine, "has " + consequences.size() + " consequences; a policy has 1 to " + MOST_CONSEQUENCES);
        }
        LocalDate since = day("since");
        LocalDate review = day("review");
        LocalDate until = metadata.containsKey("until") ? day("until") : null;
        if (since != null && until != null && until.isBefore(since)) {
            problem(titleLine, "@until is before @since");
        }
        Gate gate = conditions.stream().anyMatch(condition -> OF_A_DRAFT.contains(condition.type().name())) ? Gate.DRAFT : Gate.MESSAGE;
        String family = file.path().split("/")[2];
        return new BookedPolicy(new Policy(id, title, family, file.path(), metadata.get("status"), metadata.get("owner"), metadata.get("basis"),
                since, review, metadata.get("errs")), gate, until, List.copyOf(written), List.copyOf(conditions), List.copyOf(consequences));
    }

    private LocalDate day(String name) {
        if (!metadata.containsKey(name)) {
            return null;
        }
        try {
            return LocalDate.parse(metadata.get(name));
        } catch (DateTimeException e) {
            problem(titleLine, "@" + name + " is a day such as 2026-03-01, not '" + metadata.get(name) + "'");
            return null;
        }
    }

    private void problem(int line, String what) {
        problems.add(new Problem(file.path(), line, what));
    }
}

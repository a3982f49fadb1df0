package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one policy that is written as a text: {@code rule "GR-014 title"}, metadata, {@code when}, lines, {@code then}, lines, {@code end};
 * lines that begin with {@code //} are remarks. In a {@code .dslr} file the lines are sentences; in a developer's {@code .drl} file they are
 * conditions of our grammar and {@code insertLogical}, and its package and imports may stand before. There is nothing else that a
 * policy file may hold, so there is nothing else to forbid.
 */
final class PolicyText {

    /** The package that a developer's file names, so that editors understand it. */
    static final String PACKAGE = "bailiwick.policies";

    private static final Pattern RULE = Pattern.compile("rule \"([^\"\\\\{}]{1,130})\"");
    private static final Pattern IMPORT = Pattern.compile("import dev\\.bailiwick\\.guardrail\\.facts\\.([A-Za-z]+);?");
    private static final Set<String> HEAD = Set.of("package " + PACKAGE, "package " + PACKAGE + ";");

    private final Form form;
    private final Words words;
    private final List<Problem> problems;
    private final CompanyFile file;
    private final PolicyHead head;
    private final Map<Integer, String> whens = new LinkedHashMap<>();
    private final Map<Integer, String> thens = new LinkedHashMap<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Consequence> consequences = new ArrayList<>();
    private final List<Inference> inferences = new ArrayList<>();
    private Map<String, Class<?>> names = Map.of();
    private int titleLine;

    private PolicyText(CompanyFile file, Form form, Words words, List<Problem> problems) {
        this.file = file;
        this.form = form;
        this.words = words;
        this.problems = problems;
        this.head = new PolicyHead(file, problems);
    }

    /** @return the policy; empty when problems were noted */
    static Optional<BookedPolicy> read(CompanyFile file, Form form, Words words, List<Problem> problems) {
        int before = problems.size();
        BookedPolicy policy = new PolicyText(file, form, words, problems).read();
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
        return problems.size() > before ? null : head.policy(form, List.of(new BookedRule(head.id(), 0, titleLine, List.copyOf(whens.values()),
                List.copyOf(thens.values()), List.copyOf(conditions), List.copyOf(consequences), List.copyOf(inferences), 0)));
    }

    private Part line(Part part, String line, int number) {
        return switch (part) {
            case RULE -> rule(line, number);
            case METADATA -> line.equals("when") ? Part.WHEN : metadata(line);
            case WHEN -> line.equals("then") ? asked() : when(line, number);
            case THEN -> line.equals("end") ? Part.AFTER : then(line, number);
            case AFTER -> throw new IllegalArgumentException("nothing may follow 'end'; each policy stands in a file of its own");
        };
    }

    private Part rule(String line, int number) {
        if (form == Form.INFERENCE && (HEAD.contains(line) || imports(line))) {
            return Part.RULE;
        }
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new IllegalArgumentException("a policy file begins with rule \"GR-014 a short title\" and holds nothing before it, "
                    + (form == Form.INFERENCE ? "but 'package " + PACKAGE + "' and imports of dev.bailiwick.guardrail.facts, each by its name"
                            : "no package, import, global, function or declaration"));
        }
        titleLine = number;
        head.title(rule.group(1), number);
        return Part.METADATA;
    }

    private static boolean imports(String line) {
        Matcher found = IMPORT.matcher(line);
        return found.matches() && FactType.named(found.group(1)).isPresent();
    }

    private Part metadata(String line) {
        head.annotations(line);
        return Part.METADATA;
    }

    private Part when(String line, int number) {
        whens.put(number, line);
        if (form == Form.SENTENCES) {
            conditions.addAll(words.conditions(line, "s" + whens.size()));
        }
        return Part.WHEN;
    }

    /** Lines of a developer's rule name properties for one another, so they are understood together. */
    private Part asked() {
        if (form == Form.INFERENCE) {
            try {
                ConditionGrammar.Asked asked = ConditionGrammar.ofRule(List.copyOf(whens.values()));
                conditions.addAll(asked.conditions());
                names = asked.names();
                if (asked.conditions().stream().flatMap(Condition::places).findAny().isPresent()) {
                    throw new IllegalArgumentException("0:has a place in {}; only sentences have places");
                }
                words.known(asked.conditions());
            } catch (IllegalArgumentException e) {
                String[] parts = e.getMessage().split(":", 2);
                boolean placed = parts[0].matches("\\d+");
                problem(placed ? List.copyOf(whens.keySet()).get(Integer.parseInt(parts[0])) : titleLine, placed ? parts[1] : e.getMessage());
            }
        }
        return Part.THEN;
    }

    private Part then(String line, int number) {
        thens.put(number, line);
        if (form == Form.INFERENCE) {
            inferences.add(Inference.read(line, names));
        } else {
            Consequence consequence = words.consequence(line);
            if (consequence.marks()) {
                inferences.add(consequence.inference());
            } else {
                consequences.add(consequence);
            }
        }
        return Part.THEN;
    }

    private void problem(int line, String what) {
        problems.add(new Problem(file.path(), line, what));
    }
}

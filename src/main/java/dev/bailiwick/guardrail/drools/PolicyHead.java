package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.kernel.CompanyFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What every policy says of itself, whatever its form: id, title, status, owner, legal basis, dates, known errors. */
final class PolicyHead {

    static final List<String> NEEDED = List.of("status", "owner", "basis", "since", "review", "errs");
    static final List<String> OPTIONAL = List.of("until", "gate");

    private static final Pattern TITLE = Pattern.compile("([A-Z]{2,4}-\\d{3}) ([^\"\\\\{}]{3,120})");
    private static final Pattern METADATA = Pattern.compile("\\s*@([a-z]+)\\(\"([^\"\\\\]{1,600})\"\\)");
    private static final Set<String> STATUSES = Set.of("active", "draft", "retired");
    private static final int MOST_CONDITIONS = 12;
    private static final int MOST_CONSEQUENCES = 4;

    private final CompanyFile file;
    private final List<Problem> problems;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private String id = "";
    private String title = "";
    private int line;

    PolicyHead(CompanyFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    String id() {
        return id;
    }

    /**
     * @param text   id and title, such as {@code GR-014 refund promise above mandate}
     * @param number the line it stands on
     * @throws IllegalArgumentException when it is no such thing, or the file is called otherwise
     */
    void title(String text, int number) {
        Matcher found = TITLE.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no title; a policy is called by its id and 3 to 120 characters, such as "
                    + "GR-014 refund promise above mandate");
        }
        id = found.group(1);
        title = found.group(2).strip();
        line = number;
        if (!file.name().startsWith(id + "-")) {
            throw new IllegalArgumentException("the rule is called " + id + " but the file " + file.name() + "; both must begin with the same id");
        }
        if (id.endsWith("-000")) {
            throw new IllegalArgumentException(id + " is kept for what goes wrong in judging itself; choose another number");
        }
    }

    /** @throws IllegalArgumentException when the line is anything but metadata such as {@code @owner("Compliance")} */
    void annotations(String text) {
        Matcher one = METADATA.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!one.find(at) || one.start() != at) {
                throw new IllegalArgumentException("'" + text.substring(at).strip()
                        + "' cannot stand between the rule's title and 'when'; only metadata such as "
                        + "@owner(\"Compliance\") can: " + known());
            }
            value(one.group(1), one.group(2), "@");
            at = one.end();
        }
    }

    /** @throws IllegalArgumentException when the name is unknown or was given before */
    void value(String name, String value, String sign) {
        if (!NEEDED.contains(name) && !OPTIONAL.contains(name)) {
            throw new IllegalArgumentException(sign + name + " is not known; known are " + known());
        }
        if (metadata.putIfAbsent(name, value.strip()) != null) {
            throw new IllegalArgumentException(sign + name + " stands here a second time; remove one of the two");
        }
    }

    private static String known() {
        return String.join(", ", NEEDED) + ", " + String.join(" and ", OPTIONAL);
    }

    /**
     * @param form  the form that the policy is written in
     * @param rules what it says
     * @return the policy, or null when problems were noted
     */
    BookedPolicy policy(Form form, List<BookedRule> rules) {
        int before = problems.size();
        NEEDED.stream().filter(name -> metadata.getOrDefault(name, "").isBlank()).forEach(name -> problem(
                form == Form.TABLE || form == Form.WORKBOOK ? name + " is missing; write it above RuleTable, with its value in the next column"
                        : "@" + name + " is missing; write @" + name + "(\"…\") below the title"));
        if (metadata.containsKey("status") && !STATUSES.contains(metadata.get("status"))) {
            problem("@status is active, draft or retired, not '" + metadata.get("status") + "'");
        }
        LocalDate since = day("since");
        LocalDate review = day("review");
        LocalDate until = metadata.containsKey("until") ? day("until") : null;
        if (since != null && until != null && until.isBefore(since)) {
            problem("@until is before @since");
        }
        rules.forEach(this::sized);
        Stage stage = stage(form, rules);
        Optional<Gate> gate = gate(stage, rules);
        String family = file.path().split("/")[2];
        return problems.size() > before ? null : new BookedPolicy(new Policy(id, title, family, file.path(), metadata.get("status"),
                metadata.get("owner"), metadata.get("basis"), since, review, metadata.get("errs")), form, stage, gate, until, List.copyOf(rules));
    }

    private void sized(BookedRule rule) {
        int conditions = rule.conditions().size();
        int consequences = rule.consequences().size() + rule.inferences().size();
        int at = rule.row() == 0 ? line : rule.row();
        if (conditions < 1 || conditions > MOST_CONDITIONS) {
            problems.add(new Problem(file.path(), at, "has " + conditions + " conditions; a policy has 1 to " + MOST_CONDITIONS));
        }
        if (consequences < 1 || consequences > MOST_CONSEQUENCES) {
            problems.add(new Problem(file.path(), at, "has " + consequences + " consequences; a policy has 1 to " + MOST_CONSEQUENCES));
        }
    }

    private Stage stage(Form form, List<BookedRule> rules) {
        if (form == Form.INFERENCE) {
            return Stage.INFER;
        }
        boolean marks = rules.stream().anyMatch(rule -> !rule.inferences().isEmpty());
        if (marks && rules.stream().anyMatch(rule -> !rule.consequences().isEmpty())) {
            problem("both marks a situation and decides; write two policies, so that others can speak of the mark too");
        }
        return marks ? Stage.CLASSIFY : Stage.DECIDE;
    }

    private Optional<Gate> gate(Stage stage, List<BookedRule> rules) {
        List<FactType> asked = rules.stream().flatMap(rule -> rule.conditions().stream()).flatMap(Condition::parts).map(Condition::type).toList();
        Map<Gate, String> needed = asked.stream().filter(type -> type.gate().isPresent()).collect(
                Collectors.toMap(type -> type.gate().get(), FactType::name, (one, other) -> one));
        if (needed.size() > 1) {
            problem("looks at " + String.join(" and ", new TreeSet<>(needed.values())) + ", which are never there together; write a policy for each gate");
        }
        Optional<Gate> named = Optional.ofNullable(metadata.get("gate")).flatMap(word -> Arrays.stream(Gate.values())
                .filter(gate -> gate.word().equals(word)).findFirst());
        if (metadata.containsKey("gate") && named.isEmpty()) {
            problem("@gate is " + Arrays.stream(Gate.values()).map(Gate::word).collect(Collectors.joining(", ")) + ", not '" + metadata.get("gate")
                    + "'");
        }
        if (named.isPresent() && !needed.isEmpty() && !needed.containsKey(named.get())) {
            problem("@gate says " + named.get().word() + ", but there is no " + needed.values().iterator().next() + " at that gate; correct one of them");
        }
        if (stage == Stage.DECIDE && named.isEmpty() && needed.isEmpty() && asked.stream().anyMatch(FactType::found)) {
            problem("asks what tools have found out, and does not say where; write @gate(\"tool\") for what the assistant wants to do or @gate(\"draft\") for "
                    + "what it wants to say");
        }
        Optional<Gate> found = named.or(() -> needed.keySet().stream().findFirst());
        return stage == Stage.DECIDE ? found.or(() -> Optional.of(Gate.MESSAGE)) : found;
    }

    private LocalDate day(String name) {
        if (!metadata.containsKey(name)) {
            return null;
        }
        try {
            return LocalDate.parse(metadata.get(name));
        } catch (DateTimeException e) {
            problem("@" + name + " is a day such as 2026-03-01, not '" + metadata.get(name) + "'");
            return null;
        }
    }

    private void problem(String what) {
        problems.add(new Problem(file.path(), Math.max(line, 1), what));
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.Remark.Kind;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks through a book for what is in order and should be looked at: policies that can never hit, that are shadowed, that contradict or overlap,
 * and what nobody decided. Everything it says is proved by trying all worlds that can make a difference; where these are too many it says nothing.
 */
final class ExamineBook {

    /** How many remarks are made; who has more reads no further either. */
    private static final int MOST = 100;
    private static final Pattern EXEMPLAR = Pattern.compile("(?m)^\\s*-\\s*\"([^\"]+)\"\\s*$");

    private final List<Subject> rules;
    private final List<Subject> subjects;
    private final Unfold unfold;
    private final Map<Subject, List<List<Condition>>> unfolded = new IdentityHashMap<>();
    private final Map<Subject, Set<String>> asked = new IdentityHashMap<>();
    private final Map<String, String> topics;
    private final List<Remark> remarks = new ArrayList<>();

    private ExamineBook(List<Subject> rules, Map<String, String> topics) {
        this.rules = rules;
        this.subjects = rules.stream().filter(rule -> rule.stage() == Stage.DECIDE).toList();
        this.unfold = new Unfold(rules);
        this.topics = topics;
    }

    /**
     * @param rules  the rules of the active policies
     * @param topics an exemplar by the name of each topic that is detected
     * @return what should be looked at, the worst first
     */
    static List<Remark> examine(List<Subject> rules, Map<String, String> topics) {
        ExamineBook book = new ExamineBook(rules, topics);
        Set<String> dead = book.neverHits();
        book.pairs(dead);
        book.gapsOfTables();
        book.gapsOfTopics();
        return book.remarks.stream().sorted(java.util.Comparator.comparing(Remark::kind)).limit(MOST).toList();
    }

    /** @return an exemplar by the name of each topic that the files describe */
    static Map<String, String> topics(CompanyFiles files) {
        Map<String, String> found = new TreeMap<>();
        files.below("rules/drl/topics", ".yaml").forEach(file -> {
            Matcher exemplar = EXEMPLAR.matcher(file.text());
            found.put(file.name().replaceFirst("\\.yaml$", ""), exemplar.find() ? exemplar.group(1) : "");
        });
        return found;
    }

    private Set<String> neverHits() {
        Set<String> dead = new TreeSet<>();
        for (Subject rule : rules) {
            Worlds.Search search = unfold.search(rule, rule.conditions());
            if (search.world().isEmpty() && search.complete()) {
                dead.add(rule.name());
                remark(Kind.NEVER_HITS, List.of(rule), "can never hit: its conditions contradict each other" + because(rule)
                        + "; see which of them cannot be together", nearest(rule));
            }
        }
        return dead;
    }

    private static String because(Subject rule) {
        return rule.conditions().stream().anyMatch(condition -> condition.type().inferred()) ? ", or what it builds on never follows" : "";
    }

    /** @return a case that meets all but one of the conditions, and what is then missing */
    private String nearest(Subject rule) {
        for (int i = rule.conditions().size() - 1; i >= 0 && rule.conditions().size() > 1; i--) {
            List<Condition> others = new ArrayList<>(rule.conditions());
            Condition last = others.remove(i);
            Optional<Worlds.World> world = unfold.search(rule, others).world();
            if (world.isPresent() && !last.names()) {
                return "with " + said(world.get()) + " there cannot be: " + Said.of(last);
            }
        }
        return rule.conditions().stream().map(Said::of).collect(Collectors.joining("; "));
    }

    private String said(Worlds.World world) {
        String text = world.toString();
        for (Map.Entry<String, String> topic : topics.entrySet()) {
            if (!topic.getValue().isEmpty()) {
                text = text.replaceAll("\\btopic " + Pattern.quote(topic.getKey()) + "\\b", Matcher.quoteReplacement("topic " + topic.getKey()
                        + " (such as “" + topic.getValue() + "”)"));
            }
        }
        return text;
    }

    private List<List<Condition>> alternatives(Subject subject) {
        return unfolded.computeIfAbsent(subject, unfold::alternatives);
    }

    private void pairs(Set<String> dead) {
        List<Subject> alive = subjects.stream().filter(subject -> !dead.contains(subject.name())).toList();
        for (Subject one : alive) {
            for (Subject other : alive) {
                if (one != other && one.gate() == other.gate() && touch(one, other)) {
                    pair(one, other);
                }
            }
        }
    }

    /** Those that look at nothing in common have nothing to do with each other. */
    private boolean touch(Subject one, Subject other) {
        return !Collections.disjoint(asked(one), asked(other));
    }

    private Set<String> asked(Subject subject) {
        return asked.computeIfAbsent(subject, one -> Stream.concat(one.conditions().stream(), alternatives(one).stream().flatMap(List::stream))
                .flatMap(condition -> condition.comparisons().map(comparison -> condition.type().name() + "." + comparison.property()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void pair(Subject one, Subject other) {
        Finding said = one.deciding();
        Finding covering = other.deciding();
        boolean covered = one.within(other) && implies(one, other);
        boolean same = covered && other.within(one) && implies(other, one);
        boolean differ = said.action() != covering.action() || !Objects.equals(said.target(), covering.target())
                || !Objects.equals(said.wording(), covering.wording()) || !Objects.equals(said.follow(), covering.follow());
        if (same && differ && one.name().compareTo(other.name()) < 0) {
            remark(Kind.CONTRADICTS, List.of(one, other), "and " + other.name() + " hit in exactly the same cases and ask for different things ("
                    + words(said) + " and " + words(covering) + "); keep one of the two", example(one, other));
        } else if (covered && !same && isDecision(said) && isDecision(covering) && (covering.action().compareTo(said.action()) > 0
                || covering.action() == said.action() && differ && other.policy().compareTo(one.policy()) < 0)) {
            remark(Kind.SHADOWED, List.of(one, other), "is shadowed: whenever it hits, " + other.name() + " hits too and "
                    + (covering.action() == said.action() ? "speaks first" : "is stricter") + " (" + words(covering) + ")", example(one, other));
        } else if (!covered && differ && said.action() == covering.action() && isDecision(said) && one.policy().compareTo(other.policy()) < 0) {
            together(one, other).filter(world -> sharesAFact(one, other)).ifPresent(world -> remark(Kind.OVERLAPS, List.of(one, other), "and "
                    + other.name() + " can hit together and ask for different things of the same strictness (" + words(said) + " and "
                    + words(covering) + "); " + one.policy() + " speaks", said(world)));
        }
    }

    /** A note is no decision that another could take away. */
    private static boolean isDecision(Finding finding) {
        return finding.action() != Finding.Action.NOTE && finding.action() != Finding.Action.SAY_FIRST && finding.action() != Finding.Action.REDACT;
    }

    private static boolean sharesAFact(Subject one, Subject other) {
        return one.conditions().stream().anyMatch(condition -> other.conditions().stream().anyMatch(condition::equals));
    }

    /** @return whether no world makes one hit and the other not; false also where that cannot be told */
    private boolean implies(Subject one, Subject other) {
        return implied(one.conditions(), List.of(other.conditions()))
                || alternatives(one).stream().allMatch(alternative -> implied(alternative, alternatives(other)));
    }

    /** @return whether one of the others holds wherever the first does */
    private static boolean implied(List<Condition> one, List<List<Condition>> others) {
        if (others.stream().anyMatch(other -> binds(other) && one.containsAll(other))) {
            return true;
        }
        // What is compared across facts is denied as a whole; only the very same sentences are known to say the same.
        List<List<Condition>> plain = others.stream().filter(other -> !binds(other)).toList();
        long ways = plain.stream().mapToLong(List::size).reduce(1, (some, more) -> Math.min(MOST + 1, some * more));
        return !plain.isEmpty() && ways <= MOST && refuted(one, plain, 0);
    }

    private static boolean binds(List<Condition> conditions) {
        return conditions.stream().anyMatch(condition -> !condition.bindings().isEmpty());
    }

    /** @return whether there is no world in which the first holds and, of each of the others from a place on, something does not */
    private static boolean refuted(List<Condition> one, List<List<Condition>> others, int at) {
        if (at == others.size()) {
            Worlds.Search search = Worlds.search(one, others.stream().flatMap(List::stream).toList());
            return search.world().isEmpty() && search.complete();
        }
        for (Condition asked : others.get(at)) {
            List<Condition> without = new ArrayList<>(one);
            without.add(asked.opposite());
            if (!refuted(without, others, at + 1)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Worlds.World> together(Subject one, Subject other) {
        for (List<Condition> way : alternatives(one)) {
            for (List<Condition> another : alternatives(other)) {
                List<Condition> both = new ArrayList<>(way);
                both.addAll(another);
                Optional<Worlds.World> world = Worlds.search(both, List.of()).world();
                if (world.isPresent()) {
                    return world;
                }
            }
        }
        return Optional.empty();
    }

    private String example(Subject one, Subject other) {
        return together(one, other).map(this::said).orElse("");
    }

    /** A table decides by its columns: what no row decides is a gap. */
    private void gapsOfTables() {
        subjects.stream().filter(subject -> subject.row() > 0).collect(Collectors.groupingBy(Subject::path, TreeMap::new, Collectors.toList()))
                .forEach((path, rows) -> TableGaps.in(rows, rules).ifPresent(world -> remark(Kind.GAP, List.of(rows.getFirst()),
                        "has no row for some cases; add one, or a last row for all others", said(world))));
    }

    private void gapsOfTopics() {
        Set<String> named = rules.stream().flatMap(subject -> subject.conditions().stream()).filter(condition ->
                condition.type().name().equals("TopicFact")).flatMap(Condition::comparisons).map(Condition.Comparison::operand)
                .filter(Condition.Literal.class::isInstance).map(operand -> ((Condition.Literal) operand).value()).collect(Collectors.toSet());
        topics.forEach((topic, exemplar) -> {
            if (!named.contains(topic)) {
                remarks.add(new Remark(Kind.GAP, List.of(), "rules/drl/topics/" + topic + ".yaml", "the topic '" + topic
                        + "' is detected, and no active policy says what follows", exemplar));
            }
        });
    }

    private void remark(Kind kind, List<Subject> about, String what, String example) {
        remarks.add(new Remark(kind, about.stream().map(Subject::policy).distinct().toList(), about.getFirst().path(),
                about.getFirst().name() + " " + what, example));
    }

    private static String words(Finding finding) {
        return finding.action().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + (finding.target() == null ? "" : " to " + finding.target()) + (finding.wording() == null ? "" : " saying " + finding.wording());
    }
}

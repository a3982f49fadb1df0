package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.Remark.Kind;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks through a book for what is in order and should be looked at: policies that can never hit, that are shadowed, that contradict or overlap,
 * and what nobody decided. Everything it says is proved by trying all worlds that can make a difference; where these are too many it says nothing.
 */
final class ExamineBook {

    /** How many remarks are made; who has more reads no further either. */
    private static final int MOST = 100;
    private static final Pattern EXEMPLAR = Pattern.compile("(?m)^\\s*-\\s*\"([^\"]+)\"\\s*$");

    private final List<Subject> subjects;
    private final Map<String, String> topics;
    private final List<Remark> remarks = new ArrayList<>();

    private ExamineBook(List<Subject> subjects, Map<String, String> topics) {
        this.subjects = subjects;
        this.topics = topics;
    }

    /**
     * @param subjects the rules of the active policies
     * @param topics   an exemplar by the name of each topic that is detected
     * @return what should be looked at, the worst first
     */
    static List<Remark> examine(List<Subject> subjects, Map<String, String> topics) {
        ExamineBook book = new ExamineBook(subjects, topics);
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
        for (Subject subject : subjects) {
            Worlds.Search search = Worlds.search(subject.conditions(), List.of());
            if (search.world().isEmpty() && search.complete()) {
                dead.add(subject.name());
                remark(Kind.NEVER_HITS, List.of(subject), "can never hit: its conditions contradict each other; see which of them cannot be together", "");
            }
        }
        return dead;
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
    private static boolean touch(Subject one, Subject other) {
        Set<String> asked = asked(one);
        asked.retainAll(asked(other));
        return !asked.isEmpty();
    }

    private static Set<String> asked(Subject subject) {
        return subject.conditions().stream().flatMap(condition -> condition.comparisons().map(comparison -> condition.type().name() + "."
                + comparison.property())).collect(Collectors.toCollection(TreeSet::new));
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
            Worlds.Search both = Worlds.search(concat(one, other), List.of());
            both.world().filter(world -> sharesAFact(one, other)).ifPresent(world -> remark(Kind.OVERLAPS, List.of(one, other), "and " + other.name()
                    + " can hit together and ask for different things of the same strictness (" + words(said) + " and " + words(covering) + "); "
                    + one.policy() + " speaks", world.toString()));
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
    private static boolean implies(Subject one, Subject other) {
        if (other.conditions().stream().anyMatch(condition -> !condition.bindings().isEmpty())) {
            // What is compared across facts is denied as a whole; only the very same sentences are known to say the same.
            return one.conditions().containsAll(other.conditions());
        }
        for (Condition asked : other.conditions()) {
            List<Condition> without = new ArrayList<>(one.conditions());
            without.add(asked.opposite());
            Worlds.Search search = Worlds.search(without, other.conditions());
            if (search.world().isPresent() || !search.complete()) {
                return false;
            }
        }
        return true;
    }

    private static List<Condition> concat(Subject one, Subject other) {
        List<Condition> both = new ArrayList<>(one.conditions());
        both.addAll(other.conditions());
        return both;
    }

    private static String example(Subject one, Subject other) {
        return Worlds.search(concat(one, other), List.of()).world().map(Worlds.World::toString).orElse("");
    }

    /** A table decides by its columns: what no row decides is a gap. */
    private void gapsOfTables() {
        Map<String, List<Subject>> tables = subjects.stream().filter(subject -> subject.row() > 0).collect(Collectors.groupingBy(Subject::path,
                TreeMap::new, Collectors.toList()));
        tables.forEach((path, rows) -> {
            List<Condition> none = new ArrayList<>();
            for (Subject row : rows) {
                if (row.conditions().size() != 1 || !Worlds.isSingle(row.conditions().getFirst().type())) {
                    return;
                }
                Condition asked = row.conditions().getFirst();
                none.add(new Condition(true, asked.type(), asked.bindings(), asked.constraints()));
            }
            Worlds.search(none, List.of()).world().ifPresent(world -> remark(Kind.GAP, List.of(rows.getFirst()),
                    "has no row for some cases; add one, or a last row for all others", world.toString()));
        });
    }

    private void gapsOfTopics() {
        Set<String> named = subjects.stream().flatMap(subject -> subject.conditions().stream()).filter(condition ->
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

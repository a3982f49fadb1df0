package dev.bailiwick.guardrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/**
 * Tries a book on the judgements of the past: every one is judged again, by the facts that its entry in the ledger keeps, and compared with what the
 * other book says. Judgements are read page by page and judged on all cores, where turns come first; nothing grows with their number but the
 * counts.
 */
@Component
public class MeasureImpact {

    private static final Map<Decision.Kind, Gate> GATES = new EnumMap<>(Map.of(Decision.Kind.MESSAGE_JUDGED, Gate.MESSAGE, Decision.Kind.DRAFT_JUDGED,
            Gate.DRAFT, Decision.Kind.HANDOFF_JUDGED, Gate.HANDOFF, Decision.Kind.OUTREACH_JUDGED, Gate.OUTREACH));
    private static final Set<Decision.Kind> JUDGEMENTS = GATES.keySet();
    private static final int AT_ONCE = 250;
    private static final int WAITING = 8;
    private static final List<Decision.Kept> END = List.of();

    private final Decision.Past past;
    private final ObjectMapper json;

    MeasureImpact(Decision.Past past, ObjectMapper json) {
        this.past = past;
        this.json = json;
    }

    /**
     * @param book     the book to be tried
     * @param against  the book to compare with, or null for the verdicts as they were given, by whichever book
     * @param from     the first moment to look at
     * @param until    the moment before which to look
     * @param progress is told how many were judged, now and then
     * @return what would be otherwise
     */
    public Impact measure(BoundBook book, BoundBook against, Instant from, Instant until, LongConsumer progress) {
        int workers = Runtime.getRuntime().availableProcessors();
        BlockingQueue<List<Decision.Kept>> waiting = new ArrayBlockingQueue<>(WAITING);
        List<Counts> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers, task -> GiveWay.thread("measure-impact", task))) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                Counts own = new Counts();
                counts.add(own);
                done.add(threads.submit(() -> work(waiting, book, against, own)));
            }
            try {
                read(from, until, waiting, done, progress);
            } finally {
                for (int i = 0; i < workers; i++) {
                    offer(waiting, END, done);
                }
            }
            for (Future<?> one : done) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a book was tried on the past", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a book could not be tried on the past", e.getCause());
        }
        Counts all = counts.getFirst();
        counts.stream().skip(1).forEach(all::add);
        return new Impact(book.version(), against == null ? "judged" : against.version(), from, until, all.judged, all.changed, all.unreadable,
                all.groups());
    }

    private void read(Instant from, Instant until, BlockingQueue<List<Decision.Kept>> waiting, List<Future<?>> done, LongConsumer progress) {
        List<Decision.Kept> page = new ArrayList<>();
        long[] read = {0};
        past.read(JUDGEMENTS, from, until, kept -> {
            page.add(kept);
            if (page.size() == AT_ONCE) {
                offer(waiting, List.copyOf(page), done);
                page.clear();
                progress.accept(read[0] += AT_ONCE);
            }
        });
        if (!page.isEmpty()) {
            offer(waiting, List.copyOf(page), done);
            progress.accept(read[0] + page.size());
        }
    }

    /** Waits for a place, but not for workers that are gone. */
    private static void offer(BlockingQueue<List<Decision.Kept>> waiting, List<Decision.Kept> page, List<Future<?>> done) {
        try {
            while (!waiting.offer(page, 100, TimeUnit.MILLISECONDS)) {
                if (done.stream().anyMatch(Future::isDone)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a book was tried on the past", e);
        }
    }

    private void work(BlockingQueue<List<Decision.Kept>> waiting, BoundBook book, BoundBook against, Counts counts) {
        try {
            for (List<Decision.Kept> page = waiting.take(); page != END; page = waiting.take()) {
                page.forEach(kept -> judge(kept, book, against, counts));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Decision.Kept kept, BoundBook book, BoundBook against, Counts counts) {
        Map<?, ?> details;
        List<Fact> facts;
        Seen before;
        Gate gate = GATES.get(kept.kind());
        try {
            details = json.readValue(kept.details(), Map.class);
            if (!(details.get("facts") instanceof Collection<?> written)) {
                counts.unreadable++;
                return;
            }
            facts = RecordedFacts.read(written);
            before = against == null || against.version().equals(details.get("book")) ? Seen.kept(details) : null;
        } catch (JsonProcessingException | IllegalArgumentException | ClassCastException e) {
            counts.unreadable++;
            return;
        }
        if (before == null || against != null && before.policies().containsKey("GR-000")) {
            before = Seen.of(against.judge(gate, facts, kept.at()));
        }
        Seen after = Seen.of(book.judge(gate, facts, kept.at()));
        counts.judged++;
        if (!after.equals(before)) {
            counts.changed(gate, before, after, kept);
        }
    }

    /** What a book saw, without its words: the outcome, and each policy's actions. Brakes are no part of a book. */
    private record Seen(Verdict.Outcome outcome, SortedMap<String, Set<Action>> policies) {

        static Seen of(Verdict verdict) {
            return of(verdict.findings());
        }

        static Seen kept(Map<?, ?> details) {
            List<Finding> findings = new ArrayList<>();
            for (Object one : (Collection<?>) details.get("findings")) {
                Map<?, ?> finding = (Map<?, ?>) one;
                if (!BrakedJudge.BRAKE.equals(finding.get("policy"))) {
                    findings.add(new Finding((String) finding.get("policy"), "", "",
                            Action.valueOf(((String) finding.get("action")).toUpperCase(Locale.ROOT).replace('-', '_')), "", null, null, null));
                }
            }
            return of(findings);
        }

        private static Seen of(List<Finding> findings) {
            SortedMap<String, Set<Action>> policies = new TreeMap<>();
            findings.forEach(finding -> policies.computeIfAbsent(finding.policy(), id -> EnumSet.noneOf(Action.class)).add(finding.action()));
            return new Seen(Verdict.of(findings, "").outcome(), policies);
        }

        List<String> difference(Seen after) {
            List<String> found = new ArrayList<>();
            after.policies.forEach((policy, actions) -> {
                if (!actions.equals(policies.get(policy))) {
                    found.add((policies.containsKey(policy) ? "~" : "+") + policy);
                }
            });
            policies.keySet().stream().filter(policy -> !after.policies.containsKey(policy)).forEach(policy -> found.add("-" + policy));
            return found;
        }
    }

    /** What one worker counted. */
    private static final class Counts {

        private static final int MOST_GROUPS = 200;
        private static final int MOST_CONVERSATIONS = 20;

        private record Key(Gate gate, Verdict.Outcome was, Verdict.Outcome becomes, List<String> policies) {
        }

        private static final class Group {
            private long judgements;
            /** By moment, so that the latest are kept. */
            private final TreeMap<String, String> conversations = new TreeMap<>();

            void add(Instant at, String conversation) {
                conversations.values().remove(conversation);
                conversations.put(at + " " + conversation, conversation);
                if (conversations.size() > MOST_CONVERSATIONS) {
                    conversations.pollFirstEntry();
                }
            }
        }

        private final Map<Key, Group> groups = new java.util.HashMap<>();
        private long judged;
        private long changed;
        private long unreadable;

        void changed(Gate gate, Seen before, Seen after, Decision.Kept kept) {
            changed++;
            Group group = group(new Key(gate, before.outcome(), after.outcome(), before.difference(after)));
            group.judgements++;
            group.add(kept.at(), kept.conversation().value());
        }

        private Group group(Key key) {
            Group known = groups.get(key);
            if (known == null) {
                Key kept = groups.size() < MOST_GROUPS ? key : new Key(key.gate, key.was, key.becomes, List.of("others"));
                known = groups.computeIfAbsent(kept, fresh -> new Group());
            }
            return known;
        }

        void add(Counts other) {
            judged += other.judged;
            changed += other.changed;
            unreadable += other.unreadable;
            other.groups.forEach((key, group) -> {
                Group own = group(key);
                own.judgements += group.judgements;
                group.conversations.forEach((at, conversation) -> own.add(Instant.parse(at.substring(0, at.indexOf(' '))), conversation));
            });
        }

        List<Impact.Group> groups() {
            return groups.entrySet().stream().map(entry -> new Impact.Group(word(entry.getKey().gate()), word(entry.getKey().was()),
                    word(entry.getKey().becomes()), entry.getKey().policies(), entry.getValue().judgements,
                    List.copyOf(entry.getValue().conversations.descendingMap().values())))
                    .sorted(java.util.Comparator.comparingLong(Impact.Group::judgements).reversed().thenComparing(Impact.Group::toString)).toList();
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

package dev.bailiwick.bench;

import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.flow.TryTexts;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.CitationFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.ledger.Chain;
import dev.bailiwick.ledger.Decided;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.testing.OnlyJudges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a ledger with judgements of messages and drafts as the house would have written them: what is known of a message is what the house itself
 * says of it at that moment, each is judged by the real book, and each conversation is a chain with real hashes. Every second judgement is said
 * to be by a book of before, whose verdicts cannot be taken for those of the book in force. Other books judge each beside it, so that it is known
 * beforehand how many verdicts they change.
 */
final class FillPast {

    /** The moment of the last judgement is before this one. */
    static final Instant UNTIL = Instant.parse("2026-10-01T00:00:00Z");

    private static final String BEFORE = "0123456789ab";
    private static final int LENGTH = 8;
    private static final Duration SPAN = Duration.ofDays(250);

    private final TryTexts house;
    private final BoundBook book;
    private final List<BoundBook> others;
    private final List<String> texts;
    private final Map<String, LookAtText.Look> looks;

    /**
     * @param house     says what is known
     * @param detectors look once at each text
     * @param book      judges
     * @param others    whose other verdicts are counted
     * @param texts     what customers write
     */
    FillPast(TryTexts house, LookAtText detectors, BoundBook book, List<BoundBook> others, List<String> texts) {
        this.house = house;
        this.book = book;
        this.others = others;
        this.texts = texts;
        this.looks = texts.stream().parallel().distinct().collect(Collectors.toConcurrentMap(text -> text, detectors::look));
    }

    /** @return how many verdicts each of the other books changes, in their order */
    long[] fill(DataSource database, int judgements) throws Exception {
        int conversations = judgements / LENGTH;
        int halves = Runtime.getRuntime().availableProcessors();
        long[] changed = new long[others.size()];
        try (ExecutorService threads = Executors.newFixedThreadPool(halves)) {
            List<Future<long[]>> parts = new ArrayList<>();
            for (int half = 0; half < halves; half++) {
                int from = conversations / halves * half;
                int until = half == halves - 1 ? conversations : conversations / halves * (half + 1);
                Callable<long[]> part = () -> part(database, from, until, conversations);
                parts.add(threads.submit(part));
            }
            for (Future<long[]> part : parts) {
                long[] more = part.get();
                for (int i = 0; i < changed.length; i++) {
                    changed[i] += more[i];
                }
            }
        }
        return changed;
    }

    private long[] part(DataSource database, int from, int until, int conversations) throws SQLException, IOException {
        long[] changed = new long[others.size()];
        try (Connection connection = database.getConnection()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy ledger.entry (conversation_id, number, turn, kind, at, details,"
                    + " previous_hash, hash) from stdin with (format csv)");
            for (int i = from; i < until; i++) {
                Instant begun = UNTIL.minus(SPAN).plusMillis(SPAN.toMillis() / (conversations + 1) * i);
                byte[] rows = conversation(new ConversationId("past-" + i), begun, new Random(i), changed).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(rows, 0, rows.length);
            }
            copy.endCopy();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        return changed;
    }

    private String conversation(ConversationId id, Instant begun, Random chance, long[] changed) {
        StringBuilder rows = new StringBuilder();
        boolean verified = chance.nextInt(3) > 0;
        String previous = Chain.beginning(id);
        for (int number = 1; number <= LENGTH; number++) {
            int turn = (number + 1) / 2;
            Instant at = begun.plusSeconds(number * 20L);
            Gate gate = number % 2 == 1 ? Gate.MESSAGE : Gate.DRAFT;
            List<Fact> facts = facts(gate, at, verified, turn, chance);
            Verdict verdict = book.judge(gate, facts, at);
            for (int i = 0; i < changed.length; i++) {
                changed[i] += seen(others.get(i).judge(gate, facts, at)).equals(seen(verdict)) ? 0 : 1;
            }
            Decision.Kind kind = gate == Gate.MESSAGE ? Decision.Kind.MESSAGE_JUDGED : Decision.Kind.DRAFT_JUDGED;
            Map<String, Object> details = details(verdict, facts, turn % 2 == 0 ? BEFORE : verdict.book());
            Entry entry = Chain.entry(Decided.of(new Decision(id, turn, kind, at, details), null), number, previous);
            previous = entry.hash();
            rows.append(id).append(',').append(number).append(',').append(turn).append(',').append(entry.kind()).append(',').append(entry.at())
                    .append(",\"").append(entry.details().replace("\"", "\"\"")).append("\",\\x").append(entry.previousHash()).append(",\\x")
                    .append(entry.hash()).append('\n');
        }
        return rows.toString();
    }

    /** What a difference is told by. */
    private static String seen(Verdict verdict) {
        return verdict.outcome() + " " + verdict.findings().stream().map(finding -> finding.policy() + finding.action())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Fact> facts(Gate gate, Instant at, boolean verified, int turn, Random chance) {
        Overheard overheard = new Overheard();
        house.tryOut(overheard, looks::get, List.of(texts.get(chance.nextInt(texts.size()))), chance.nextInt(10) == 0 ? "email" : "web", at,
                new TryTexts.At(Gate.MESSAGE, List.of()));
        List<Fact> facts = new ArrayList<>(overheard.facts);
        facts.replaceAll(fact -> switch (fact) {
            case CustomerFact customer -> new CustomerFact(verified, chance.nextInt(300) == 0);
            case ConversationFact before -> new ConversationFact(before.channel(), turn, turn > 1, chance.nextInt(8) == 0 ? 2 : 0, "", 1);
            default -> fact;
        });
        if (gate == Gate.DRAFT) {
            String draft = "You can change it in the app under Profile, or at any branch with a proof of your new address.";
            boolean question = chance.nextInt(6) == 0;
            facts.add(new DraftFact(draft, "en", "librarian", false, question, question ? 0 : 1, chance.nextInt(30) > 0, turn > 1 || chance.nextBoolean(),
                    draft.length()));
            if (!question) {
                facts.add(new CitationFact("change-of-address", chance.nextInt(60) == 0 ? "internal" : "public", chance.nextInt(40) > 0));
            }
            if (chance.nextInt(10) == 0) {
                facts.add(new PromiseFact("refund", chance.nextInt(10_000), chance.nextInt(3) > 0, "we will refund you"));
            }
        }
        return facts;
    }

    private static Map<String, Object> details(Verdict verdict, List<Fact> facts, String by) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", word(verdict.outcome()));
        details.put("book", by);
        details.put("findings", verdict.findings().stream().map(FillPast::written).toList());
        details.put("facts", RecordedFacts.written(facts));
        return details;
    }

    private static Map<String, Object> written(Finding finding) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("policy", finding.policy());
        one.put("title", finding.title());
        one.put("basis", finding.basis());
        one.put("action", word(finding.action()));
        one.put("because", finding.because());
        return one;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A book that listens and finds nothing: what the house says of a text is wanted, not what follows. */
    private static final class Overheard implements OnlyJudges {

        private List<Fact> facts;

        @Override
        public Verdict judge(Gate gate, List<Fact> known, Instant moment) {
            facts = known;
            return Verdict.of(List.of(), version());
        }

        @Override
        public String version() {
            return BEFORE;
        }
    }
}

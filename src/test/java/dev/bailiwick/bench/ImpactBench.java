package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.Bailiwick;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Impact;
import dev.bailiwick.guardrail.MeasureImpact;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.CitationFact;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.ConversationFact;
import dev.bailiwick.guardrail.facts.CoverageFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.DeskFact;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long it takes to judge the past again: so many judgements, half of messages and half of drafts, with facts as the house records them and
 * verdicts of the real book, are put into the ledger, and the book in force is tried on them. Nothing may differ. Arguments: how many judgements.
 */
public final class ImpactBench {

    private static final Instant FROM = Instant.parse("2026-03-02T08:00:00Z");
    private static final String[] TOPICS = {"complaint", "fraud", "vulnerability", "investment-advice", "bereavement"};

    private final Random chance = new Random(4);
    private final ObjectMapper json = new ObjectMapper();

    private ImpactBench() {
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int judgements = Integer.parseInt(arguments[0]);
        TestDatabase database = TestDatabase.empty();
        try (var house = new SpringApplicationBuilder(Bailiwick.class).run("--server.port=0", "--bailiwick.database.url=" + database.url(),
                "--bailiwick.database.user=" + database.user(), "--bailiwick.database.password=" + database.password(),
                "--bailiwick.home=" + java.nio.file.Files.createTempDirectory("bench"))) {
            BoundBook book = house.getBean(ReloadPolicies.class).inForce();
            new ImpactBench().fill(new JdbcTemplate(house.getBean(DataSource.class)), book, judgements);
            MeasureImpact measure = house.getBean(MeasureImpact.class);
            for (BoundBook against : new BoundBook[] {null, book}) {
                long most = 0;
                long start = System.nanoTime();
                Impact impact = measure.measure(book, against, Instant.EPOCH, FROM.plusSeconds(1_000_000_000), judged -> { });
                double seconds = (System.nanoTime() - start) / 1e9;
                most = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                System.out.printf(Locale.ROOT, "%d policies, %d judgements against %s: %.1f s, %.0f/s, changed %d, unreadable %d, heap in use %d MB%n",
                        book.size(), impact.judgements(), impact.against(), seconds, impact.judgements() / seconds, impact.changed(),
                        impact.unreadable(), most >> 20);
            }
        }
        System.exit(0);
    }

    private void fill(JdbcTemplate jdbc, BoundBook book, int judgements) throws Exception {
        long bytes = 0;
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < judgements; i++) {
            Instant at = FROM.plusSeconds(i * 20L);
            Gate gate = i % 2 == 0 ? Gate.MESSAGE : Gate.DRAFT;
            List<Fact> facts = facts(gate, at);
            String details = details(book.judge(gate, facts, at), facts);
            bytes += details.length();
            rows.add(new Object[] {"bench-" + i / 8, i % 8 + 1, i / 2 + 1, gate == Gate.MESSAGE ? "message-judged" : "draft-judged", at.atOffset(
                    ZoneOffset.UTC), details, new byte[32], new byte[32]});
            if (rows.size() == 2_000 || i == judgements - 1) {
                jdbc.batchUpdate("insert into ledger.entry (conversation_id, number, turn, kind, at, details, previous_hash, hash)"
                        + " values (?, ?, ?, ?, ?, ?::json, ?, ?)", rows);
                rows.clear();
            }
        }
        jdbc.execute("analyze ledger.entry");
        System.out.println(judgements + " judgements of " + bytes / judgements + " bytes");
    }

    private String details(Verdict verdict, List<Fact> facts) throws Exception {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", word(verdict.outcome()));
        details.put("book", verdict.book());
        details.put("findings", verdict.findings().stream().map(finding -> Map.of("policy", finding.policy(), "title", finding.title(), "basis",
                finding.basis(), "action", word(finding.action()), "because", finding.because())).toList());
        details.put("facts", RecordedFacts.written(facts));
        return json.writeValueAsString(details);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Fact> facts(Gate gate, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        List<Fact> facts = new ArrayList<>();
        facts.add(new CustomerFact(chance.nextInt(3) > 0, chance.nextInt(200) == 0));
        facts.add(new ConversationFact("web", 1 + chance.nextInt(5), chance.nextBoolean(), chance.nextInt(4), "", 1));
        facts.add(new CompanyTimeFact(local.toLocalDate().toString(), local.getDayOfWeek().name(), local.getHour() * 60 + local.getMinute(), ""));
        facts.add(new DeskFact(local.getHour() > 8 && local.getHour() < 18, ""));
        for (String language : new String[] {"de", "en", "es"}) {
            facts.add(new CoverageFact(language, 3, true, 0));
        }
        String text = "How do I change the address that my statements are sent to, number " + chance.nextInt(1_000_000) + "?";
        facts.add(new MessageFact(text, chance.nextInt(20) == 0 ? "und" : "en", chance.nextDouble(), text.length(), "address", chance.nextDouble(),
                chance.nextInt(30) == 0, chance.nextInt(100) == 0, 0));
        // A topic is found once in a text, as the detectors do it.
        for (String topic : new TreeSet<>(List.of(TOPICS[chance.nextInt(5)], TOPICS[chance.nextInt(5)]))) {
            if (chance.nextInt(10) == 0) {
                facts.add(new TopicFact(topic, chance.nextDouble(), "an exemplar"));
            }
        }
        if (gate == Gate.DRAFT) {
            String draft = "You can change it in the app under Profile, or at any branch with a proof of your new address.";
            facts.add(new DraftFact(draft, "en", "librarian", false, chance.nextInt(5) == 0, 1, chance.nextInt(20) > 0, chance.nextBoolean(),
                    draft.length()));
            facts.add(new CitationFact("change-of-address", chance.nextInt(50) == 0 ? "internal" : "public", true));
            if (chance.nextInt(20) == 0) {
                facts.add(new PromiseFact("refund", chance.nextInt(10_000), chance.nextBoolean(), "we will refund you"));
            }
        }
        return facts;
    }
}

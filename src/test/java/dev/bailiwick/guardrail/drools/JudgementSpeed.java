package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.guardrail.facts.CitationFact;
import dev.bailiwick.guardrail.facts.CoverageFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.PersonalDataFact;
import dev.bailiwick.guardrail.facts.PromiseFact;
import dev.bailiwick.guardrail.facts.TopicFact;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures a judgement over 30 facts. Not part of {@code mvn test}; run with {@code mvn test -Dtest=JudgementSpeed}. */
class JudgementSpeed {

    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;

    @Test
    void theBookOfTheSampleCompany() {
        assertThat(measured(BooksForTests.larkfield())).isLessThan(5_000_000);
    }

    @Test
    void aBookOfThreeHundredPolicies() {
        Texts larkfield = BooksForTests.larkfieldFiles();
        Texts large = BooksForTests.larkfieldFiles();
        BooksForTests.larkfield().policies().values().stream().filter(policy -> policy.form() == BookedPolicy.Form.SENTENCES).forEach(policy -> {
            String path = policy.policy().path();
            String examples = path.replace(".dslr", ".examples.yaml");
            for (char letter = 'A'; letter <= 'F'; letter++) {
                String prefix = "X" + letter + "-";
                large.with(path.replace("GR-", prefix), larkfield.text(path).replace("GR-", prefix));
                large.with(examples.replace("GR-", prefix), larkfield.text(examples).replace("GR-", prefix));
            }
        });
        long start = System.nanoTime();
        CompiledBook book = new BindBook(GuardrailSettings.ordinary()).bind(large);
        System.out.printf("read, compiled and tried on %d examples: %d policies in %d ms%n", book.examples().size(), book.policies().size(),
                (System.nanoTime() - start) / 1_000_000);

        assertThat(measured(book)).isLessThan(5_000_000);
    }

    /** @return p99 in nanoseconds */
    private static long measured(CompiledBook book) {
        List<Fact> facts = facts();
        Instant moment = Instant.parse("2026-07-28T10:00:00Z");
        long[] nanos = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long start = System.nanoTime();
            book.findings(Gate.DRAFT, facts, moment, GuardrailSettings.ordinary());
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < MEASURED; i++) {
            book.findings(Gate.DRAFT, facts, moment, GuardrailSettings.ordinary());
        }
        System.out.printf("processor time of a judgement, mean: %d us%n", (threads.getCurrentThreadCpuTime() - before) / MEASURED / 1_000);
        System.out.printf("judgement, %d policies, %d facts: p50 %d us, p99 %d us, most %d us%n", book.policies().size(), facts.size(),
                nanos[MEASURED / 2] / 1_000, nanos[MEASURED * 99 / 100] / 1_000, nanos[MEASURED - 1] / 1_000);
        return nanos[MEASURED * 99 / 100];
    }

    private static List<Fact> facts() {
        List<Fact> facts = NamedFacts.facts(List.of(), Gate.DRAFT, LocalDate.of(2026, 7, 28));
        List.of("en", "de", "es", "fr").forEach(language -> facts.add(new CoverageFact(language, 3, true, 0)));
        for (int i = 0; i < 5; i++) {
            facts.add(new TopicFact(i == 0 ? "complaint" : "other-" + i, 0.9, "words"));
            facts.add(new PersonalDataFact(i == 0 ? "card-number" : "phone", "[mark " + i + "]"));
            facts.add(new CitationFact("article-" + i, "public", i > 0));
            facts.add(new PromiseFact("date", i, i > 0, "words"));
        }
        assertThat(facts).hasSize(30);
        return facts;
    }
}

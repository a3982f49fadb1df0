package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BookedPolicy.Form;
import dev.bailiwick.guardrail.facts.CheckedFact;
import dev.bailiwick.guardrail.facts.CustomerFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.MessageFact;
import dev.bailiwick.guardrail.facts.RequestedAmountFact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import dev.bailiwick.guardrail.facts.ToolRequestFact;
import dev.bailiwick.guardrail.facts.VerificationFact;
import dev.bailiwick.kernel.CompanyFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Drools sees what our own reckoning sees, whatever policies stand beside: it shares what policies have in common, and a policy that went
 * silent because of another would let pass what it forbids.
 */
class DroolsAsReckonedTest {

    private static final Instant MOMENT = Instant.parse("2026-07-28T10:00:00Z");
    private static final List<String> LINES = List.of("the assistant wants to change something", "the assistant wants to use \"transfer\"",
            "the customer is verified", "the customer is not verified", "the customer was not strongly verified within 10 minutes",
            "the request does not say \"payee\"", "the request says an \"amount\" of 0 cents or less", "the customer has not confirmed it",
            "no tool has shown \"the account exists\" for the request's \"payee\"", "a tool has checked \"the account exists\" and it is so",
            "no tool has checked \"the account exists\"", "a tool has checked \"the account exists\" for the request's \"payee\" and it is so",
            "the request does not say an \"amount\" of 100 cents or less in \"EUR\"");
    private static final String POLICY = """
            rule "XX-%1$03d a policy by chance"
                @status("active") @owner("Tests") @since("2026-01-01") @review("2027-01-01") @basis("none") @errs("none") @gate("tool")
            when
                %2$s
            then
                hold it because "By chance."
            end
            """;

    private static void seesAsReckoned(CompiledBook book, List<Fact> facts, String told) {
        Set<String> seen = Matching.rules(book.base(), book.stages().id(), facts, MOMENT, GuardrailSettings.ordinary(), rule -> true).rules();
        List<BookedRule> rules = book.policies().values().stream().flatMap(policy -> policy.rules().stream())
                .filter(rule -> rule.conditions().stream().noneMatch(condition -> condition.type().inferred())).toList();
        List<String> reckoned = rules.stream().filter(rule -> Condition.hold(rule.conditions(), facts)).map(BookedRule::name).toList();

        seen.retainAll(rules.stream().map(BookedRule::name).toList());
        assertThat(seen).as(told).containsExactlyInAnyOrderElementsOf(reckoned);
    }

    @Test
    void everyPolicyOfTheSampleCompanyOnEveryExample() {
        CompiledBook book = BooksForTests.larkfield();

        book.examples().forEach(example -> seesAsReckoned(book, example.facts(), example.path() + ": " + example.name()));
    }

    @Test
    void policiesByChance() {
        Words words = new Words(BooksForTests.larkfield().sentences(), Set.of());
        for (int seed = 1; seed <= 40; seed++) {
            Random chance = new Random(seed);
            CompiledBook book = book(chance, words);
            for (int i = 0; i < 50; i++) {
                seesAsReckoned(book, facts(chance), "seed " + seed + ", facts " + i + ", " + book.policies().values().stream()
                        .flatMap(policy -> policy.rules().stream()).map(rule -> rule.name() + rule.whens()).collect(Collectors.joining("\n", "\n", "")));
            }
        }
    }

    @Test
    void aPolicyThatDroolsOverlooksHoldsTheJudgement() {
        CompiledBook whole = BooksForTests.larkfield();
        Map<String, BookedPolicy> fewer = new TreeMap<>(whole.policies());
        fewer.remove("GR-021");
        CompiledBook deaf = new CompiledBook("deaf", whole.policies(), whole.sentences(), List.of(), whole.stages(),
                BindBook.compile("deaf", fewer, whole.stages(), new ArrayList<>()));
        List<Fact> asks = NamedFacts.facts(List.of(), Gate.MESSAGE, LocalDate.of(2026, 7, 28));
        asks.removeIf(MessageFact.class::isInstance);
        List<Fact> calm = NamedFacts.facts(List.of(), Gate.MESSAGE, LocalDate.of(2026, 7, 28));
        asks.add(new MessageFact("A person, please.", "en", 0.98, 17, "", 0, true, false, 0));

        assertThatThrownBy(() -> deaf.findings(Gate.MESSAGE, asks, MOMENT, GuardrailSettings.ordinary())).isInstanceOf(Matching.JudgementBroken.class)
                .hasMessage("Drools and the reckoning of each rule by itself do not agree on GR-021");
        assertThat(deaf.findings(Gate.MESSAGE, calm, MOMENT, GuardrailSettings.ordinary())).isEqualTo(
                whole.findings(Gate.MESSAGE, calm, MOMENT, GuardrailSettings.ordinary()));
    }

    private static CompiledBook book(Random chance, Words words) {
        List<Problem> problems = new ArrayList<>();
        Map<String, BookedPolicy> policies = new TreeMap<>();
        for (int i = 1; i <= 12; i++) {
            Set<String> lines = new LinkedHashSet<>();
            for (int line = 1 + chance.nextInt(4); line > 0; line--) {
                lines.add(LINES.get(chance.nextInt(LINES.size())));
            }
            String text = POLICY.formatted(i, String.join("\n    ", lines));
            CompanyFile file = new CompanyFile("rules/drl/tool/XX-%03d-by-chance.dslr".formatted(i), text.getBytes(StandardCharsets.UTF_8));
            PolicyText.read(file, Form.SENTENCES, words, problems).ifPresent(policy -> policies.put(policy.policy().id(), policy));
        }
        Stages stages = Stages.usual();
        CompiledBook book = new CompiledBook("by-chance", policies, words.sentences(), List.of(), stages,
                BindBook.compile("by-chance", policies, stages, problems));
        assertThat(problems).isEmpty();
        return book;
    }

    private static List<Fact> facts(Random chance) {
        List<Fact> facts = NamedFacts.facts(List.of(), Gate.TOOL, LocalDate.of(2026, 7, 28));
        facts.removeIf(fact -> fact instanceof ToolRequestFact || fact instanceof CustomerFact);
        facts.add(new CustomerFact(chance.nextBoolean(), false));
        facts.add(new ToolRequestFact(chance.nextBoolean() ? "transfer" : "read", chance.nextBoolean() ? "money" : "read", 0, chance.nextBoolean(), true, 0));
        if (chance.nextBoolean()) {
            facts.add(new VerificationFact(chance.nextBoolean() ? "strong" : "known", chance.nextInt(20)));
        }
        if (chance.nextBoolean()) {
            facts.add(new RequestedWordFact("payee", "ada"));
        }
        if (chance.nextBoolean()) {
            facts.add(new RequestedAmountFact("amount", chance.nextInt(200) - 50, chance.nextBoolean() ? "EUR" : "USD"));
        }
        for (String about : List.of("", "ada", "bob")) {
            if (chance.nextBoolean()) {
                facts.add(new CheckedFact("the account exists", about, "", chance.nextBoolean(), "t", 1));
            }
        }
        Collections.shuffle(facts, chance);
        return facts;
    }
}

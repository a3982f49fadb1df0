package dev.bailiwick.guardrail.drools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.drafting.Shared;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.Verdict.Outcome;
import dev.bailiwick.guardrail.drools.BooksForTests.Texts;
import dev.bailiwick.guardrail.facts.CompanyTimeFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.ToolRequestFact;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests to tools of a bank and a library, judged by policies that were translated from the trees of constraints that come with them: one book for
 * all, through the fence and Drools like any other; a tree that comes again is not translated again. Allowed is what is allowed, all else is denied.
 * Beside the trees two policies hold for every tool: in the world of these cases amounts and counts are above zero, which no tree says.
 */
final class AllowDeny {

    private static final String POLICY = """
            rule "%s %s"
                @status("active") @owner("Tests") @since("2024-01-01") @review("2027-01-01") @basis("Constraints of a shared case") @errs("None known.")
            when
                %s
            then
                hold it because "It is not shown that this is allowed."
            end
            """;
    private static final String OF_EVERY_TOOL = """
            policy: %1$s
            examples:
              - name: none
                given: [requested-%2$s: 0}]
                expect: hit
              - name: below none
                given: [requested-%2$s: -1}]
                expect: hit
              - name: one
                given: [requested-%2$s: 1}]
                expect: miss
              - name: nothing is said
                expect: miss
            """;
    private static final String EXAMPLES = """
            policy: %1$s
            examples:
              - name: nothing is known
                given: [tool-request: {tool: %2$s}]
                expect: hit
              - name: nothing is known of a change
                given: [tool-request: {tool: %2$s, kind: write}]
                expect: hit
              - name: another tool
                given: [tool-request: {tool: other}]
                expect: miss
              - name: a change by another tool
                given: [tool-request: {tool: other, kind: write}]
                expect: miss
            """;

    /**
     * One case, judged.
     *
     * @param id      its name
     * @param domain  bank or library
     * @param allow   whether it is to be allowed
     * @param verdict what the rules said
     * @param nanos   how long they took
     */
    record Judged(String id, String domain, boolean allow, Verdict verdict, long nanos) {

        boolean right() {
            return allow == (verdict.outcome() == Outcome.ALLOW);
        }

        /** @return whether the policies of the tree alone, without those of every tool, say what was expected */
        boolean rightByItsTree() {
            return allow == verdict.findings().stream().noneMatch(finding -> finding.policy().startsWith("CA-"));
        }
    }

    private final Map<List<List<String>>, String> tools = new LinkedHashMap<>();
    private final List<JsonNode> cases;
    private final DroolsJudge judge;

    private AllowDeny(List<JsonNode> cases) {
        this.cases = cases;
        Texts texts = new Texts();
        BooksForTests.larkfieldFiles().below("rules/drl/sentences").forEach(file -> texts.with(file.path(), file.bytes()));
        ofEveryTool(texts, "CZ-001", "the request says an \"amount\" of 0 cents or less", "amount: {cents");
        ofEveryTool(texts, "CZ-002", "the request says a \"count\" of 0 or less", "number: {name: count, number");
        cases.forEach(one -> translate(one, texts));
        this.judge = new DroolsJudge(texts, GuardrailSettings.ordinary());
    }

    static AllowDeny shared() throws IOException {
        return new AllowDeny(Shared.lines("policy_allow_deny_dev.jsonl"));
    }

    private static void ofEveryTool(Texts texts, String id, String sentence, String fact) {
        texts.with("rules/drl/world/" + id + "-above-zero.dslr", POLICY.formatted(id, "above zero", sentence));
        texts.with("rules/drl/world/" + id + "-above-zero.examples.yaml", OF_EVERY_TOOL.formatted(id, fact));
    }

    private static List<List<String>> forbidding(JsonNode one) {
        return ConstraintTrees.forbidding(one.get("constraints"), one.get("constraint_parameters"));
    }

    private void translate(JsonNode one, Texts texts) {
        List<List<String>> ways = forbidding(one);
        String goal = one.get("goal").asText().replace('_', '-');
        if (tools.putIfAbsent(ways, goal + "-" + tools.size()) != null) {
            return;
        }
        for (int i = 0; i < ways.size(); i++) {
            String id = "CA-%03d".formatted(texts.below("rules/drl/tool", ".dslr").size() + 1);
            String path = "rules/drl/tool/" + id + "-" + goal;
            texts.with(path + ".dslr", POLICY.formatted(id, goal + ", way " + (i + 1) + " of not being allowed",
                    "the assistant wants to use \"" + tools.get(ways) + "\"\n    " + String.join("\n    ", ways.get(i))));
            texts.with(path + ".examples.yaml", EXAMPLES.formatted(id, tools.get(ways)));
        }
    }

    int policies() {
        return judge.policies().size();
    }

    int trees() {
        return tools.size();
    }

    /** @return every case as the rules judge it */
    List<Judged> judged() {
        return cases.stream().map(this::judged).toList();
    }

    /** @return what the rules see of a case */
    List<Fact> facts(JsonNode one) {
        LocalDate day = CaseTools.day(one);
        List<Fact> facts = new ArrayList<>(NamedFacts.facts(List.of(), Gate.TOOL, day));
        facts.removeIf(fact -> fact instanceof ToolRequestFact || fact instanceof CompanyTimeFact);
        facts.add(new CompanyTimeFact(day.toString(), day.getDayOfWeek().name(), 630, ""));
        facts.add(new ToolRequestFact(tools.get(forbidding(one)), "write", 0, true, true, 0));
        facts.addAll(CaseTools.facts(one));
        return facts;
    }

    Verdict verdict(JsonNode one, List<Fact> facts) {
        return judge.judge(Gate.TOOL, facts, CaseTools.day(one).atTime(LocalTime.of(10, 30)).toInstant(ZoneOffset.UTC));
    }

    List<JsonNode> cases() {
        return cases;
    }

    private Judged judged(JsonNode one) {
        List<Fact> facts = facts(one);
        long start = System.nanoTime();
        Verdict verdict = verdict(one, facts);
        long nanos = System.nanoTime() - start;
        return new Judged(one.get("id").asText(), one.get("domain").asText(), one.get("expected").asText().equals("allow"), verdict, nanos);
    }

    /**
     * Prints the figures of docs/benchmarks.md.
     *
     * @param arguments none
     * @throws IOException when the cases cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        AllowDeny all = shared();
        System.out.printf("%d policies of %d different trees, read, compiled and tried on their examples in %d ms%n", all.policies(), all.trees(),
                (System.nanoTime() - start) / 1_000_000);
        for (int i = 0; i < 20; i++) {
            all.judged();
        }
        List<Judged> judged = all.judged();
        for (String domain : List.of("bank", "library")) {
            List<Judged> ofDomain = judged.stream().filter(one -> one.domain().equals(domain)).toList();
            System.out.printf("%s: %d of %d, by the trees alone %d%n", domain, ofDomain.stream().filter(Judged::right).count(), ofDomain.size(),
                    ofDomain.stream().filter(Judged::rightByItsTree).count());
        }
        judged.stream().filter(one -> !one.rightByItsTree()).forEach(one -> System.out.println("not by its tree: " + one.id() + " " + one.verdict()));
        long[] nanos = judged.stream().mapToLong(Judged::nanos).toArray();
        Arrays.sort(nanos);
        System.out.printf("a judgement: p50 %d µs, p99 %d µs%n", nanos[nanos.length / 2] / 1_000, nanos[nanos.length * 99 / 100] / 1_000);
    }
}

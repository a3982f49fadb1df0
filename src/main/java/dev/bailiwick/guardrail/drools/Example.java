package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Given these facts, the policy sees something, or it does not.
 *
 * @param policy the policy's id
 * @param path   the file that the example stands in
 * @param line   its line
 * @param name   what it shows
 * @param day    the day it plays on
 * @param gate   where it is judged
 * @param row    the row of the table that is meant; 0 for any
 * @param facts  what is known
 * @param expects what the policy sees then
 */
record Example(String policy, String path, int line, String name, LocalDate day, Gate gate, int row, List<Fact> facts,
        Expectation expects) {

    private static final int FEWEST = 2;
    private static final int MOST = 50;

    static List<Example> read(CompanyFile file, BookedPolicy policy, List<Problem> problems) {
        List<Example> found = new ArrayList<>();
        try {
            YamlBlock top = YamlBlock.of(file).only("policy", "examples");
            if (!top.text("policy").equals(policy.policy().id())) {
                throw top.wrong("policy", "must be " + policy.policy().id());
            }
            for (YamlBlock block : top.blocks("examples")) {
                found.add(of(file, policy, block));
            }
            long hits = found.stream().filter(example -> example.expects().hit()).count();
            if (hits < FEWEST || found.size() - hits < FEWEST || found.size() > MOST) {
                throw top.wrong("examples", "must show at least two hits and two misses, and at most " + MOST + " in all; there are " + hits
                        + " hits and " + (found.size() - hits) + " misses");
            }
        } catch (InvalidFile e) {
            problems.add(Problem.of(e));
        }
        return found;
    }

    /** @return one example by itself */
    static Example of(CompanyFile file, BookedPolicy policy, YamlBlock block) {
        block.only("name", "on", "gate", "row", "given", "expect");
        Expectation expects = Expectation.of(block.text("expect")).orElseThrow(() -> block.wrong("expect", "must be " + Expectation.choices() + "; not '"
                + block.text("expect") + "'"));
        if (expects.action() != null && policy.stage() != BookedPolicy.Stage.DECIDE) {
            throw block.wrong("expect", "must be hit or miss: the policy only infers and asks for nothing");
        }
        LocalDate day;
        try {
            day = block.has("on") ? LocalDate.parse(block.text("on")) : policy.policy().since();
        } catch (DateTimeException e) {
            throw block.wrong("on", "must be a day such as 2026-03-01, not '" + block.text("on") + "'");
        }
        Gate gate = gate(policy, block);
        return new Example(policy.policy().id(), file.path(), block.line(), block.text("name"), day, gate, row(policy, block),
                NamedFacts.facts(block.blocks("given"), gate, day), expects);
    }

    private static Gate gate(BookedPolicy policy, YamlBlock block) {
        if (!block.has("gate")) {
            return policy.gate();
        }
        return Arrays.stream(Gate.values()).filter(gate -> gate.word().equals(block.text("gate")) && policy.at(gate)).findFirst().orElseThrow(() ->
                block.wrong("gate", "must be a gate at which the policy judges, not '" + block.text("gate") + "'"));
    }

    private static int row(BookedPolicy policy, YamlBlock block) {
        if (!block.has("row")) {
            return 0;
        }
        return policy.rules().stream().map(BookedRule::row).filter(row -> row > 0 && block.text("row").equals(row.toString())).findFirst()
                .orElseThrow(() -> block.wrong("row", "must be the number of a row of the table's rules, not '" + block.text("row") + "'"));
    }
}

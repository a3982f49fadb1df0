package dev.bailiwick.flow.steps;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a verdict as the ledger keeps it. */
final class Verdicts {

    private Verdicts() {
    }

    /**
     * @param verdict the verdict
     * @param facts   what it was reached by, all of it, so that it can be judged again
     */
    static Map<String, Object> details(Verdict verdict, List<Fact> facts) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", word(verdict.outcome()));
        details.put("book", verdict.book());
        details.put("findings", findings(verdict.findings()));
        details.put("facts", RecordedFacts.written(facts));
        return details;
    }

    private static List<Map<String, Object>> findings(List<Finding> findings) {
        return findings.stream().map(finding -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("policy", finding.policy());
            one.put("title", finding.title());
            one.put("basis", finding.basis());
            one.put("action", word(finding.action()));
            one.put("because", finding.because());
            return one;
        }).toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

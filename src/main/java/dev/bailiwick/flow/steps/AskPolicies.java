package dev.bailiwick.flow.steps;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the policies where the conversation goes on whatever happens: what cannot be judged is a verdict that holds, and not a turn that breaks. */
@Component
class AskPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(AskPolicies.class);

    private final Judge judge;
    private final PolicyBook book;

    AskPolicies(Judge judge, PolicyBook book) {
        this.judge = judge;
        this.book = book;
    }

    /**
     * What came of it.
     *
     * @param verdict what follows
     * @param facts   by which it was reached; none when even they could not be had
     */
    record Answer(Verdict verdict, List<Fact> facts) {
    }

    /**
     * @param gate   where
     * @param facts  looks up what is known
     * @param moment the turn's moment
     * @param begun  the version of the book that the turn began with, or null when none has judged it
     * @return what the policies say
     */
    Answer ask(Gate gate, Supplier<List<Fact>> facts, Instant moment, String begun) {
        try {
            List<Fact> known = facts.get();
            return new Answer(judge.judge(gate, known, moment, begun), known);
        } catch (RuntimeException broken) {
            LOG.error("what is known at the {} gate could not be had, so it holds", gate.word(), broken);
            return new Answer(Verdict.of(List.of(new Finding("GR-000", "judging itself", "what could not be judged is not done", Finding.Action.HOLD,
                    "What the policies need to know could not be had.", null, null, null)), book.version()), List.of());
        }
    }
}

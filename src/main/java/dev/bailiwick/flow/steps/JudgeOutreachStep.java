package dev.bailiwick.flow.steps;

import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.kernel.Decision;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the policies whether the company may write first. Only a clear yes counts: what is held, declined or cannot be judged is not written. */
@Component
class JudgeOutreachStep implements Step.Quick {

    private final AskPolicies policies;
    private final FactsOfTurn facts;
    private final WordsThatFit words;

    JudgeOutreachStep(AskPolicies policies, FactsOfTurn facts, WordsThatFit words) {
        this.policies = policies;
        this.facts = facts;
        this.words = words;
    }

    @Override
    public String name() {
        return "judge-outreach";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        AskPolicies.Answer answer = policies.ask(Gate.OUTREACH, () -> facts.ofOutreach(turn, inputs.get("purpose")), turn.moment(), null);
        Verdict verdict = answer.verdict();
        // What a policy wants said before the words is part of the yes.
        boolean allowed = verdict.outcome() == Verdict.Outcome.ALLOW
                && verdict.sayFirst().stream().allMatch(key -> words.canBeSaid(turn, key, Map.of()));
        Map<String, Object> decided = Verdicts.details(verdict, answer.facts());
        decided.put("then", allowed ? "allowed" : "silent");
        turn.decide(Decision.Kind.OUTREACH_JUDGED, decided);
        if (!allowed) {
            return "silent";
        }
        turn.keep(TurnWork.NOTHING.saysFirst(verdict.sayFirst()));
        return "allowed";
    }
}

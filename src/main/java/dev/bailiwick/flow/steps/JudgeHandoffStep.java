package dev.bailiwick.flow.steps;

import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.kernel.Decision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Asks the policies how a conversation is handed to people. They may pick the team and the words, put words before those, or hold what would
 * promise a time; whatever they say, and also when they cannot be asked, a human takes over.
 */
@Component
class JudgeHandoffStep implements Step.Quick {

    private final AskPolicies policies;
    private final FactsOfTurn facts;
    private final WordsThatFit words;

    JudgeHandoffStep(AskPolicies policies, FactsOfTurn facts, WordsThatFit words) {
        this.policies = policies;
        this.facts = facts;
        this.words = words;
    }

    @Override
    public String name() {
        return "judge-handoff";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        HandoffPlan plan = HandoffPlan.of(turn.work());
        AskPolicies.Answer answer = policies.ask(Gate.HANDOFF, () -> facts.ofHandoff(turn, plan), turn.moment(), turn.work().book());
        HandoffPlan next = amended(turn, plan, answer.verdict());
        Map<String, Object> decided = Verdicts.details(answer.verdict(), answer.facts());
        decided.put("team", facts.team(next));
        decided.put("wording", next.wording());
        turn.decide(Decision.Kind.HANDOFF_JUDGED, decided);
        turn.keep(turn.work().handsOff(next).saysFirst(sayFirst(turn, answer.verdict())));
        return "judged";
    }

    private HandoffPlan amended(TurnInHand turn, HandoffPlan plan, Verdict verdict) {
        String team = first(verdict, Finding::target);
        String named = first(verdict, Finding::wording);
        String wording = named != null && words.canBeSaid(turn, named, words.values(turn)) ? named : plan.wording();
        // The usual words say when the desk opens, which is the promise that is held; words that were chosen for this reason stand.
        return new HandoffPlan(team == null ? plan.target() : team, plan.reason(),
                wording == null && isHeld(verdict) ? HandoffPlan.PLAIN_WORDS : wording);
    }

    private static boolean isHeld(Verdict verdict) {
        return verdict.findings().stream().map(Finding::action)
                .anyMatch(action -> action == Finding.Action.HOLD || action == Finding.Action.BLOCK || action == Finding.Action.ASK);
    }

    private static String first(Verdict verdict, Function<Finding, String> part) {
        return verdict.findings().stream().filter(finding -> finding.action() == Finding.Action.HAND_OFF).map(part).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    private List<String> sayFirst(TurnInHand turn, Verdict verdict) {
        Set<String> keys = new LinkedHashSet<>(turn.work().sayFirst());
        if (!isHeld(verdict)) {
            verdict.sayFirst().stream().filter(key -> words.canBeSaid(turn, key, Map.of())).forEach(keys::add);
        }
        return List.copyOf(keys);
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.kernel.Reason;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges the draft in the turn's hand. */
@Component
class JudgeDraftStep implements Step.Quick {

    private final JudgeWords words;
    private final JudgeMessageAnew message;

    JudgeDraftStep(JudgeWords words, JudgeMessageAnew message) {
        this.words = words;
        this.message = message;
    }

    @Override
    public String name() {
        return "judge-draft";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        Optional<Verdict> forbidden = message.forbids(turn);
        if (forbidden.isPresent()) {
            return hold(turn, forbidden.get());
        }
        Optional<JudgeWords.Judged> judged = words.judge(turn, turn.work().draft(), turn.work().sayFirst());
        if (judged.isEmpty()) {
            return holdBecause(turn, new Reason("GR-000", "The words still had to be changed after they had been changed once."));
        }
        JudgeWords.Judged result = judged.get();
        if (result.clearance() == null) {
            return hold(turn, result.verdict());
        }
        turn.keep(turn.work().cleared(result.draft(), result.clearance(), result.discloses()));
        return "cleared";
    }

    private static String hold(TurnInHand turn, Verdict verdict) {
        return verdict.deciding().map(finding -> {
            if (turn.work().handoff() == null) {
                turn.keep(turn.work().handsOff(new HandoffPlan(finding.target(), new Reason(finding.policy(), finding.because()),
                        finding.wording())));
            }
            return "held";
        }).orElse("held");
    }

    private static String holdBecause(TurnInHand turn, Reason reason) {
        if (turn.work().handoff() == null) {
            turn.keep(turn.work().handsOff(new HandoffPlan(null, reason, null)));
        }
        return "held";
    }
}

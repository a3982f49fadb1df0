package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.Pleasantries;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Procedures;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class JudgeMessageStep implements Step.Quick {

    private final Judge judge;
    private final FactsOfTurn facts;
    private final Procedures procedures;
    private final Pleasantries pleasantries;

    JudgeMessageStep(Judge judge, FactsOfTurn facts, Procedures procedures, Pleasantries pleasantries) {
        this.judge = judge;
        this.facts = facts;
        this.procedures = procedures;
        this.pleasantries = pleasantries;
    }

    @Override
    public String name() {
        return "judge-message";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        List<Fact> known = facts.ofMessage(turn);
        Verdict verdict = judge.judge(Gate.MESSAGE, known, turn.moment());
        turn.decide(Decision.Kind.MESSAGE_JUDGED, Verdicts.details(verdict, known));
        Optional<Finding> deciding = verdict.deciding();
        turn.keep(turn.work().judged(deciding.map(Finding::wording).orElse(null), deciding.map(Finding::policy).orElse(null),
                verdict.sayFirst()).beganUnder(verdict.book()));
        return switch (verdict.outcome()) {
            case ALLOW, REDACT -> goOn(turn);
            case ASK -> "ask";
            case BLOCK -> "decline";
            case HOLD, HAND_OFF -> handOff(turn, deciding.orElseThrow());
        };
    }

    private String goOn(TurnInHand turn) {
        Understanding seen = turn.work().understanding();
        if (turn.work().wording() == null && seen.greeting()) {
            // Nothing is asked: the company's own words for a greeting are the answer.
            turn.keep(turn.work().judged(pleasantries.wordingFor(seen), null, turn.work().sayFirst()));
            return "ask";
        }
        String underWay = turn.conversation().procedure();
        String wanted = underWay != null ? underWay : seen.procedure();
        if (wanted == null || !procedures.exists(turn.conversation().id(), wanted)) {
            return "answer";
        }
        follow(turn, wanted, underWay == null ? "begun" : "continued");
        return "procedure";
    }

    private String handOff(TurnInHand turn, Finding finding) {
        String target = finding.target();
        turn.keep(turn.work().handsOff(new HandoffPlan(target, new Reason(finding.policy(), finding.because()), finding.wording())));
        if (finding.follow() == null || !procedures.exists(turn.conversation().id(), finding.follow())) {
            return "handOff";
        }
        follow(turn, finding.follow(), "begun");
        return "procedure";
    }

    private void follow(TurnInHand turn, String procedure, String state) {
        if (!procedure.equals(turn.conversation().procedure())) {
            turn.change(turn.conversation().follows(procedure, "{}"));
        }
        turn.decide(Decision.Kind.PROCEDURE_FOLLOWED, Map.of("procedure", procedure, "state", state));
    }
}

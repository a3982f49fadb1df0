package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Clearance;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.MaskBeforeKeeping;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Judges the draft in the turn's hand. What policies want said first, or masked, is done to the words and the words are judged once
 * more as they would be heard: a clearance is only ever given for words that the policies saw.
 */
@Component
class JudgeDraftStep implements Step.Quick {

    private static final int ROUNDS = 2;

    private final Judge judge;
    private final FactsOfTurn facts;
    private final Wordings wordings;
    private final MaskBeforeKeeping mask;

    JudgeDraftStep(Judge judge, FactsOfTurn facts, Wordings wordings, MaskBeforeKeeping mask) {
        this.judge = judge;
        this.facts = facts;
        this.wordings = wordings;
        this.mask = mask;
    }

    @Override
    public String name() {
        return "judge-draft";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        Draft draft = turn.work().draft();
        String ownWords = draft.body();
        Set<String> wanted = new LinkedHashSet<>(turn.work().sayFirst());
        for (int round = 1; round <= ROUNDS; round++) {
            Verdict verdict = judge.judge(Gate.DRAFT, facts.ofDraft(turn, draft, ownWords), turn.moment());
            turn.decide(Decision.Kind.DRAFT_JUDGED, Verdicts.details(verdict));
            wanted.addAll(verdict.sayFirst());
            Draft amended = switch (verdict.outcome()) {
                case ALLOW -> withWordsFirst(draft, wanted);
                case REDACT -> withWordsFirst(draft.withBody(mask.mask(draft.body())), wanted);
                case ASK, HOLD, BLOCK, HAND_OFF -> null;
            };
            if (amended == null) {
                return hold(turn, verdict);
            }
            if (verdict.outcome() == Verdict.Outcome.ALLOW && amended.equals(draft)) {
                return clear(turn, draft, verdict);
            }
            ownWords = verdict.outcome() == Verdict.Outcome.REDACT ? mask.mask(ownWords) : ownWords;
            draft = amended;
            wanted.clear();
        }
        return holdBecause(turn, new Reason("GR-000", "The words still had to be changed after they had been changed once."));
    }

    private Draft withWordsFirst(Draft draft, Set<String> keys) {
        String first = keys.stream()
                .map(key -> wordings.say(key, draft.language(), Map.of())
                        .orElseThrow(() -> new IllegalStateException("a policy wants the words '" + key + "', which prompts/wording does not have")))
                .map(said -> said.text().strip()).filter(words -> !draft.body().contains(words)).collect(Collectors.joining("\n\n"));
        return first.isEmpty() ? draft : draft.withBody(first + "\n\n" + draft.body());
    }

    private String clear(TurnInHand turn, Draft draft, Verdict verdict) {
        Clearance clearance = new Clearance(turn.id(), draft.fingerprint(), "verdict", verdict.book(), turn.moment());
        turn.keep(turn.work().cleared(draft, clearance, facts.discloses(draft)));
        turn.decide(Decision.Kind.DRAFT_CLEARED, Map.of("draft", clearance.draft(), "grantedBy", "verdict", "book", verdict.book()));
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

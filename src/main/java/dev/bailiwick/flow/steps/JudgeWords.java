package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Clearance;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.MaskBeforeKeeping;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.Decision;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Judges words before they are said. What policies want said first, or masked, is done to the words and the words are judged once
 * more as they would be heard: a clearance is only ever given for words that the policies saw. A turn keeps the book it began with; the one in
 * force at that moment judges as well, and is heard when it forbids more.
 */
@Component
class JudgeWords {

    private static final int ROUNDS = 2;

    private final Judge judge;
    private final FactsOfTurn facts;
    private final Wordings wordings;
    private final MaskBeforeKeeping mask;

    JudgeWords(Judge judge, FactsOfTurn facts, Wordings wordings, MaskBeforeKeeping mask) {
        this.judge = judge;
        this.facts = facts;
        this.wordings = wordings;
        this.mask = mask;
    }

    /**
     * What came of it.
     *
     * @param draft     the words as they would be heard
     * @param verdict   the verdict on them, or on what they were before, when that was held
     * @param clearance the permission to say them, or null when they are held
     * @param discloses whether they tell the customer that an AI answers
     */
    record Judged(Draft draft, Verdict verdict, Clearance clearance, boolean discloses) {
    }

    /**
     * @param turn     the turn, its conversation's row taken; every verdict and clearance goes into its ledger
     * @param proposed the words
     * @param sayFirst keys of fixed words that earlier verdicts want before them
     * @return what may be said; empty when the words still had to be changed after they had been changed once
     */
    Optional<Judged> judge(TurnInHand turn, Draft proposed, Collection<String> sayFirst) {
        Draft draft = proposed;
        String ownWords = draft.body();
        Set<String> wanted = new LinkedHashSet<>(sayFirst);
        if (turn.conversation().disclosed()) {
            // A "one moment" may have said it after the message was judged.
            wanted.remove(FactsOfTurn.DISCLOSURE);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            List<Fact> known = facts.ofDraft(turn, draft, ownWords);
            Verdict verdict = judge.judge(Gate.DRAFT, known, turn.moment(), turn.work().book());
            turn.decide(Decision.Kind.DRAFT_JUDGED, Verdicts.details(verdict, known));
            wanted.addAll(verdict.sayFirst());
            Draft amended = switch (verdict.outcome()) {
                case ALLOW -> withWordsFirst(draft, wanted);
                case REDACT -> withWordsFirst(draft.withBody(mask.mask(draft.body())), wanted);
                case ASK, HOLD, BLOCK, HAND_OFF -> null;
            };
            if (amended == null) {
                return Optional.of(new Judged(draft, verdict, null, false));
            }
            if (verdict.outcome() == Verdict.Outcome.ALLOW && amended.equals(draft)) {
                return Optional.of(clear(turn, draft, verdict));
            }
            ownWords = verdict.outcome() == Verdict.Outcome.REDACT ? mask.mask(ownWords) : ownWords;
            draft = amended;
            wanted.clear();
        }
        return Optional.empty();
    }

    private Draft withWordsFirst(Draft draft, Set<String> keys) {
        String first = keys.stream()
                .map(key -> wordings.say(key, draft.language(), Map.of())
                        .orElseThrow(() -> new IllegalStateException("a policy wants the words '" + key + "', which prompts/wording does not have")))
                .map(said -> said.text().strip()).filter(words -> !draft.body().contains(words)).collect(Collectors.joining("\n\n"));
        return first.isEmpty() ? draft : draft.withBody(first + "\n\n" + draft.body());
    }

    private Judged clear(TurnInHand turn, Draft draft, Verdict verdict) {
        Clearance clearance = new Clearance(turn.id(), draft.fingerprint(), "verdict", verdict.book(), turn.moment());
        turn.decide(Decision.Kind.DRAFT_CLEARED, Map.of("draft", clearance.draft(), "grantedBy", "verdict", "book", verdict.book()));
        return new Judged(draft, verdict, clearance, facts.discloses(draft));
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.TurnWork;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.Decision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A policy on messages that took force while an answer was being drafted would come too late for that answer: the message was judged before. So it is
 * judged once more before the answer is said, with the topics that the new book knows.
 */
@Component
class JudgeMessageAnew {

    private final Judge judge;
    private final FactsOfTurn facts;
    private final ObjectProvider<ReloadTexts> texts;

    JudgeMessageAnew(Judge judge, FactsOfTurn facts, ObjectProvider<ReloadTexts> texts) {
        this.judge = judge;
        this.facts = facts;
        this.texts = texts;
    }

    /**
     * @param turn a turn with words that are to be said
     * @return what the book in force says of the message when it does not let it be answered; empty when it does, when the turn began under this
     *     very book, and for the company's fixed words: they are how a customer is told
     */
    Optional<Verdict> forbids(TurnInHand turn) {
        TurnWork work = turn.work();
        if (work.book() == null || work.understanding() == null || work.handoff() != null
                || work.draft().source().startsWith("wording:") || !judge.changedSince(work.book())) {
            return Optional.empty();
        }
        turn.keep(work.understood(withTopicsOfNow(work.understanding())));
        List<Fact> known = facts.ofMessage(turn);
        Verdict verdict = judge.judge(Gate.MESSAGE, known, turn.moment());
        turn.decide(Decision.Kind.MESSAGE_JUDGED, Verdicts.details(verdict, known));
        Set<String> first = new LinkedHashSet<>(work.sayFirst());
        first.addAll(verdict.sayFirst());
        turn.keep(turn.work().judged(work.wording(), work.policy(), List.copyOf(first)));
        return Optional.of(verdict).filter(found -> found.outcome().compareTo(Verdict.Outcome.REDACT) > 0);
    }

    /** A model may have seen topics that the detectors do not see: they stay. */
    private Understanding withTopicsOfNow(Understanding seen) {
        List<Understanding.Topic> topics = new ArrayList<>(seen.topics());
        texts.getObject().inForce().look(seen.text()).understanding().topics().stream()
                .filter(topic -> topics.stream().noneMatch(known -> known.name().equals(topic.name()))).forEach(topics::add);
        return seen.withTopics(topics);
    }
}

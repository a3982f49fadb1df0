package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class FindPassagesStep implements Step.Quick {

    private static final int MOST = 6;

    private final FindPassages find;
    private final SearchText searchText;
    private final FactsOfTurn facts;

    FindPassagesStep(FindPassages find, SearchText searchText, FactsOfTurn facts) {
        this.find = find;
        this.searchText = searchText;
        this.facts = facts;
    }

    @Override
    public String name() {
        return "find-passages";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        String text = searchText.of(turn.work().understanding(), turn.before());
        Set<Audience> audiences = facts.verified(turn.conversation()) ? EnumSet.of(Audience.PUBLIC, Audience.USERS) : EnumSet.of(Audience.PUBLIC);
        List<FindPassages.Hit> hits = find.find(new FindPassages.Query(text, turn.language(), audiences, null, turn.moment(), MOST));
        turn.keep(turn.work().found(hits));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("query", text);
        details.put("language", turn.language().code());
        details.put("audience", audiences.stream().map(one -> one.name().toLowerCase()).toList());
        details.put("asOf", turn.moment().toString());
        details.put("hits", hits.stream().map(FindPassagesStep::details).toList());
        turn.decide(Decision.Kind.PASSAGES_FOUND, details);
        if (hits.isEmpty()) {
            turn.keep(turn.work().handsOff(new HandoffPlan(null, new Reason("no-knowledge",
                    "No published article in " + turn.language().displayName() + " answers this."), "handoff.no-knowledge")));
            return "nothing";
        }
        return "found";
    }

    private static Map<String, Object> details(FindPassages.Hit hit) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("article", hit.passage().article());
        one.put("revision", hit.passage().revision());
        one.put("place", hit.passage().place());
        one.put("title", hit.passage().citation().title());
        one.put("score", rounded(hit.score()));
        one.put("nearness", rounded(hit.nearness()));
        one.put("words", rounded(hit.words()));
        return one;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.desk.Roster;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ProposeHandoffWordsStep implements Step.Quick {

    private final Wordings wordings;
    private final Roster roster;
    private final WordsThatFit words;

    ProposeHandoffWordsStep(Wordings wordings, Roster roster, WordsThatFit words) {
        this.wordings = wordings;
        this.roster = roster;
        this.words = words;
    }

    @Override
    public String name() {
        return "propose-handoff-words";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        turn.keep(turn.work().handsOff(HandoffPlan.of(turn.work())));
        String wanted = turn.work().handoff().wording();
        String key = wanted != null ? wanted : roster.hours(turn.moment()).open() ? "handoff.default" : "handoff.closed";
        Drafts.proposeWording(turn, wordings, key, words.values(turn), false);
        return "drafted";
    }
}

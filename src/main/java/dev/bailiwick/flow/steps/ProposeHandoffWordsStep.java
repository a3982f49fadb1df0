package dev.bailiwick.flow.steps;

import dev.bailiwick.desk.Roster;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Reason;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ProposeHandoffWordsStep implements Step.Quick {

    private final Wordings wordings;
    private final Roster roster;
    private final DetailsOfProcedure details;

    ProposeHandoffWordsStep(Wordings wordings, Roster roster, DetailsOfProcedure details) {
        this.wordings = wordings;
        this.roster = roster;
        this.details = details;
    }

    @Override
    public String name() {
        return "propose-handoff-words";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        if (turn.work().handoff() == null) {
            turn.keep(turn.work().handsOff(new HandoffPlan(null, new Reason("held", "The draft may not be said as it is."), null)));
        }
        Roster.Hours hours = roster.hours(turn.moment());
        String wanted = turn.work().handoff().wording();
        String key = wanted != null ? wanted : hours.open() ? "handoff.default" : "handoff.closed";
        Map<String, String> values = new HashMap<>(details.collected(turn));
        values.put("opens", hours.opens());
        values.put("language", turn.language().displayName());
        Drafts.proposeWording(turn, wordings, key, values, false);
        return "drafted";
    }
}

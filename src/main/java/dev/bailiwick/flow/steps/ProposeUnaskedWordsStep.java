package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.TurnWork;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Words that answer nothing have a turn of their own, so that everything which is unique in a turn stays so. */
@Component
class ProposeUnaskedWordsStep implements Step.Quick {

    private final Wordings wordings;

    ProposeUnaskedWordsStep(Wordings wordings) {
        this.wordings = wordings;
    }

    @Override
    public String name() {
        return "propose-unasked-words";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        turn.change(turn.conversation().opensTurn(turn.moment()));
        turn.keep(TurnWork.NOTHING.saysFirst(turn.work().sayFirst()));
        Drafts.proposeWording(turn, wordings, inputs.get("wording"), Map.of(), false);
        return "drafted";
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class AskForDetailStep implements Step.Quick {

    private final Wordings wordings;
    private final DetailsOfProcedure details;

    AskForDetailStep(Wordings wordings, DetailsOfProcedure details) {
        this.wordings = wordings;
        this.details = details;
    }

    @Override
    public String name() {
        return "ask-for-detail";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        Map<String, String> known = details.all(turn);
        String next = known.get(CollectDetailsStep.NEXT);
        if (next == null) {
            throw new IllegalStateException("the drawing asks for a detail although none is missing");
        }
        known.put(CollectDetailsStep.ASKED, next);
        details.keep(turn, known);
        Drafts.proposeWording(turn, wordings, "ask." + next, details.collected(turn), false);
        return "drafted";
    }
}

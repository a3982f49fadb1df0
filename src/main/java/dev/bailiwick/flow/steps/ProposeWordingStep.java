package dev.bailiwick.flow.steps;

import dev.bailiwick.desk.Roster;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class ProposeWordingStep implements Step.Quick {

    private final Wordings wordings;
    private final Roster roster;

    ProposeWordingStep(Wordings wordings, Roster roster) {
        this.wordings = wordings;
        this.roster = roster;
    }

    @Override
    public String name() {
        return "propose-wording";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        String key = inputs.getOrDefault("wording", "");
        if (key.isBlank()) {
            key = turn.work().wording() == null ? "ask.rephrase" : turn.work().wording();
        }
        String languages = roster.coverage(turn.moment()).stream().map(one -> one.language().displayName()).collect(Collectors.joining(", "));
        boolean question = key.startsWith("ask.") || key.startsWith("language.");
        Drafts.proposeWording(turn, wordings, key, Map.of("languages", languages), question);
        return "drafted";
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.desk.Roster;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.TurnInHand;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Knows what fills the places in words that announce a human, and whether words that a policy names can be said at all. */
@Component
class WordsThatFit {

    private final Wordings wordings;
    private final Roster roster;
    private final DetailsOfProcedure details;

    WordsThatFit(Wordings wordings, Roster roster, DetailsOfProcedure details) {
        this.wordings = wordings;
        this.roster = roster;
        this.details = details;
    }

    /** @return what a procedure has collected, when the desk opens, and the customer's language by name */
    Map<String, String> values(TurnInHand turn) {
        Map<String, String> values = new HashMap<>(details.collected(turn));
        values.put("opens", roster.hours(turn.moment()).opens());
        values.put("language", turn.language().displayName());
        return values;
    }

    /**
     * Words can be renamed, or given places that nothing fills, while a book that names them is in force.
     *
     * @param key    names the words
     * @param values what would fill their places
     * @return whether they can be said
     */
    boolean canBeSaid(TurnInHand turn, String key, Map<String, String> values) {
        try {
            return wordings.say(key, turn.language(), values).isPresent();
        } catch (IllegalArgumentException unfilled) {
            return false;
        }
    }
}

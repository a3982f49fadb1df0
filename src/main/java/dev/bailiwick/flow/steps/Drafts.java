package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.Attempt;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts fixed words in the draft's place, and writes drafts as the ledger keeps them. */
final class Drafts {

    private Drafts() {
    }

    static void proposeWording(TurnInHand turn, Wordings wordings, String key, Map<String, String> values, boolean question) {
        Draft draft = fixedWords(turn, wordings, key, values, question);
        turn.keep(turn.work().proposed(draft));
        turn.decide(Decision.Kind.DRAFT_MADE, details(draft, "fixed words", 0));
    }

    static Draft fixedWords(TurnInHand turn, Wordings wordings, String key, Map<String, String> values, boolean question) {
        Wordings.Said said = wordings.say(key, turn.language(), values)
                .orElseThrow(() -> new IllegalStateException("there are no fixed words '" + key + "' in prompts/wording"));
        return new Draft(turn.id(), said.language(), said.text(), List.of(), "wording:" + key, question);
    }

    /** Which routes to models were asked, why, and what came of it; nothing where none was. */
    static void note(Map<String, Object> details, List<Attempt> attempts) {
        if (!attempts.isEmpty()) {
            details.put("attempts", attempts);
        }
    }

    static Map<String, Object> details(Draft draft, String note, long millis) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("body", draft.body());
        details.put("language", draft.language().code());
        details.put("source", draft.source());
        details.put("question", draft.question());
        details.put("citations", draft.citations());
        details.put("note", note);
        details.put("millis", millis);
        return details;
    }
}

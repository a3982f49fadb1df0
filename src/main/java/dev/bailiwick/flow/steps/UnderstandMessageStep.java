package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.UnderstandMessage;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.knowledge.FindPassages;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class UnderstandMessageStep implements Step.Slow<Understanding> {

    private final UnderstandMessage understand;
    private final SearchText searchText;
    private final FindPassages find;

    UnderstandMessageStep(UnderstandMessage understand, SearchText searchText, FindPassages find) {
        this.understand = understand;
        this.searchText = searchText;
        this.find = find;
    }

    @Override
    public String name() {
        return "understand-message";
    }

    @Override
    public Understanding work(TurnInHand picture) {
        Understanding seen = understand.understand(picture.conversation(), picture.open(), picture.before());
        // The search itself is a quick step, in which nobody outside may be asked.
        if (seen.injections().isEmpty()) {
            find.prepare(searchText.of(seen, picture.before()), words -> ConversationMask.over(picture.before(), picture.open()).mask(words));
        }
        return seen;
    }

    @Override
    public String accept(TurnInHand turn, Understanding seen, long millis) {
        turn.keep(turn.work().understood(seen));
        // Whoever answers a procedure's question wants what the procedure is for, whatever the words of the answer are near to.
        boolean answers = turn.conversation().procedure() != null && seen.procedure() == null;
        turn.change(turn.conversation().understoodAs(turn.language(), answers ? null : seen.intent()));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("language", seen.language().code());
        details.put("confidence", seen.languageConfidence());
        details.put("intent", seen.intent());
        details.put("nearness", seen.intentNearness());
        details.put("procedure", seen.procedure());
        details.put("wantsPerson", seen.wantsPerson());
        details.put("abusive", seen.abusive());
        details.put("topics", seen.topics());
        details.put("personalData", seen.personalData());
        details.put("injections", seen.injections());
        details.put("source", seen.source());
        details.put("millis", millis);
        Drafts.note(details, seen.attempts());
        turn.decide(Decision.Kind.MESSAGE_UNDERSTOOD, details);
        return "understood";
    }

    @Override
    public String failed(TurnInHand turn, String reason, long millis) {
        turn.decide(Decision.Kind.STEP_FAILED, Map.of("error", reason, "then", "failed", "millis", millis));
        return "failed";
    }
}

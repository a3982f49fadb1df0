package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.conversation.SpeakForCompany;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.OneMoment;
import dev.bailiwick.flow.TurnInHand;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Its words are judged like all others; when they are held, nothing is said and the turn goes on. What the turn has in hand stays as it is. */
@Component
class SayOneMoment implements OneMoment {

    /** The key of the words. */
    static final String WORDS = "holding.one-moment";

    private final Wordings wordings;
    private final JudgeWords judge;
    private final SpeakForCompany speak;

    SayOneMoment(Wordings wordings, JudgeWords judge, SpeakForCompany speak) {
        this.wordings = wordings;
        this.judge = judge;
        this.speak = speak;
    }

    @Override
    public boolean say(TurnInHand turn) {
        Draft draft = Drafts.fixedWords(turn, wordings, WORDS, Map.of(), false);
        return judge.judge(turn, draft, List.of()).filter(judged -> judged.clearance() != null)
                .map(judged -> speak.sayOneMoment(judged.draft().clear(judged.clearance()), judged.discloses())).orElse(false);
    }
}

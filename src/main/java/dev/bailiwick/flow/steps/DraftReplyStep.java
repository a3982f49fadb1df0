package dev.bailiwick.flow.steps;

import dev.bailiwick.drafting.Attempt;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.flow.HandoffPlan;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class DraftReplyStep implements Step.Slow<DraftReply.Outcome> {

    private final DraftReply draftReply;

    DraftReplyStep(DraftReply draftReply) {
        this.draftReply = draftReply;
    }

    @Override
    public String name() {
        return "draft-reply";
    }

    @Override
    public DraftReply.Outcome work(TurnInHand picture) {
        return draftReply.draft(new DraftReply.Request(picture.id(), picture.language(), picture.work().understanding(), picture.open(),
                picture.before(), picture.work().passages()));
    }

    @Override
    public String accept(TurnInHand turn, DraftReply.Outcome outcome, long millis) {
        return switch (outcome) {
            case DraftReply.Drafted drafted -> {
                turn.keep(turn.work().proposed(drafted.draft()));
                Map<String, Object> details = Drafts.details(drafted.draft(), drafted.note(), millis);
                Drafts.note(details, drafted.attempts());
                turn.decide(Decision.Kind.DRAFT_MADE, details);
                yield "drafted";
            }
            case DraftReply.NothingFits nothing -> {
                handOff(turn, new Reason("no-knowledge", nothing.reason().text()), "handoff.no-knowledge", "nothingFits", List.of(), nothing.attempts(), millis);
                yield "nothingFits";
            }
            case DraftReply.Unusable unusable -> {
                handOff(turn, unusable.reason(), null, "unusable", unusable.flaws(), unusable.attempts(), millis);
                yield "unusable";
            }
        };
    }

    @Override
    public String failed(TurnInHand turn, String reason, long millis) {
        handOff(turn, new Reason("draft-failed", reason), null, "unusable", List.of(), List.of(), millis);
        return "unusable";
    }

    private static void handOff(TurnInHand turn, Reason reason, String wording, String then, List<String> flaws,
            List<Attempt> attempts, long millis) {
        turn.keep(turn.work().handsOff(new HandoffPlan(null, reason, wording)));
        Map<String, Object> details = new LinkedHashMap<>(Map.of("error", reason.text(), "code", reason.code(), "then", then, "millis", millis));
        if (!flaws.isEmpty()) {
            details.put("flaws", flaws);
        }
        Drafts.note(details, attempts);
        turn.decide(Decision.Kind.STEP_FAILED, details);
    }
}

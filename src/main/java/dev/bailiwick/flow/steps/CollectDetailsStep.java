package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.desk.Roster;
import dev.bailiwick.drafting.Details;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.WantedDetails;
import dev.bailiwick.kernel.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes from the open messages what the procedure needs. What was asked for last is looked for first; other details are taken when
 * the customer tells them unasked. Two questions in a row without an answer make it stuck, and the drawing decides what then.
 */
@Component
class CollectDetailsStep implements Step.Quick {

    static final String ASKED = "_asked";
    static final String UNANSWERED = "_unanswered";
    static final String NEXT = "_next";
    private static final int PATIENCE = 2;

    private final Details recognise;
    private final DetailsOfProcedure details;
    private final Roster roster;

    CollectDetailsStep(Details recognise, DetailsOfProcedure details, Roster roster) {
        this.recognise = recognise;
        this.details = details;
        this.roster = roster;
    }

    @Override
    public String name() {
        return "collect-details";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        Map<String, String> wanted = WantedDetails.read(inputs.get("details"));
        Map<String, String> known = details.all(turn);
        String asked = known.remove(ASKED);
        // As it is kept, not as it is shown to a model: there, the telephone number that was asked for would be masked.
        String text = turn.open().stream().map(Message::body).collect(Collectors.joining("\n"));
        boolean answered = asked == null;
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            if (!known.containsKey(one.getKey())) {
                boolean askedFor = one.getKey().equals(asked);
                Optional<String> told = recognise.recognise(one.getValue(), text, askedFor ? "ask." + asked : "", turn.moment(), roster.zone());
                told.ifPresent(value -> known.put(one.getKey(), value));
                answered |= askedFor && told.isPresent();
            }
        }
        int unanswered = answered ? 0 : Integer.parseInt(known.getOrDefault(UNANSWERED, "0")) + 1;
        known.put(UNANSWERED, Integer.toString(unanswered));
        String outcome = outcome(wanted, known, unanswered);
        details.keep(turn, known);
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put("procedure", turn.conversation().procedure());
        decided.put("state", outcome);
        decided.put("collected", details.collected(turn));
        decided.put("asked", known.get(NEXT));
        turn.decide(Decision.Kind.PROCEDURE_FOLLOWED, decided);
        return outcome;
    }

    private static String outcome(Map<String, String> wanted, Map<String, String> known, int unanswered) {
        Optional<String> missing = wanted.keySet().stream().filter(name -> !known.containsKey(name)).findFirst();
        known.remove(NEXT);
        missing.ifPresent(name -> known.put(NEXT, name));
        return missing.isEmpty() ? "complete" : unanswered >= PATIENCE ? "stuck" : "missing";
    }
}

package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.flow.TurnInHand;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the advisor the story so far, so that the customer need not tell it again. */
@Component
class StoryForAdvisor {

    private static final int LINES = 6;
    private static final int LINE = 300;
    /** Of its own words the assistant tells only how they began: the advisor is there for the customer's. */
    private static final int OWN_LINE = 120;

    private final DetailsOfProcedure details;

    StoryForAdvisor(DetailsOfProcedure details) {
        this.details = details;
    }

    String tell(TurnInHand turn) {
        List<String> lines = new ArrayList<>();
        if (turn.conversation().latestIntent() != null) {
            lines.add("Wants: " + turn.conversation().latestIntent().replace('-', ' ') + ".");
        }
        var collected = details.collected(turn);
        collected.forEach((name, value) -> lines.add(name.replace('_', ' ') + ": " + value));
        List<Message> said = new ArrayList<>(turn.before());
        said.addAll(turn.open());
        lines.add("Last said:");
        said.stream().distinct().skip(Math.max(0, said.stream().distinct().count() - LINES)).map(StoryForAdvisor::line).forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String line(Message message) {
        String who = message.participant() == Participant.CUSTOMER ? "Customer" : message.participant() == Participant.ASSISTANT ? "Assistant"
                : "Advisor";
        String body = message.body().replaceAll("\\s+", " ");
        int most = message.participant() == Participant.ASSISTANT ? OWN_LINE : LINE;
        return who + ": " + (body.length() > most ? body.substring(0, most) + "…" : body);
    }
}

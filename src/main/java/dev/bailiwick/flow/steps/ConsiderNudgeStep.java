package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody is asked whether they are still there who never wrote, or whom a human answered last, or who reads their mail when they like. */
@Component
class ConsiderNudgeStep implements Step.Quick {

    @Override
    public String name() {
        return "consider-nudge";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        boolean live = Stream.of(inputs.getOrDefault("channels", "").split(",")).map(String::strip)
                .anyMatch(turn.conversation().channel()::equals);
        if (!live || !turn.open().isEmpty()) {
            return "wait";
        }
        List<Message> said = turn.before();
        boolean customerWrote = said.stream().anyMatch(message -> message.participant() == Participant.CUSTOMER);
        return customerWrote && said.getLast().participant() == Participant.ASSISTANT && !said.getLast().oneMoment() ? "nudge" : "wait";
    }
}

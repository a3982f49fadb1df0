package dev.bailiwick.flow.steps;

import dev.bailiwick.conversation.Reply;
import dev.bailiwick.conversation.SpeakForCompany;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.flow.TurnWork;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class SendReplyStep implements Step.Quick {

    private final SpeakForCompany speak;

    SendReplyStep(SpeakForCompany speak) {
        this.speak = speak;
    }

    @Override
    public String name() {
        return "send-reply";
    }

    @Override
    public String run(TurnInHand turn, Map<String, String> inputs) {
        TurnWork work = turn.work();
        if (work.draft() == null || work.clearance() == null) {
            throw new IllegalStateException("the drawing wants to say what nobody cleared, in turn " + turn.id());
        }
        Reply reply = work.draft().clear(work.clearance());
        turn.isOver(speak.say(reply, work.disclosing(), turn.open()));
        return "sent";
    }
}

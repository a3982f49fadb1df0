package dev.bailiwick.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the customer never heard answers nothing. When a reply is called back because an advisor took the pen, the messages that it
 * answered are owed an answer again: by the advisor, or by the assistant when it gets the pen back. When the end silenced it, they are owed
 * once the conversation is resumed.
 */
@Component
public class OweAgain {

    private static final int FAR_ENOUGH = 50;

    private final Conversations conversations;
    private final Clock clock;

    OweAgain(Conversations conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * @param conversation as it is now, taken in this transaction
     * @param turn         the turn whose reply was called back
     * @param unanswering  all turns that answered nobody: their answer was called back unheard, this one's and earlier ones', or they said what
     *                     nobody had asked for
     * @return the conversation as it is now; unchanged when it has ended for good, or when an advisor has answered since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Conversation owe(Conversation conversation, int turn, Set<Integer> unanswering) {
        List<Message> said = conversations.before(conversation.id(), Long.MAX_VALUE, FAR_ENOUGH);
        int reply = said.size() - 1;
        while (reply >= 0 && !isReply(said.get(reply), turn)) {
            if (said.get(reply).participant() == Participant.ADVISOR) {
                return conversation;
            }
            reply--;
        }
        boolean mayGoOn = conversation.status().isOpen() || conversation.status() == Status.FINISHED;
        if (reply < 0 || !mayGoOn) {
            return conversation;
        }
        int before = reply - 1;
        while (before >= 0 && answersNothing(said.get(before), unanswering)) {
            before--;
        }
        Conversation next = conversation.owesAfter(before < 0 ? said.getFirst().sequence() - 1 : said.get(before).sequence(), clock.instant());
        conversations.change(next);
        return next;
    }

    private static boolean answersNothing(Message message, Set<Integer> unanswering) {
        return message.participant() == Participant.CUSTOMER || message.oneMoment()
                || message.participant() == Participant.ASSISTANT && unanswering.contains(message.turn());
    }

    private static boolean isReply(Message message, int turn) {
        return message.participant() == Participant.ASSISTANT && message.turn() == turn && !message.oneMoment();
    }
}

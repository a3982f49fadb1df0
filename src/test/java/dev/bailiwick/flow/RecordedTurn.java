package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.testing.StandIns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A turn for a step alone: it stands in no database, and what the step decides is written down. */
public final class RecordedTurn {

    private final List<Decision> decisions = new ArrayList<>();
    private final TurnInHand turn;

    /**
     * @param conversation as it is
     * @param work         what the turn has in its hands
     * @param before       what was said before; nothing is open
     * @param moment       now
     */
    public RecordedTurn(Conversation conversation, TurnWork work, List<Message> before, Instant moment) {
        StandIns standIns = new StandIns();
        standIns.when("conversations.before", () -> before);
        turn = new TurnInHand(standIns.of(Conversations.class, "conversations"), decisions::add, moment, conversation, work);
    }

    /** @return the turn */
    public TurnInHand turn() {
        return turn;
    }

    /** @return the only decision so far */
    public Decision decision() {
        if (decisions.size() != 1) {
            throw new AssertionError("one decision is expected, there are " + decisions);
        }
        return decisions.getFirst();
    }
}

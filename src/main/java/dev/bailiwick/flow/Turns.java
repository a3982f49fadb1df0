package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.TurnId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts turns into steps' hands: one for the whole of a transaction, kept at its end; or a picture outside of any. */
@Component
public class Turns {

    private final Conversations conversations;
    private final TurnWorks works;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Turns(Conversations conversations, TurnWorks works, ApplicationEventPublisher events, Clock clock) {
        this.conversations = conversations;
        this.works = works;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param id names the conversation
     * @return its latest turn, with the conversation's row taken; the same one throughout a transaction
     */
    public TurnInHand inHand(ConversationId id) {
        TurnInHand held = (TurnInHand) TransactionSynchronizationManager.getResource(key(id));
        return held != null ? held : hold(conversations.take(id), null);
    }

    /**
     * @param id names the conversation
     * @return asks, after the commit, for a picture of the turn that this transaction has in hand, so that a slow step need not read again
     *     what was just written; empty when the transaction has none in hand
     */
    public Supplier<Optional<TurnInHand>> pictureAfterCommit(ConversationId id) {
        TurnInHand held = (TurnInHand) TransactionSynchronizationManager.getResource(key(id));
        return held == null ? Optional::empty : () -> Optional.of(held.picture());
    }

    /**
     * Takes up a turn that begins in this transaction.
     *
     * @param conversation as it is now, already taken in this transaction
     * @param open         the messages that wait for an answer, when they were read in this transaction, or null
     */
    public void begins(Conversation conversation, List<Message> open) {
        TurnInHand turn = hold(conversation, TurnWork.NOTHING);
        if (open != null) {
            turn.opensWith(open);
        }
    }

    /**
     * @param turn a turn that a slow step works for
     * @return a picture of it, or empty when something newer has ended it
     */
    public Optional<TurnInHand> picture(TurnId turn) {
        return conversations.find(turn.conversation()).filter(conversation -> isAlive(conversation, turn))
                .map(conversation -> new TurnInHand(conversations, TurnInHand::refuse, clock.instant(), conversation, works.of(turn)));
    }

    /**
     * @param turn a turn that a slow step is to work for
     * @return whether nothing newer has ended it
     */
    public boolean lives(TurnId turn) {
        return conversations.find(turn.conversation()).filter(conversation -> isAlive(conversation, turn)).isPresent();
    }

    /**
     * @param turn    a turn that a slow step worked for
     * @param picture what the step saw: nobody but a turn's own steps changes its work, so it is still what the row holds
     * @return the turn in hand, its row taken, or empty when something newer has ended it
     */
    public Optional<TurnInHand> stillInHand(TurnId turn, TurnInHand picture) {
        Conversation conversation = conversations.take(turn.conversation());
        return isAlive(conversation, turn) ? Optional.of(hold(conversation, picture.work()).knowing(picture)) : Optional.empty();
    }

    private static boolean isAlive(Conversation conversation, TurnId turn) {
        return conversation.pen() == Pen.ASSISTANT && conversation.turn() == turn.number();
    }

    private TurnInHand hold(Conversation conversation, TurnWork known) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a turn is taken in hand only inside a transaction");
        }
        TurnWork work = known != null ? known : conversation.turn() == 0 ? TurnWork.NOTHING
                : works.of(new TurnId(conversation.id(), conversation.turn()));
        TurnInHand turn = new TurnInHand(conversations, events::publishEvent, clock.instant(), conversation, work);
        String key = key(conversation.id());
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        TransactionSynchronizationManager.bindResource(key, turn);
        TransactionSynchronizationManager.registerSynchronization(new KeepAtTheEnd(key, turn, work));
        return turn;
    }

    private static String key(ConversationId id) {
        return Turns.class.getName() + ":" + id;
    }

    private final class KeepAtTheEnd implements TransactionSynchronization {
        private final String key;
        private final TurnInHand turn;
        private final TurnWork atFirst;

        KeepAtTheEnd(String key, TurnInHand turn, TurnWork atFirst) {
            this.key = key;
            this.turn = turn;
            this.atFirst = atFirst;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (TransactionSynchronizationManager.getResource(key) != turn || turn.conversation().turn() == 0) {
                return;
            }
            if (turn.isOver()) {
                // A superseded turn's row may stay behind: it is under another turn's number and the next one to be kept replaces it.
                if (!atFirst.equals(TurnWork.NOTHING)) {
                    works.forget(turn.id());
                }
            } else if (!turn.work().equals(atFirst)) {
                works.keep(turn.id(), turn.work());
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (TransactionSynchronizationManager.getResource(key) == turn) {
                TransactionSynchronizationManager.unbindResource(key);
            }
        }
    }
}

package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The latest turn of a conversation as a step sees it. Within a transaction the conversation's row is taken and what steps change is
 * written at its end; a slow step sees a picture of it that changes nothing.
 */
public final class TurnInHand {

    private static final int HISTORY = 20;
    private static final Comparator<Message> AS_WRITTEN = Comparator.comparing(Message::created).thenComparing(Message::sequence);

    private final Conversations conversations;
    private final Consumer<Decision> ledger;
    private final Instant moment;
    private Conversation conversation;
    private TurnWork work;
    private boolean over;
    private List<Message> open;
    private List<Message> before;
    private String step = "";

    TurnInHand(Conversations conversations, Consumer<Decision> ledger, Instant moment, Conversation conversation, TurnWork work) {
        this.conversations = conversations;
        this.ledger = ledger;
        this.moment = moment;
        this.conversation = conversation;
        this.work = work;
    }

    /** A turn that never was: what would be judged if a customer wrote this now. It decides and changes nothing. */
    static TurnInHand imagined(Instant moment, Conversation conversation, TurnWork work, List<Message> open) {
        TurnInHand imagined = new TurnInHand(null, TurnInHand::refuse, moment, conversation, work);
        imagined.open = List.copyOf(open);
        imagined.before = List.of();
        return imagined;
    }

    /** @return the turn's id */
    public TurnId id() {
        return new TurnId(conversation.id(), conversation.turn());
    }

    /** @return the conversation as this transaction sees it */
    public Conversation conversation() {
        return conversation;
    }

    /** @return the moment as of which everything in this transaction is judged and looked up */
    public Instant moment() {
        return moment;
    }

    /** @return what the turn has in its hands */
    public TurnWork work() {
        return work;
    }

    /** @param next what it has in its hands from now on */
    public void keep(TurnWork next) {
        work = next;
    }

    /**
     * Changes what the conversation remembers.
     *
     * @param next the conversation as it is to be
     */
    public void change(Conversation next) {
        if (!next.equals(conversation)) {
            conversations.change(next);
            conversation = next;
        }
    }

    /** @param next the conversation as somebody else has changed it in this transaction; the turn is over with it */
    public void isOver(Conversation next) {
        conversation = next;
        over = true;
    }

    /** @return whether the turn came to its end in this transaction */
    public boolean isOver() {
        return over;
    }

    /** @return the messages that wait for an answer, in the order in which they were written, which need not be that in which they came */
    public List<Message> open() {
        if (open == null) {
            open = asWritten(conversations.unanswered(conversation.id(), conversation.answeredUpTo()));
        }
        return open;
    }

    /** @return what was said before the open messages, the oldest first, at most the last twenty */
    public List<Message> before() {
        if (before == null) {
            long first = open().stream().mapToLong(Message::sequence).min().orElse(Long.MAX_VALUE);
            before = conversations.before(conversation.id(), first, HISTORY);
        }
        return before;
    }

    /**
     * Takes over what a picture of this very turn has read. While a turn lives, nobody adds to what it is to answer or to what was said before
     * that: another message of the customer would have begun a newer turn, and another hand's would have taken the pen.
     */
    TurnInHand knowing(TurnInHand picture) {
        if (picture.id().equals(id()) && picture.conversation.answeredUpTo() == conversation.answeredUpTo()) {
            open = picture.open;
            before = picture.before;
        }
        return this;
    }

    /** @param messages those that wait for an answer, when somebody has just read them in this transaction */
    void opensWith(List<Message> messages) {
        open = asWritten(messages);
    }

    private static List<Message> asWritten(List<Message> messages) {
        return messages.stream().sorted(AS_WRITTEN).toList();
    }

    /** @return the turn as it is now, for a slow step; it decides and changes nothing */
    TurnInHand picture() {
        TurnInHand picture = new TurnInHand(conversations, TurnInHand::refuse, moment, conversation, work);
        picture.open = open;
        picture.before = before;
        return picture;
    }

    static void refuse(Decision decision) {
        throw new IllegalStateException("a slow step decides nothing before its result is accepted");
    }

    /** @return the language to speak: the messages' own, else the conversation's, else English */
    public Language language() {
        Language spoken = work.understanding() == null ? Language.UNSURE : work.understanding().language();
        if (spoken.isSure()) {
            return spoken;
        }
        return conversation.language().isSure() ? conversation.language() : Language.ENGLISH;
    }

    /** @param element the id of the drawing's element which works now, for the ledger */
    public void at(String element) {
        step = element;
    }

    /**
     * Writes a decision of this turn into the ledger, with the drawing's element that made it.
     *
     * @param kind    what was decided
     * @param details what belongs to it
     */
    public void decide(Decision.Kind kind, Map<String, ?> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("step", step);
        ledger.accept(new Decision(conversation.id(), conversation.turn(), kind, moment, all));
    }
}

package dev.bailiwick.rehearsal;

import dev.bailiwick.kernel.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a story needs of the technology behind the use cases, whichever it is. Stories, moves and promises know nothing of it, and it knows
 * nothing of them. A backstage must
 * <ul>
 * <li>own the time of all that it stands for: nothing happens by itself, no timer fires and nothing is sent or taken over unless it is told so;</li>
 * <li>show in {@link #look} only what is committed, and all of it;</li>
 * <li>let every method but {@link #look} be called by two threads at a time, as far as its {@link #together} uses two;</li>
 * <li>keep stories apart: after {@link #forget}, nothing of a conversation comes in the way of the next;</li>
 * <li>give the same story the same course each time, but for what two threads do in the same instant.</li>
 * </ul>
 */
public interface Backstage {

    /**
     * Moves the time of everything: our clock and the engine's.
     *
     * @param by so far; back when negative
     */
    void timePasses(Duration by);

    /** Back to {@link StoryClock#BEGINNING}. */
    void timeBegins();

    /** @param what what the next slow steps to come back bring */
    void bring(Move.Brings what);

    /** @param book the policy book that is in force from now on */
    void book(Move.Book book);

    /** @param revision the revision of the knowledge that is in force from now on, 1 when a story begins */
    void knowledge(int revision);

    /**
     * Fires the timer of what the conversation's drawing waits for, if there is one.
     *
     * @param conversation names it
     * @return whether there was one and nothing else was quicker
     */
    boolean fireTimer(ConversationId conversation);

    /**
     * Claims the next delivery that is due and attempts it.
     *
     * @param fate what becomes of it
     * @return the delivery's id, or null when nothing is due
     */
    String deliver(Move.Fate fate);

    /**
     * A person lets be sent again what was given up.
     *
     * @param conversation names it
     * @return whether there was something
     */
    boolean sendAgain(ConversationId conversation);

    /**
     * Does two things in the same instant: on two threads, or, where there is only one, in either order.
     *
     * @param one   the one
     * @param other the other
     * @return what came of both, in words
     * @throws Exception what either of them threw, once both have ended
     */
    String together(Callable<String> one, Callable<String> other) throws Exception;

    /** @return how long a claim of a delivery lasts after its node died */
    Duration claimLasts();

    /**
     * @param conversation names it
     * @return what the engine and the outbox hold of it now
     */
    Behind look(ConversationId conversation);

    /** @param conversation which is not looked at any more; nothing of it may come in another story's way */
    void forget(ConversationId conversation);

    /**
     * What the engine and the outbox hold of a conversation.
     *
     * @param processes  how many processes there are
     * @param waitsFor   the messages that can wake them
     * @param timers     how many timers run
     * @param tasks      the slow steps they wait for
     * @param deliveries the outbox's rows, in the order in which they were queued
     * @param received   what the company's receiver took, in the order in which it came
     */
    record Behind(int processes, List<String> waitsFor, int timers, List<Task> tasks, List<Row> deliveries, List<Receipt> received) {
    }

    /**
     * A slow step that a process waits for.
     *
     * @param id     names it
     * @param worker the node it is locked for
     */
    record Task(String id, String worker) {
    }

    /** What an event of the outbox says to the customer. */
    enum Words {
        /** That it takes a moment. */
        ONE_MOMENT,
        /** The reply of its turn. */
        ANSWER,
        /** What nobody asked for, such as whether the customer is still there. */
        UNASKED,
        /** Nothing: it speaks to the company only. */
        NONE
    }

    /**
     * A row of the outbox.
     *
     * @param id     names it
     * @param turn   the turn's number
     * @param words  what it says
     * @param state  where it stands, as the outbox calls it
     * @param number its number within the conversation, 0 while it has none
     */
    record Row(String id, int turn, Words words, String state, int number) {
    }

    /**
     * What the receiver took.
     *
     * @param id     the delivery
     * @param number its number within the conversation
     * @param words  what it says
     * @param turn   the turn's number
     */
    record Receipt(String id, int number, Words words, int turn) {
    }
}

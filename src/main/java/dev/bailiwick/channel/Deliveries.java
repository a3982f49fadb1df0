package dev.bailiwick.channel;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where deliveries are kept. Whoever settles one takes its conversation first; claiming alone waits for nobody. */
public interface Deliveries {

    /**
     * Queues a delivery behind those of its conversation; the caller has taken the conversation.
     *
     * @param delivery a pending one, without number
     */
    void queue(Delivery delivery);

    /**
     * Takes what is due for one worker: of each conversation only the oldest that has not arrived, and never one behind another that waits
     * for a person. Claims whose time is over are taken over.
     *
     * @param worker names who takes them, unlike any other process start
     * @param now    the moment
     * @param until  when the claim ends
     * @param most   at most so many
     * @return the deliveries claimed, with this attempt counted
     */
    List<Delivery> claim(String worker, Instant now, Instant until, int most);

    /**
     * Lets deliveries that failed and wait for their next try go at once, the oldest first.
     *
     * @param now  the moment
     * @param most at most so many
     * @return how many
     */
    int hasten(Instant now, int most);

    /**
     * Ends waits and claims that last longer than any made now could: they were made before the clock of all was set back.
     *
     * @param now the moment
     * @return how many
     */
    int endFuture(Instant now);

    /**
     * @return how the deliveries of all nodes stand
     */
    Standing standing();

    /**
     * How deliveries stand.
     *
     * @param waiting how many have not arrived yet, those being sent at this moment included
     * @param failing how many of these have failed at least once
     * @param oldest  since when the oldest of them waits, or null
     * @param problem what went wrong last with the oldest that failed, or null
     * @param givenUp how many wait for a person
     */
    record Standing(long waiting, long failing, Instant oldest, String problem, long givenUp) {
    }

    /**
     * Says that a worker is still sending what it claimed.
     *
     * @param worker who claimed it
     * @param until  when its claims end from now on
     */
    void prolong(String worker, Instant until);

    /**
     * Gives back what a worker has claimed, so that another one need not wait until the claims end.
     *
     * @param worker who claimed it
     * @param now    from when it is due again
     * @return how many were given back
     */
    int release(String worker, Instant now);

    /**
     * Looks whether a claim still holds, and keeps its row for the rest of the transaction.
     *
     * @param claimed the delivery as it was claimed
     * @param worker  who claimed it
     * @return whether it is still this worker's, in this very attempt
     */
    boolean holds(Delivery claimed, String worker);

    /**
     * Gives a delivery its number, once; the caller has taken the conversation.
     *
     * @param delivery claimed and about to be sent
     * @return its number: one more than the highest of the conversation
     */
    int number(Delivery delivery);

    /**
     * @param conversation names the conversation
     * @param turn         the turn's number
     * @param part         which part of the turn's words is asked about
     * @return whether the turn ended with a handoff, or with an end by the assistant itself, that is still to be delivered and lets these words
     *     stand: after an end in silence an answer does, and nothing else
     */
    boolean handsOver(ConversationId conversation, int turn, int part);

    /**
     * @param id names the delivery
     * @param at when the receiver took it
     */
    void delivered(String id, Instant at);

    /**
     * Calls a delivery back. A number that it still has stays its own: the receiver may know the event by it.
     *
     * @param id names the delivery
     * @param at when
     */
    void withdrawn(String id, Instant at);

    /**
     * Calls back the answers of a conversation that have no number and so were never sent; the caller has taken the conversation. What a
     * worker has claimed, but not numbered yet, is taken from it.
     *
     * @param conversation names the conversation
     * @param at           when
     * @return the deliveries called back, the oldest first
     */
    List<Delivery> withdrawUnsent(ConversationId conversation, Instant at);

    /**
     * @param conversation names the conversation
     * @return the turns that answered nobody: their answer was called back and has surely not arrived, or their words were not asked for
     */
    Set<Integer> unanswering(ConversationId conversation);

    /**
     * @param id             names the delivery
     * @param next           when to try again
     * @param problem        what went wrong, without any content
     * @param mayHaveArrived whether the receiver may have taken it all the same; if not, its number is free again
     */
    void failed(String id, Instant next, String problem, boolean mayHaveArrived);

    /**
     * @param id      names the delivery
     * @param at      when
     * @param problem what went wrong, without any content
     */
    void givenUp(String id, Instant at, String problem);

    /**
     * Puts a delivery that was given up on its way once more, for a person.
     *
     * @param id       names the delivery
     * @param now      the moment
     * @param giveUpAt when trying ends this time
     */
    void again(String id, Instant now, Instant giveUpAt);

    /**
     * @param id names the delivery
     * @return the delivery, if there is one
     */
    Optional<Delivery> find(String id);

    /**
     * @param state where they stand, or null for all
     * @param most  at most so many
     * @return the deliveries that stand there, the latest first
     */
    List<Delivery> latest(Delivery.State state, int most);
}

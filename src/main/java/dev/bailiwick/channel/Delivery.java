package dev.bailiwick.channel;

import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;

/**
 * One event on its way to the company's webhook.
 *
 * @param id             names it; the same in every attempt, so that a receiver can tell a repetition
 * @param conversation   the conversation it belongs to
 * @param turn           the turn it came from
 * @param part           which part of the turn's words it is ({@link #ONE_MOMENT}, {@link #ANSWER}, {@link #UNASKED}); of an end, whose it
 *                       is ({@link #ENDED_BY_OTHERS}, {@link #ENDED_WITH_A_WORD}, {@link #ENDED_IN_SILENCE})
 * @param type           what happened
 * @param data           what belongs to it, a JSON object as it goes over the wire
 * @param state          where it stands
 * @param sequenceNumber its number within the conversation, from 1; null until the first attempt
 * @param attempts       how often it was tried
 * @param byPerson       whether a person asked for it to be sent again
 * @param giveUpAt       when trying ends
 * @param problem        what went wrong last, or null
 * @param created        when it happened
 */
public record Delivery(String id, ConversationId conversation, int turn, int part, Type type, String data, State state, Integer sequenceNumber,
        int attempts, boolean byPerson, Instant giveUpAt, String problem, Instant created) {

    /** The part that says "one moment". */
    public static final int ONE_MOMENT = 0;
    /** The part that answers the customer. */
    public static final int ANSWER = 1;
    /** The part that was said without being asked, such as whether the customer is still there. */
    public static final int UNASKED = 2;

    /** The end of a conversation that was not the assistant's. */
    public static final int ENDED_BY_OTHERS = 0;
    /** The assistant's own end, with a word of farewell in the same transaction. */
    public static final int ENDED_WITH_A_WORD = 1;
    /** The assistant's own end, of which nothing was said. */
    public static final int ENDED_IN_SILENCE = 2;

    /** What can happen, by the wire contract's words. */
    public enum Type {
        /** The assistant said something. */
        REPLY("agent.message"),
        /** The assistant asks for a human. */
        HANDOFF("conversation.hand_off"),
        /** The conversation came to its natural end. */
        FINISHED("conversation.finished");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** @return the word on the wire */
        public String word() {
            return word;
        }

        /**
         * @param word the word on the wire
         * @return its type
         */
        public static Type of(String word) {
            for (Type type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("no event is called " + word);
        }
    }

    /** Where a delivery stands. */
    public enum State {
        /** Waits for its turn or its next attempt. */
        PENDING,
        /** A node is sending it. */
        CLAIMED,
        /** The receiver took it. */
        DELIVERED,
        /** It was called back before it left. */
        WITHDRAWN,
        /** All tries failed; it waits for a person. */
        GIVEN_UP
    }

    /**
     * @param number its number within the conversation
     * @return the delivery with this number
     */
    public Delivery numbered(int number) {
        return new Delivery(id, conversation, turn, part, type, data, state, number, attempts, byPerson, giveUpAt, problem, created);
    }

    /** @return everything but the words */
    @Override
    public String toString() {
        return "Delivery[" + id + ", " + conversation + ", " + type.word() + ", " + state + ", attempts=" + attempts + "]";
    }
}

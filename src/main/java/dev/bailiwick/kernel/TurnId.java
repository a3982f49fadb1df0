package dev.bailiwick.kernel;

/**
 * Names one turn: the number counts up from 1 within its conversation, one for each burst of messages that the assistant
 * is to answer.
 *
 * @param conversation the conversation it belongs to
 * @param number       1 for the first turn
 */
public record TurnId(ConversationId conversation, int number) {

    /** @throws IllegalArgumentException when the number is below 1 */
    public TurnId {
        if (conversation == null || number < 1) {
            throw new IllegalArgumentException("a turn needs its conversation and a number from 1, not " + number);
        }
    }

    @Override
    public String toString() {
        return conversation + "#" + number;
    }
}

package dev.bailiwick.flow;

/** Tells a customer that the answer takes a moment. */
public interface OneMoment {

    /**
     * Says so in fixed words, when the policies let them pass, once in a turn. It is no reply: the turn goes on as if nothing had been said.
     *
     * @param turn the turn at work, its conversation's row taken
     * @return whether it was said
     */
    boolean say(TurnInHand turn);
}

package dev.bailiwick.conversation;

import dev.bailiwick.kernel.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether words that were cleared may still be heard: between the clearance and the moment in which they leave, what may be said can have been
 * narrowed for everybody at once. Whoever judges words offers it; whoever brings replies to the customer asks, each time before one leaves.
 */
public interface MayStillBeSaid {

    /**
     * @param cleared when the words were cleared
     * @return why they may not leave any more without another judgement, or empty
     */
    Optional<Reason> forbids(Instant cleared);
}

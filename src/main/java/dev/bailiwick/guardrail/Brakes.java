package dev.bailiwick.guardrail;

import java.time.Instant;
import java.util.List;

/** Where brakes are kept. */
public interface Brakes {

    /** Keeps a brake that was made ready. */
    void arm(Brake brake);

    /**
     * @param id a brake's id
     * @return it, its row taken until the transaction ends
     * @throws dev.bailiwick.kernel.Refusal of kind {@code NOT_FOUND}
     */
    Brake take(String id);

    /** Notes who pulled it. */
    void pull(String id, String person, Instant at);

    /** Notes who lifted it and why. */
    void lift(String id, String person, Instant at, String because);

    /** @return those that hold now, the oldest first */
    List<Brake> pulled();

    /** @return the latest, the newest first */
    List<Brake> latest(int most);
}

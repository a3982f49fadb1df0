package dev.bailiwick.flow;

import java.util.Map;

/** What stands behind a step's name in the catalogue. */
public sealed interface Step {

    /** @return its name in the {@link StepCatalog} */
    String name();

    /** A step inside the engine's transaction. */
    non-sealed interface Quick extends Step {

        /**
         * @param turn   the turn, its conversation's row taken
         * @param inputs what the drawing gives, constants only
         * @return one of the step's outcomes
         */
        String run(TurnInHand turn, Map<String, String> inputs);
    }

    /**
     * A step outside of any transaction.
     *
     * @param <R> what it brings back
     */
    non-sealed interface Slow<R> extends Step {

        /**
         * Does the work. No transaction, no connection is held meanwhile; the turn may be over when it comes back.
         *
         * @param picture the turn as it was; changes nothing
         * @return what it brings back
         * @throws Exception when it fails
         */
        R work(TurnInHand picture) throws Exception;

        /**
         * Takes the result in, inside a transaction, only when the turn still lives.
         *
         * @param turn   the turn, its conversation's row taken
         * @param result what the work brought back
         * @param millis how long it took
         * @return one of the step's outcomes
         */
        String accept(TurnInHand turn, R result, long millis);

        /**
         * Takes note that the work failed or was too late.
         *
         * @param turn   the turn, its conversation's row taken
         * @param reason what happened
         * @param millis how long it took
         * @return one of the step's outcomes
         */
        String failed(TurnInHand turn, String reason, long millis);
    }
}

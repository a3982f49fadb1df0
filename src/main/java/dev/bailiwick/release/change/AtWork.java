package dev.bailiwick.release.change;

/**
 * What has to happen in the rest of the house when texts take force. Offered by whoever knows the rest.
 *
 * @param <T> the texts
 */
public interface AtWork<T extends Texts<T>> {

    /**
     * Reads and tries texts beside those in force, sees that all they name and all that names them exists, and changes nothing. May take seconds;
     * not to be called inside a transaction.
     *
     * @param texts the texts
     * @return the texts, ready to be taken up
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem
     */
    Ready prepare(T texts);

    /** @return the version that this program works by now */
    String version();

    /** Texts that fit the rest of the house, not yet in force. */
    interface Ready {

        /** @return their version */
        String version();

        /** What must be stored with their taking force, in the transaction that is open. */
        default void store() {
        }

        /** Puts them into force in this program, once that is committed. What is under way keeps to those it began with. */
        void takeUp();
    }
}

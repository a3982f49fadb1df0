package dev.bailiwick.flow;

import java.util.List;

/**
 * Tables in memory that keep to a database's manners: what a transaction wrote others see after its commit, a failed one leaves nothing, and
 * a row that somebody changes is waited for. Where somebody offers them, the engine keeps itself there instead of in a database.
 */
public interface Rows {

    /**
     * @param name names the table; it is made when it is first asked for
     * @param <R>  what is kept in it, never changed once it is there
     * @return the table
     */
    <R> Table<R> table(String name);

    /**
     * One table.
     *
     * @param <R> what is kept in it
     */
    interface Table<R> {

        /**
         * @param id names the row
         * @return the row as this transaction sees it, or null
         */
        R find(String id);

        /**
         * Waits until nobody else changes the row, and keeps others from changing it until the end of the transaction.
         *
         * @param id names the row
         * @return the row as it is then, or null
         */
        R take(String id);

        /** @return all rows as this transaction sees them, in the order in which they came */
        List<R> all();

        /**
         * @param id  names the row
         * @param row a new one
         * @return whether it was added; if not, the id was taken
         */
        boolean add(String id, R row);

        /**
         * @param id  names the row
         * @param row what stands there from now on
         */
        void put(String id, R row);

        /** @param id names the row that is to go; nothing happens without one */
        void remove(String id);
    }
}

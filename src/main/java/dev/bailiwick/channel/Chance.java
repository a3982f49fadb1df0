package dev.bailiwick.channel;

/** The door of this module for chance: secret tokens and the spread of retries. Nothing else here asks for a random number. */
@FunctionalInterface
public interface Chance {

    /**
     * @param count how many
     * @return so many bytes that nobody can foretell
     */
    byte[] bytes(int count);

    /** @return a number from 0 (included) to 1 (excluded) */
    default double fraction() {
        byte[] drawn = bytes(3);
        int number = (drawn[0] & 0xff) << 16 | (drawn[1] & 0xff) << 8 | drawn[2] & 0xff;
        return number / (double) (1 << 24);
    }
}

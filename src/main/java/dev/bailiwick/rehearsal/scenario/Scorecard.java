package dev.bailiwick.rehearsal.scenario;

import java.util.List;

/**
 * What became of scenarios that were played.
 *
 * @param proposal the proposal that they were played by, or null for what is in force
 * @param book     the version of the policies
 * @param passed   how many passed
 * @param failed   how many did not
 * @param played   each of them, in the order in which they were played
 * @param millis   how long they took together, without opening the house
 */
public record Scorecard(String proposal, String book, int passed, int failed, List<Played> played, long millis) {

    /**
     * One scenario, played.
     *
     * @param path   its file
     * @param title  what it shows
     * @param passed whether everything was so
     * @param misses what was otherwise
     * @param talk   what was written and said, in order, as {@code who: words}
     */
    public record Played(String path, String title, boolean passed, List<Miss> misses, List<String> talk) {
    }

    /**
     * Something that should have been so.
     *
     * @param line     where it stands in the file, from 1
     * @param step     in which step, from 1
     * @param expected what should have been so
     * @param instead  what was so
     */
    public record Miss(int line, int step, String expected, String instead) {

        /** @return it as a line for people, without the file */
        public String inWords() {
            return line + ": step " + step + " should be " + expected + ", but " + instead;
        }
    }
}

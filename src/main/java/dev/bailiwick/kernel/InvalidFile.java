package dev.bailiwick.kernel;

/** A file of the company that cannot be used. Names the place and the cure; nothing of the file was taken over. */
public class InvalidFile extends RuntimeException {

    private final String path;
    private final int line;

    /**
     * @param path the file, below the company's root
     * @param line the line, from 1; 0 when the whole file is meant
     * @param what what is wrong, and what would be right
     */
    public InvalidFile(String path, int line, String what) {
        super(line > 0 ? path + ":" + line + ": " + what : path + ": " + what);
        this.path = path;
        this.line = line;
    }

    /** @return the file, below the company's root */
    public String path() {
        return path;
    }

    /** @return the line, from 1, or 0 */
    public int line() {
        return line;
    }
}

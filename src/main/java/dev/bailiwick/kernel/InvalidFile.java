package dev.bailiwick.kernel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of the company that cannot be used, or several of them. Names the place and the cure; nothing of the files was taken over.
 */
public class InvalidFile extends RuntimeException {

    private final String path;
    private final int line;
    private final String what;
    private final transient List<InvalidFile> problems;

    /**
     * @param path the file, below the company's root
     * @param line the line, from 1; 0 when the whole file is meant
     * @param what what is wrong, and what would be right
     */
    public InvalidFile(String path, int line, String what) {
        this(path, line, what, List.of());
    }

    /**
     * @param path     the file or folder to begin with, below the company's root
     * @param line     the line, from 1; 0 when the whole file is meant
     * @param what     everything that is wrong, in words
     * @param problems the same one by one; none when there is only this one
     */
    public InvalidFile(String path, int line, String what, List<InvalidFile> problems) {
        super(line > 0 ? path + ":" + line + ": " + what : path + ": " + what);
        this.path = path;
        this.line = line;
        this.what = what;
        this.problems = problems.stream().flatMap(problem -> problem.problems().stream()).toList();
    }

    /**
     * @param folder   what the files have in common
     * @param problems at least one
     * @return the complaint that names them all: the only one, or a new one about the folder
     */
    public static InvalidFile all(String folder, List<InvalidFile> problems) {
        return problems.size() == 1 ? problems.getFirst() : new InvalidFile(folder, 0, "there are " + problems.size() + " problems:"
                + problems.stream().map(problem -> "\n  " + problem.getMessage()).collect(Collectors.joining()), problems);
    }

    /** @return the file, below the company's root */
    public String path() {
        return path;
    }

    /** @return the line, from 1, or 0 */
    public int line() {
        return line;
    }

    /** @return what is wrong, without the place */
    public String what() {
        return what;
    }

    /** @return every problem by itself, in the order in which they were found; this one alone when it names no others */
    public List<InvalidFile> problems() {
        return problems == null || problems.isEmpty() ? List.of(this) : problems;
    }
}

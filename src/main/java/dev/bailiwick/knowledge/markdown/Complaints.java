package dev.bailiwick.knowledge.markdown;

import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with one file, so that its author hears of all of it at once. */
final class Complaints {

    private final String path;
    private final List<InvalidFile> list = new ArrayList<>();

    Complaints(String path) {
        this.path = path;
    }

    /**
     * @param line from 1; 0 when the whole file is meant
     * @param what what is wrong, and what would be right
     */
    void add(int line, String what) {
        list.add(new InvalidFile(path, line, what));
    }

    boolean none() {
        return list.isEmpty();
    }

    /** @return everything that is wrong, ordered by line */
    List<InvalidFile> list() {
        return list.stream().sorted(Comparator.comparingInt(InvalidFile::line)).toList();
    }
}

package dev.bailiwick.flow.lint;

import java.util.ArrayList;
import java.util.List;

/** What the rules found, in the order in which they found it. Holds at most {@value #MOST}: nobody reads more at once. */
final class Problems {

    static final int MOST = 200;

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        if (found.size() < MOST && !found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> list() {
        return List.copyOf(found);
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.kernel.InvalidFile;
import java.util.List;

/**
 * Something wrong in a file of the policy book.
 *
 * @param path the file, below the company's root
 * @param line the line, from 1; 0 when the whole file is meant
 * @param what what is wrong, and what would be right
 */
record Problem(String path, int line, String what) {

    static Problem of(InvalidFile refused) {
        return new Problem(refused.path(), refused.line(), refused.what());
    }

    /**
     * @param problems at least one
     * @return the complaint that names them all
     */
    static InvalidFile all(List<Problem> problems) {
        if (problems.size() == 1) {
            Problem only = problems.getFirst();
            return new InvalidFile(only.path, only.line, only.what);
        }
        StringBuilder text = new StringBuilder("the policy book has " + problems.size() + " problems:");
        problems.forEach(problem -> text.append("\n  ").append(problem));
        return new InvalidFile(PolicyFiles.FOLDER, 0, text.toString(),
                problems.stream().map(problem -> new InvalidFile(problem.path, problem.line, problem.what)).toList());
    }

    @Override
    public String toString() {
        return line > 0 ? path + ":" + line + ": " + what : path + ": " + what;
    }
}

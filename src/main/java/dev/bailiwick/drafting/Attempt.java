package dev.bailiwick.drafting;

import dev.bailiwick.model.Completion;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of a model on the way to an understanding or a draft, for the ledger.
 *
 * @param route   the route that was asked
 * @param kind    why a call was made at all: {@code first}, {@code again}, {@code mending} or {@code hedge}
 * @param outcome {@code usable}, what was wrong with the words, or why none came
 * @param millis  how long it took
 * @param chosen  why this route was asked, in words for people
 */
public record Attempt(String route, String kind, String outcome, long millis, String chosen) {

    /**
     * @param before     earlier attempts
     * @param completion what came of the last question
     * @return those and its own
     */
    public static List<Attempt> and(List<Attempt> before, Completion completion) {
        List<Attempt> all = new ArrayList<>(before);
        completion.attempts().forEach(one -> all.add(new Attempt(one.route(), one.kind().word(), one.outcome(), one.millis(), one.chosen())));
        return List.copyOf(all);
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an example expects of its policy: {@code miss}, {@code hit} whatever it then asks for, or a hit that asks for just this, such as
 * {@code hold} or {@code hand-off to front-desk}.
 *
 * @param hit    whether the policy sees something
 * @param action the strictest thing it asks for, or null for any
 * @param target the team it hands off to, or null for any
 */
record Expectation(boolean hit, Action action, String target) {

    private static final String TO = " to ";

    /**
     * @param text what stands after {@code expect:}
     * @return the expectation; empty when the text is none
     */
    static Optional<Expectation> of(String text) {
        if (text.equals("hit") || text.equals("miss")) {
            return Optional.of(new Expectation(text.equals("hit"), null, null));
        }
        int to = text.indexOf(TO);
        String wanted = to < 0 ? text : text.substring(0, to);
        String team = to < 0 ? null : text.substring(to + TO.length());
        return Arrays.stream(Action.values()).filter(action -> word(action).equals(wanted))
                .filter(action -> team == null || action == Action.HAND_OFF && team.matches("[a-z][a-z0-9-]{1,39}"))
                .map(action -> new Expectation(true, action, team)).findFirst();
    }

    /** @return what may stand after {@code expect:} */
    static String choices() {
        return "hit, miss, or what the policy asks for: " + Arrays.stream(Action.values()).map(Expectation::word).collect(Collectors.joining(", "))
                + ", hand-off to a team";
    }

    /** @return the word for an action, as the ledger says it */
    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What came of an example.
     *
     * @param hit   whether the policy saw something
     * @param asked the strictest of what it asks for; empty where it missed, or only infers
     */
    record Seen(boolean hit, Optional<Finding> asked) {

        String words() {
            return !hit ? "sees nothing" : asked.map(finding -> "asks for " + word(finding.action())
                    + (finding.target() == null ? "" : TO + finding.target())).orElse("hits");
        }
    }

    /** @return whether just this came */
    boolean met(Seen seen) {
        return seen.hit() == hit && (action == null || seen.asked().filter(finding -> finding.action() == action
                && (target == null || target.equals(finding.target()))).isPresent());
    }

    /** @return what is expected, in words */
    String words() {
        return !hit ? "a miss" : action == null ? "a hit" : word(action) + (target == null ? "" : TO + target);
    }
}

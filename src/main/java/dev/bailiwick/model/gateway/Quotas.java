package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Answer;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Duration;

/**
 * What may go out on one route in a minute, from all nodes together. Each lane has buckets of its own, so that the background cannot use up what a
 * customer needs. What is asked for is taken before the call by an estimate, and corrected by what the provider tells afterwards.
 */
final class Quotas {

    /** Letters for one token: fewer than in English, so that other languages are not reckoned too low. */
    private static final int LETTERS_OF_A_TOKEN = 3;

    private final Route route;
    private final double backgroundShare;
    private final Buckets buckets;

    /**
     * @param route           the route, with its limits
     * @param backgroundShare the background's share of them
     * @param buckets         where they are kept
     */
    Quotas(Route route, double backgroundShare, Buckets buckets) {
        this.route = route;
        this.backgroundShare = backgroundShare;
        this.buckets = buckets;
    }

    /**
     * @param lane   who asks
     * @param tokens how many tokens are reckoned with
     * @return nothing when it may go out; else how long it takes until it may, and nothing was taken
     */
    Duration take(Lane lane, long tokens) {
        long requests = of(route.limits().requestsPerMinute(), lane);
        Duration wait = requests == 0 ? Duration.ZERO : buckets.take(name(lane, "requests"), requests, 1);
        long limit = of(route.limits().tokensPerMinute(), lane);
        if (wait.isPositive() || limit == 0) {
            return wait;
        }
        wait = buckets.take(name(lane, "tokens"), limit, tokens);
        if (wait.isPositive() && requests > 0) {
            buckets.correct(name(lane, "requests"), requests, -1, Buckets.UNTOLD);
        }
        return wait;
    }

    /**
     * @param lane   who asked
     * @param tokens how many tokens were reckoned with
     * @param answer what came
     */
    void settle(Lane lane, long tokens, Answer answer) {
        long requests = of(route.limits().requestsPerMinute(), lane);
        long limit = of(route.limits().tokensPerMinute(), lane);
        if (answer instanceof Answer.Failed failed && failed.fault() == Fault.LIMITED) {
            empty(failed.retryAfter().orElse(Duration.ZERO));
        } else if (requests > 0 && answer.room().requests() >= 0) {
            buckets.correct(name(lane, "requests"), requests, 0, of(answer.room().requests(), lane));
        }
        long more = answer instanceof Answer.Whole whole && whole.inputTokens() + whole.outputTokens() > 0
                ? whole.inputTokens() + whole.outputTokens() - Math.min(tokens, Buckets.holds(Math.max(1, limit))) : 0;
        if (limit > 0 && (more != 0 || answer.room().tokens() >= 0)) {
            buckets.correct(name(lane, "tokens"), limit, more,
                    answer.room().tokens() < 0 ? Buckets.UNTOLD : of(answer.room().tokens(), lane));
        }
    }

    /**
     * Who answers 429 has nothing left, for whichever lane and whatever we counted. Other nodes need not find that out for themselves: what comes
     * back while the route rests is missing beforehand, once, however many calls are told so.
     */
    private void empty(Duration rest) {
        Duration longest = rest.compareTo(Gate.LONGEST_REST) < 0 ? rest : Gate.LONGEST_REST;
        for (Lane lane : Lane.values()) {
            long requests = of(route.limits().requestsPerMinute(), lane);
            if (requests > 0) {
                buckets.correct(name(lane, "requests"), requests, 0, -(Buckets.comesBack(requests) * longest.toMillis() / 60_000));
            }
        }
    }

    /**
     * @param prompt what is to be said
     * @return how many tokens to reckon with: those of the words, and as many as the answer may have
     */
    long tokens(Prompt prompt) {
        long letters = prompt.schema() == null ? 0 : prompt.schema().length();
        for (Prompt.Part part : prompt.parts()) {
            letters += part.text().length();
        }
        return letters / LETTERS_OF_A_TOKEN + route.limits().maxTokens();
    }

    private long of(long limit, Lane lane) {
        long behind = (long) (limit * backgroundShare);
        return limit == 0 ? 0 : Math.max(1, lane == Lane.BACKGROUND ? behind : limit - behind);
    }

    private String name(Lane lane, String what) {
        return route.name() + "/" + lane.word() + "/" + what;
    }
}

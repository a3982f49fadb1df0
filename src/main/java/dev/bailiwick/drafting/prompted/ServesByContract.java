package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.Contracts;
import dev.bailiwick.drafting.Contracts.Pair;
import dev.bailiwick.drafting.Contracts.Permit;
import dev.bailiwick.drafting.Contracts.Result;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a route be asked with a prompt only when the pair has passed its contract suite, or a person has decided that it may serve all the same. */
public final class ServesByContract implements MayServe {

    private static final Logger LOG = LoggerFactory.getLogger(ServesByContract.class);
    /** What another node found out is known here after so long. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 1_000;

    private final PromptFiles prompts;
    private final Contracts contracts;
    private final Clock clock;
    private final Map<Pair, Known> known = new ConcurrentHashMap<>();

    /**
     * @param prompts   the prompts in force
     * @param contracts what became of suites
     * @param clock     tells how old is what is remembered
     */
    public ServesByContract(PromptFiles prompts, Contracts contracts, Clock clock) {
        this.prompts = prompts;
        this.contracts = contracts;
        this.clock = clock;
    }

    /**
     * What is known of a pair.
     *
     * @param latest what became of its latest suite, or null
     * @param permit a person's decision, or null
     * @param until  how long this may be remembered
     */
    record Known(Result latest, Permit permit, Instant until) {

        boolean serves() {
            return permit != null || latest != null && latest.passed();
        }
    }

    @Override
    public Optional<String> whyNot(Prompt prompt, Route route) {
        PromptFiles.Book book = prompts.inForce();
        if (!book.contracts().containsKey(prompt.name())) {
            return Optional.empty();
        }
        try {
            Known pair = known(pair(book, prompt.name(), route));
            return pair.serves() ? Optional.empty() : Optional.of(why(prompt.name(), pair));
        } catch (RuntimeException e) {
            LOG.error("Whether {} may be asked with the prompt {} is not known; it is not asked.", route.name(), prompt.name(), e);
            return Optional.of("whether it has passed the contract of the prompt '" + prompt.name() + "' cannot be read");
        }
    }

    @Override
    public Optional<String> whyNever(Route route) {
        PromptFiles.Book book = prompts.inForce();
        Optional<String> why = Optional.empty();
        for (String prompt : book.contracts().keySet()) {
            Known pair = known(pair(book, prompt, route));
            if (pair.serves()) {
                return Optional.empty();
            }
            why = why.or(() -> Optional.of(why(prompt, pair)));
        }
        return why;
    }

    static String why(String prompt, Known pair) {
        return pair.latest == null ? "it has not been tried on the contract of the prompt '" + prompt + "'; run check-prompts, or POST /api/prompts/check"
                : "it has failed " + pair.latest.failed().size() + " of " + pair.latest.cases() + " cases of the contract of the prompt '" + prompt
                        + "', first '" + pair.latest.failed().getFirst().name() + "': mend the prompt, or have an approver permit it";
    }

    static Pair pair(PromptFiles.Book book, String prompt, Route route) {
        Template template = book.template(prompt, route.family());
        return new Pair(prompt + "/" + template.label(), book.digest(prompt, route.family()), route.model(), route.server());
    }

    Known known(Pair pair) {
        Instant now = clock.instant();
        Known remembered = known.get(pair);
        if (remembered != null && now.isBefore(remembered.until)) {
            return remembered;
        }
        Known read = new Known(contracts.latest(pair).orElse(null), contracts.permit(pair).orElse(null), now.plus(REMEMBERED));
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(pair, read);
        return read;
    }

    /** @param pair is read anew the next time */
    void forget(Pair pair) {
        known.remove(pair);
    }
}

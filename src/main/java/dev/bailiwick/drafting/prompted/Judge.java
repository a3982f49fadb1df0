package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second model that may object to a draft. It is asked only after every other check has found nothing, and what it says can only add a flaw: when
 * it finds nothing, is not sure or does not answer, the draft stands as the other checks left it.
 */
public final class Judge {

    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final Complete complete;
    private final Route route;
    private final MayServe mayServe;

    /**
     * @param complete the gateway
     * @param route    the name of the route that judges
     * @param mayServe whether it may
     * @throws IllegalArgumentException when there is no route of that name
     */
    public Judge(Complete complete, String route, MayServe mayServe) {
        this.route = complete.routes().stream().filter(one -> one.name().equals(route)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "bailiwick.drafting.judge names the route '" + route + "', and there is none of that name; there are "
                        + complete.routes().stream().map(Route::name).toList() + "; name one of them, or nothing for no judge"));
        this.complete = complete.only(route);
        this.mayServe = mayServe;
    }

    /**
     * @param book   the prompts in force
     * @param asked  what the draft was asked for with
     * @param answer the draft's words
     * @param within how long may be waited
     * @param about  what it is for
     * @return the objection; empty when there is none, or nobody who may object
     */
    Optional<Flaw> objection(PromptFiles.Book book, Asked asked, String answer, Duration within, String about) {
        Prompt prompt = prompt(book, asked, answer, within).about(about);
        Optional<String> whyNot = mayServe.whyNot(prompt, route);
        if (whyNot.isPresent() || !within.isPositive()) {
            LOG.warn("The judge {} was not asked: {}", route.name(), whyNot.orElse("no time is left"));
            return Optional.empty();
        }
        ReadJson reader = book.reader(Needed.JUDGE);
        return switch (complete.complete(prompt, text -> reader.read(text).flaws())) {
            case Completion.Usable usable -> objection(reader.read(usable.text()).object());
            case Completion.NoGood bad -> unheard(bad.flaws().getFirst().words());
            case Completion.Failed failed -> unheard(failed.detail());
        };
    }

    static Prompt prompt(PromptFiles.Book book, Asked asked, String answer, Duration within) {
        return book.fill(Needed.JUDGE, Map.of("passages", AskForDraft.passages(asked.given()), "message", asked.message(),
                "answer", WordsOfOthers.plain(answer)), within).holding(Route.DataClass.MASKED);
    }

    private Optional<Flaw> unheard(String why) {
        LOG.warn("The judge {} said nothing that can be read ({}); the other checks stand alone.", route.name(), why);
        return Optional.empty();
    }

    static Optional<Flaw> objection(JsonNode said) {
        String words = said.get("objection").asText().strip();
        return said.get("sound").asBoolean() ? Optional.empty()
                : Optional.of(new Flaw(Flaw.Kind.JUDGED, words.isEmpty() ? "It is not sound." : words.length() > 300 ? words.substring(0, 300) + "…" : words));
    }
}

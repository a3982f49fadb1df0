package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.CheckPrompts;
import dev.bailiwick.drafting.Contracts;
import dev.bailiwick.drafting.Contracts.Failure;
import dev.bailiwick.drafting.Contracts.Pair;
import dev.bailiwick.drafting.Contracts.Permit;
import dev.bailiwick.drafting.Contracts.Result;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries prompts on routes, case by case and one after the other, in the lane in which no customer waits. */
public final class RunContracts implements CheckPrompts {

    private static final Logger LOG = LoggerFactory.getLogger(RunContracts.class);
    private static final int LONGEST_WORDS = 400;

    private final PromptFiles prompts;
    private final Complete complete;
    private final Contracts contracts;
    private final ServesByContract serves;
    private final Detectors detectors;
    private final AskForDraft askForDraft;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * @param prompts      the prompts in force
     * @param complete     the gateway
     * @param contracts    keeps what becomes of suites
     * @param serves       what is remembered of them
     * @param detectors    names intents and topics
     * @param check        what a draft must stand up to
     * @param events       takes a person's decision to the ledger
     * @param transactions makes it one
     * @param clock        tells when
     */
    public RunContracts(PromptFiles prompts, Complete complete, Contracts contracts, ServesByContract serves, Detectors detectors, CheckDraft check,
            ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.prompts = prompts;
        this.complete = complete;
        this.contracts = contracts;
        this.serves = serves;
        this.detectors = detectors;
        this.askForDraft = new AskForDraft(check, detectors.settings());
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Who starts the house reads at once which routes will not be asked, and what to do. */
    @EventListener(ApplicationReadyEvent.class)
    public void sayWhoDoesNotServe() {
        standings().stream().filter(one -> !one.serves()).forEach(one -> LOG.warn("The route {} is not asked with the prompt {}: {}", one.route(),
                one.prompt(), one.why()));
        standings().stream().filter(one -> one.serves() && !one.tested()).forEach(one -> LOG.info("The prompt {} names no test with the family of {} "
                + "(tested-with)", one.prompt(), one.route()));
    }

    @Override
    public List<Standing> standings() {
        PromptFiles.Book book = prompts.inForce();
        List<Standing> standings = new ArrayList<>();
        for (Route route : complete.routes()) {
            book.contracts().keySet().forEach(prompt -> standings.add(standing(book, prompt, route)));
        }
        return List.copyOf(standings);
    }

    private Standing standing(PromptFiles.Book book, String prompt, Route route) {
        Pair pair = ServesByContract.pair(book, prompt, route);
        ServesByContract.Known known = serves.known(pair);
        Template template = book.template(prompt, route.family());
        boolean tested = template.tested().stream().map(Prompt::word).anyMatch(Prompt.word(route.family())::equals);
        String why = known.latest() != null && known.latest().passed() ? "its suite has passed"
                : known.permit() != null ? "permitted by " + known.permit().by() + ": " + known.permit().because() : ServesByContract.why(prompt, known);
        return new Standing(pair.prompt(), route.name(), route.model(), tested, known.serves(), why, known.latest(), known.permit());
    }

    @Override
    public List<Standing> check(String route, String by) {
        PromptFiles.Book book = prompts.inForce();
        List<Route> wanted = route == null ? complete.routes() : List.of(route(route));
        if (wanted.isEmpty()) {
            throw Refusal.invalid("route", "no language model is configured; the Librarian needs no suite");
        }
        for (Route one : wanted) {
            for (String prompt : book.contracts().keySet()) {
                Pair pair = ServesByContract.pair(book, prompt, one);
                Contract contract = book.contracts().get(prompt);
                List<Failure> failed = new ArrayList<>();
                contract.cases().forEach(tried -> failures(book, prompt, one, tried).forEach(what -> failed.add(new Failure(tried.name(), what))));
                long wrong = failed.stream().map(Failure::name).distinct().count();
                boolean passed = contract.cases().size() - wrong >= contract.pass() * contract.cases().size();
                contracts.keep(new Result(pair, contract.cases().size(), failed, passed, by, now()));
                serves.forget(pair);
            }
        }
        return standings();
    }

    private List<String> failures(PromptFiles.Book book, String prompt, Route route, Contract.Case tried) {
        Prompt asked;
        Check check;
        ReadJson reader = book.reader(Needed.of(prompt));
        if (prompt.equals(Needed.DRAFT.word())) {
            AskForDraft.Ready ready = askForDraft.ready(book, tried.language(), tried.passages(), WordsOfOthers.plain(
                    tried.texts().getOrDefault("earlier", "(nothing)")), WordsOfOthers.plain(tried.texts().get("message")), tried.texts().get("message"),
                    ConversationMask.over(List.of(), List.of()), Map.of());
            asked = ready.prompt();
            check = ready.standards();
        } else {
            asked = book.fill(Needed.of(prompt), values(tried), detectors.settings().draftDeadline());
            check = text -> reader.read(text).flaws();
        }
        Prompt inBackground = asked.in(Lane.BACKGROUND).holding(Route.DataClass.MASKED).about("contract " + prompt + ": " + tried.name());
        return switch (complete.only(route.name()).complete(inBackground, check)) {
            case Completion.Usable usable -> tried.wrongs(reader.read(usable.text()).object());
            case Completion.NoGood bad -> List.of(cut(bad.flaws().stream().map(Flaw::words).collect(Collectors.joining(" "))));
            case Completion.Failed failed -> List.of(cut("no answer: " + failed.fault().word() + ", " + failed.detail()));
        };
    }

    private Map<String, String> values(Contract.Case tried) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("earlier", "(nothing)", "passages", AskForDraft.passages(tried.passages()),
                "intents", PromptedUnderstanding.list(detectors.intentNames()), "topics", PromptedUnderstanding.list(detectors.topicNames())));
        tried.texts().forEach((input, text) -> values.put(input, WordsOfOthers.plain(text)));
        return values;
    }

    @Override
    public void allow(String prompt, String route, String person, String because) {
        PromptFiles.Book book = prompts.inForce();
        if (!book.contracts().containsKey(prompt)) {
            throw Refusal.notFound("prompt", prompt);
        }
        if (because.length() < 8 || because.length() > LONGEST_WORDS) {
            throw Refusal.invalid("because", "must say in 8 to " + LONGEST_WORDS + " characters why it may serve without a passing suite");
        }
        Pair pair = ServesByContract.pair(book, prompt, route(route));
        Instant at = now();
        transaction.executeWithoutResult(status -> {
            contracts.keep(new Permit(pair, person, because, at));
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("by", person);
            details.put("prompt", pair.prompt());
            details.put("digest", pair.digest());
            details.put("route", route);
            details.put("model", pair.model());
            details.put("because", because);
            events.publishEvent(new Decision(ConversationId.COMPANY, 0, Decision.Kind.PROMPT_PERMITTED, at, details));
        });
        serves.forget(pair);
    }

    private Route route(String name) {
        return complete.routes().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(() -> Refusal.notFound("route", name));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }
}

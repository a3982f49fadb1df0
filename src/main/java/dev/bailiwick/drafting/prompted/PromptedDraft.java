package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.Attempt;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Fault;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drafts by a model, from the passages only. A draft that is no good is mended; what stays so is said to be unusable, with what was wrong. */
public final class PromptedDraft implements DraftReply {

    private static final int MOST_PASSAGES = 8;

    private final DraftReply pleasantries;
    private final SearchText searchText;
    private final Complete complete;
    private final PromptFiles prompts;
    private final DraftingSettings settings;
    private final AskForDraft askForDraft;
    private final Judge judge;

    /**
     * @param pleasantries answers greetings and thanks in fixed words
     * @param searchText   tells what a follow-up asks for
     * @param complete     the model
     * @param prompts      where the words to it stand
     * @param settings     deadlines, and how often it is asked to mend
     * @param check        what its drafts must stand up to
     * @param judge        a second model that may object, or null
     */
    public PromptedDraft(DraftReply pleasantries, SearchText searchText, Complete complete, PromptFiles prompts, DraftingSettings settings,
            CheckDraft check, Judge judge) {
        this.pleasantries = pleasantries;
        this.searchText = searchText;
        this.complete = complete;
        this.prompts = prompts;
        this.settings = settings;
        this.askForDraft = new AskForDraft(check, settings);
        this.judge = judge;
    }

    @Override
    public String route() {
        return complete.version();
    }

    @Override
    public Outcome draft(Request wanted) {
        if (wanted.understanding().greeting()) {
            return pleasantries.draft(wanted);
        }
        // Internal passages do not even reach the model, so that nothing of them can come back in other words.
        List<Passage> given = wanted.passages().stream().map(Hit::passage).filter(passage -> passage.audience() != Audience.INTERNAL)
                .limit(MOST_PASSAGES).toList();
        if (given.isEmpty()) {
            return new NothingFits(new Reason("no-knowledge", "there is no passage that may be quoted"));
        }
        PromptFiles.Book book = prompts.inForce();
        ConversationMask mask = AskForDraft.mask(wanted.open(), wanted.before(), given);
        AskForDraft.Ready ready = askForDraft.ready(book, wanted.language(), given, wanted.open(), wanted.before(),
                searchText.of(wanted.understanding(), wanted.before()), mask);
        return ask(wanted, book, ready.prompt().about(wanted.turn().conversation() + "/" + wanted.turn().number()), ready.standards());
    }

    /** Asks, and asks again with a judge's objection, as often as may be mended. */
    private Outcome ask(Request wanted, PromptFiles.Book book, Prompt prompt, AskForDraft.Standards standards) {
        Prompt next = prompt;
        List<Attempt> attempts = List.of();
        Duration left = settings.draftDeadline();
        for (int mends = 0;; mends++) {
            Completion completion = complete.complete(next, standards);
            attempts = Attempt.and(attempts, completion);
            left = left.minusMillis(completion.millis());
            if (!(completion instanceof Completion.Usable usable)) {
                // The budget is spent, or every route is switched off: the company may prefer its own words to a wait for a person.
                return (completion instanceof Completion.Failed failed && failed.fault() == Fault.NO_ROUTE && complete.quotesInstead()
                        ? pleasantries.draft(wanted) : unusable(completion)).after(attempts);
            }
            CheckDraft.Read read = standards.read(usable.text());
            Optional<Flaw> objection = judge == null || read.noAnswer() ? Optional.empty()
                    : judge.objection(book, standards.asked(), read.answer(), left.dividedBy(2), prompt.about());
            if (objection.isEmpty()) {
                return outcome(wanted, read, standards.asked().mask(), usable.route(), "drafted by " + usable.route()
                        + (usable.mended().isEmpty() ? "" : ", mended: " + usable.mended().getFirst().words())
                        + (mends == 0 ? "" : ", mended after the judge's objection")).after(attempts);
            }
            if (mends >= settings.mostMends()) {
                return new Unusable(reason("draft-unusable", usable.route() + ", a second model objects: " + objection.get().words()),
                        List.of(objection.get().kind().word()), attempts);
            }
            left = left.dividedBy(2);
            next = prompt.again(usable.text(), standards.mend(List.of(objection.get()))).varying(Map.of()).within(left);
        }
    }

    private static Outcome unusable(Completion completion) {
        return switch (completion) {
            case Completion.NoGood bad -> new Unusable(reason("draft-unusable", bad.route() + (bad.mended() ? ", mended: " : ": ")
                    + bad.flaws().stream().map(Flaw::words).collect(Collectors.joining(" "))),
                    bad.flaws().stream().map(flaw -> flaw.kind().word()).distinct().toList());
            case Completion.Failed failed -> new Unusable(reason("model-" + failed.fault().word(), failed.route() + ": " + failed.detail()),
                    List.of());
            case Completion.Usable usable -> throw new IllegalArgumentException("this one is usable: " + usable.route());
        };
    }

    private static Outcome outcome(Request wanted, CheckDraft.Read read, ConversationMask mask, String route, String note) {
        if (read.noAnswer()) {
            return new NothingFits(new Reason("no-knowledge", "the model " + route + " found no answer in the passages"));
        }
        return new Drafted(new Draft(wanted.turn(), wanted.language(), mask.fillIn(read.answer()), read.citations(), route, read.asksBack()), note);
    }

    private static Reason reason(String code, String text) {
        return new Reason(code, text.length() > 1_900 ? text.substring(0, 1_900) + "…" : text);
    }
}

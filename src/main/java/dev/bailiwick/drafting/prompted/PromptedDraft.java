package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.SearchText;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Drafts by a model, from the passages only. A draft that is no good is mended; what stays so is said to be unusable, with what was wrong. */
public final class PromptedDraft implements DraftReply {

    private static final int MOST_PASSAGES = 8;

    private final DraftReply pleasantries;
    private final SearchText searchText;
    private final Complete complete;
    private final PromptFiles prompts;
    private final DraftingSettings settings;
    private final CheckDraft check;
    private final WordsOfOthers wordsOfOthers = new WordsOfOthers();

    /**
     * @param pleasantries answers greetings and thanks in fixed words
     * @param searchText   tells what a follow-up asks for
     * @param complete     the model
     * @param prompts      where the words to it stand
     * @param settings     deadlines, and how often it is asked to mend
     * @param check        what its drafts must stand up to
     */
    public PromptedDraft(DraftReply pleasantries, SearchText searchText, Complete complete, PromptFiles prompts, DraftingSettings settings,
            CheckDraft check) {
        this.pleasantries = pleasantries;
        this.searchText = searchText;
        this.complete = complete;
        this.prompts = prompts;
        this.settings = settings;
        this.check = check;
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
        Template template = book.template("draft");
        String message = WordsOfOthers.plain(wanted.understanding().text());
        List<Prompt.Part> parts = template.fill(Map.of("language", wanted.language().code(), "passages", passages(given), "earlier",
                wordsOfOthers.earlier(wanted.before()), "message", message));
        Prompt prompt = new Prompt(template.name(), Integer.toString(template.version()), parts, template.schemaText(), settings.draftDeadline());
        Standards standards = new Standards(book, new Asked(given, message, searchText.of(wanted.understanding(), wanted.before()),
                wanted.language(), template.instructions()));
        return switch (complete.complete(prompt, standards)) {
            case Completion.Usable usable -> outcome(wanted, standards.read(usable.text()), usable.route(), "drafted by " + usable.route()
                    + (usable.mended().isEmpty() ? "" : ", mended: " + usable.mended().getFirst().words()));
            case Completion.NoGood bad -> new Unusable(reason("draft-unusable", bad.route() + (bad.mended() ? ", mended: " : ": ")
                    + bad.flaws().stream().map(Flaw::words).collect(Collectors.joining(" "))),
                    bad.flaws().stream().map(flaw -> flaw.kind().word()).distinct().toList());
            case Completion.Failed failed -> new Unusable(reason("model-" + failed.fault().word(), failed.route() + ": " + failed.detail()),
                    List.of());
        };
    }

    /** What an answer must stand up to, and how the model is asked to mend it. */
    private final class Standards implements Check {

        private final PromptFiles.Book book;
        private final Asked asked;
        private String text;
        private CheckDraft.Read read;

        Standards(PromptFiles.Book book, Asked asked) {
            this.book = book;
            this.asked = asked;
        }

        /** To ground a draft costs more than to keep what was found: what is usable was read just before. */
        CheckDraft.Read read(String answer) {
            if (!answer.equals(text)) {
                read = check.read(answer, asked, book.reader("draft"), book.refusals());
                text = answer;
            }
            return read;
        }

        @Override
        public List<Flaw> flaws(String answer) {
            return read(answer).flaws();
        }

        @Override
        public int mostMends() {
            return settings.mostMends();
        }

        @Override
        public List<Prompt.Part> mend(List<Flaw> flaws) {
            return book.template("mend").fill(Map.of("problems", WordsOfOthers.plain(book.mending().of(flaws))));
        }
    }

    private static Outcome outcome(Request wanted, CheckDraft.Read read, String route, String note) {
        if (read.noAnswer()) {
            return new NothingFits(new Reason("no-knowledge", "the model " + route + " found no answer in the passages"));
        }
        return new Drafted(new Draft(wanted.turn(), wanted.language(), read.answer(), read.citations(), route, read.asksBack()), note);
    }

    private static Reason reason(String code, String text) {
        return new Reason(code, text.length() > 1_900 ? text.substring(0, 1_900) + "…" : text);
    }

    private static String passages(List<Passage> given) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < given.size(); i++) {
            Passage passage = given.get(i);
            written.append("<passage number=\"").append(i + 1).append("\">\n").append(WordsOfOthers.plain(passage.title()));
            if (!passage.heading().isEmpty()) {
                written.append(": ").append(WordsOfOthers.plain(passage.heading()));
            }
            written.append('\n').append(WordsOfOthers.plain(passage.text())).append("\n</passage>\n");
        }
        return written.toString().strip();
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drafts by a model, from the passages only. A draft that is no good is mended once; then it is said to be unusable, with what was wrong. */
public final class PromptedDraft implements DraftReply {

    private static final int MOST_PASSAGES = 8;

    private final DraftReply pleasantries;
    private final Complete complete;
    private final PromptFiles prompts;
    private final DraftingSettings settings;
    private final CheckDraft check;
    private final WordsOfOthers wordsOfOthers = new WordsOfOthers();

    /**
     * @param pleasantries answers greetings and thanks in fixed words
     * @param detectors    tells languages
     * @param complete     the model
     * @param prompts      where the words to it stand
     */
    public PromptedDraft(DraftReply pleasantries, Detectors detectors, Complete complete, PromptFiles prompts) {
        this.pleasantries = pleasantries;
        this.complete = complete;
        this.prompts = prompts;
        this.settings = detectors.settings();
        this.check = new CheckDraft(detectors.tellLanguage());
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
        long began = System.nanoTime();
        Template template = prompts.template("draft");
        List<Prompt.Part> parts = template.fill(Map.of("language", wanted.language().code(), "passages", passages(given), "earlier",
                wordsOfOthers.earlier(wanted.before()),
                "message", WordsOfOthers.plain(wanted.understanding().text())));
        Completion first = complete.complete(new Prompt(template.name(), Integer.toString(template.version()), parts, template.schema(),
                settings.draftDeadline()));
        if (!(first instanceof Completion.Answered answered)) {
            return failed((Completion.Failed) first);
        }
        CheckDraft.Read read = check.read(answered.text(), given, wanted.understanding().text(), wanted.language());
        if (read.problems().isEmpty()) {
            return outcome(wanted, read, answered, "drafted by " + answered.route());
        }
        return mend(wanted, given, template, parts, answered, read, settings.draftDeadline().minusNanos(System.nanoTime() - began));
    }

    private Outcome mend(Request wanted, List<Passage> given, Template template, List<Prompt.Part> parts, Completion.Answered answered,
            CheckDraft.Read read, Duration left) {
        String problems = "- " + String.join("\n- ", read.problems());
        if (left.isNegative() || left.isZero()) {
            return unusable(answered.route(), read.problems());
        }
        List<Prompt.Part> again = new ArrayList<>(parts);
        again.add(new Prompt.Part(Prompt.Role.ASSISTANT, answered.text()));
        Template mend = prompts.template("mend");
        again.addAll(mend.fill(Map.of("problems", WordsOfOthers.plain(problems))));
        Completion second = complete.complete(new Prompt(mend.name(), Integer.toString(mend.version()), again, template.schema(), left));
        if (!(second instanceof Completion.Answered mended)) {
            return failed((Completion.Failed) second);
        }
        CheckDraft.Read better = check.read(mended.text(), given, wanted.understanding().text(), wanted.language());
        return better.problems().isEmpty() ? outcome(wanted, better, mended, "drafted by " + mended.route() + ", mended once: " + read.problems()
                .getFirst())
                : unusable(mended.route() + ", mended once", better.problems());
    }

    private static Outcome outcome(Request wanted, CheckDraft.Read read, Completion.Answered answered, String note) {
        if (read.noAnswer()) {
            return new NothingFits(new Reason("no-knowledge", "the model " + answered.route() + " found no answer in the passages"));
        }
        return new Drafted(new Draft(wanted.turn(), wanted.language(), read.answer(), read.citations(), answered.route(), read.asksBack()), note);
    }

    private static Outcome failed(Completion.Failed failed) {
        return new Unusable(reason("model-" + failed.kind().word(), failed.route() + ": "
                + failed.detail()));
    }

    private static Outcome unusable(String by, List<String> problems) {
        return new Unusable(reason("draft-unusable", by + ": " + String.join(" ", problems)));
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

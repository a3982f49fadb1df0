package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Passage;
import dev.bailiwick.model.Check;
import dev.bailiwick.model.Flaw;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prepares what a model is asked for a draft with, and what its draft must stand up to; the same for a customer's turn and for a contract. */
final class AskForDraft {

    private final CheckDraft check;
    private final DraftingSettings settings;

    AskForDraft(CheckDraft check, DraftingSettings settings) {
        this.check = check;
        this.settings = settings;
    }

    /** A prompt, and what an answer to it must stand up to. */
    record Ready(Prompt prompt, Standards standards) {
    }

    /**
     * @param book     the prompts in force
     * @param language the language to answer in
     * @param given    what may be quoted
     * @param open     the messages to be answered
     * @param before   what was said before
     * @param question what is asked for in them
     * @param mask     the placeholders in all of these words
     */
    Ready ready(PromptFiles.Book book, Language language, List<Passage> given, List<Message> open, List<Message> before,
            String question, ConversationMask mask) {
        return ready(book, language, given, WordsOfOthers.earlier(before, mask), WordsOfOthers.plain(mask.mask(Detectors.joined(open))), question,
                mask, References.of(open, before, language, given));
    }

    /** The same with words that no customer wrote. */
    Ready ready(PromptFiles.Book book, Language language, List<Passage> given, String earlier, String message, String question, ConversationMask mask,
            Map<String, String> references) {
        Prompt prompt = book.fill(Needed.DRAFT, Map.of("language", language.code(), "passages", passages(given), "earlier", earlier, "message", message),
                settings.draftDeadline()).holding(Route.DataClass.MASKED).filledWith(references);
        return new Ready(prompt, new Standards(book, new Asked(given, message, question, language, book.instructions(Needed.DRAFT), mask)));
    }

    /** @return the placeholders of a turn; what stands in a passage in brackets is nobody's data */
    static ConversationMask mask(List<Message> open, List<Message> before, List<Passage> given) {
        return ConversationMask.over(before, open, given.stream().map(Passage::whole).collect(Collectors.joining("\n")));
    }

    static String passages(List<Passage> given) {
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

    /** What an answer must stand up to, and how the model is asked to mend it. */
    final class Standards implements Check {

        private final PromptFiles.Book book;
        private final Asked asked;
        private String text;
        private CheckDraft.Read read;

        private Standards(PromptFiles.Book book, Asked asked) {
            this.book = book;
            this.asked = asked;
        }

        /** To ground a draft costs more than to keep what was found: what is usable was read just before. */
        CheckDraft.Read read(String answer) {
            if (!answer.equals(text)) {
                read = check.read(answer, asked, book.reader(Needed.DRAFT), book.refusals());
                text = answer;
            }
            return read;
        }

        Asked asked() {
            return asked;
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
            return book.template(Needed.MEND).fill(Map.of("problems", WordsOfOthers.plain(book.mending().of(flaws))));
        }
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.ConversationMask;
import dev.bailiwick.kernel.Citation;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Passage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model was asked for a draft with, and what the draft is held against.
 *
 * @param given        the passages that it was given, numbered from 1
 * @param message      the customer's words as the model saw them
 * @param question     what is asked for in them, a follow-up joined with what it follows
 * @param language     the language to answer in
 * @param instructions our own words to it
 * @param mask         the customer's own data, and the placeholders that stand for it
 */
record Asked(List<Passage> given, String message, String question, Language language, List<String> instructions,
        ConversationMask mask) {

    /** @return all passages as one text */
    String quotable() {
        return given.stream().map(Passage::whole).collect(Collectors.joining("\n"));
    }

    /** @return a citation of each passage */
    List<Citation> citations() {
        return given.stream().map(Passage::citation).toList();
    }
}

package dev.bailiwick.drafting;

import dev.bailiwick.kernel.Language;
import java.util.Map;
import java.util.Optional;

/** The company's fixed words: what is always said the same way, from {@code prompts/wording/<language>.yaml}. */
public interface Wordings {

    /**
     * @param key      names the words, such as {@code handoff.default}
     * @param language the language wanted
     * @param values   what fills the {@code {name}} places
     * @return the words, in English when the language has none of this key; empty when the key is unknown
     */
    Optional<Said> say(String key, Language language, Map<String, String> values);

    /**
     * @param key names the words
     * @return whether there are such words, in English at least
     */
    boolean has(String key);

    /**
     * @param text     the words
     * @param language the language they are in
     */
    record Said(String text, Language language) {
    }
}

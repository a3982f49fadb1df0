package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.knowledge.Embeddings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sentences that show what something looks like, and sentences that look like it and are something else. English ones are compared by
 * their vectors; other languages, which the local embeddings do not know, by their letters.
 *
 * @param exemplars what it looks like, by language
 * @param counter   what it is not, by language
 */
record Exemplars(Map<String, List<String>> exemplars, Map<String, List<String>> counter) {

    static final String ENGLISH = "en";
    private static final String MIXED = "*";

    /**
     * The nearest of some sentences.
     *
     * @param nearness 0 to 1; 0 when there are none
     * @param sentence the sentence, or null
     */
    record Nearest(double nearness, String sentence) {

        static final Nearest NONE = new Nearest(0, null);

        Nearest orNearer(Nearest other) {
            return other.nearness > nearness ? other : this;
        }
    }

    /** Reads both kinds. A list without languages may mix them: each sentence is told its own, and what cannot be told is English. */
    static Exemplars read(YamlBlock yaml, TellLanguage tellLanguage) {
        return new Exemplars(byLanguage(yaml, "exemplars", tellLanguage), byLanguage(yaml, "counter-exemplars", tellLanguage));
    }

    private static Map<String, List<String>> byLanguage(YamlBlock yaml, String key, TellLanguage tellLanguage) {
        Map<String, List<String>> sorted = new TreeMap<>();
        yaml.textsByLanguage(key, MIXED).forEach((language, sentences) -> {
            for (String sentence : sentences) {
                Language told = language.equals(MIXED) ? tellLanguage.tell(sentence, Language.UNSURE).language() : new Language(language);
                sorted.computeIfAbsent(told.isSure() ? told.code() : ENGLISH, code -> new ArrayList<>()).add(sentence);
            }
        });
        return sorted;
    }

    /** @return the English sentences, both kinds: what has to be embedded */
    List<String> english() {
        List<String> all = new ArrayList<>(exemplars.getOrDefault(ENGLISH, List.of()));
        all.addAll(counter.getOrDefault(ENGLISH, List.of()));
        return all;
    }

    static Nearest byVector(float[] vector, List<String> sentences, Vectors vectors) {
        Nearest nearest = Nearest.NONE;
        for (String sentence : sentences) {
            nearest = nearest.orNearer(new Nearest(Embeddings.cosine(vector, vectors.of(sentence)), sentence));
        }
        return nearest;
    }

    static Nearest byLetters(Map<String, Integer> trigrams, List<String> sentences) {
        Nearest nearest = Nearest.NONE;
        for (String sentence : sentences) {
            nearest = nearest.orNearer(new Nearest(Words.cosine(trigrams, Words.trigrams(sentence)), sentence));
        }
        return nearest;
    }
}

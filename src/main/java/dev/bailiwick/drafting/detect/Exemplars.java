package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sentences that show what something looks like, and sentences that look like it and are something else. English ones are compared by
 * their vectors; other languages, which the local embeddings do not know, by their letters.
 *
 * @param exemplars what it looks like, by language
 * @param counter   what it is not, by language
 */
record Exemplars(Map<String, List<String>> exemplars, Map<String, List<String>> counter) {

    static final String ENGLISH = "en";

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

    /** @return the English sentences, both kinds: what has to be embedded */
    List<String> english() {
        List<String> all = new ArrayList<>(exemplars.getOrDefault(ENGLISH, List.of()));
        all.addAll(counter.getOrDefault(ENGLISH, List.of()));
        return all;
    }

    static Nearest byVector(float[] vector, List<String> sentences, Vectors vectors) {
        Nearest nearest = Nearest.NONE;
        for (String sentence : sentences) {
            nearest = nearest.orNearer(new Nearest(dev.bailiwick.knowledge.Embeddings.cosine(vector, vectors.of(sentence)), sentence));
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

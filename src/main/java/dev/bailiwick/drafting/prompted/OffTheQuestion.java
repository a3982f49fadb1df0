package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Embeddings;
import java.util.List;

/**
 * Whether an answer is about something else than the question, by the local embeddings: neither it as a whole nor one of its first sentences comes
 * near to the question. Only in English, which is what the embeddings know. How the floor was measured stands in docs/benchmarks.md.
 */
public final class OffTheQuestion {

    private static final int MOST_SENTENCES = 5;
    private static final int LEAST_WORDS = 3;
    private static final int LONGEST = 2_000;

    private final Embeddings embeddings;
    private final double floor;

    /**
     * @param embeddings vectors of words
     * @param floor      the cosine below which an answer is off the question; 0 for never
     */
    public OffTheQuestion(Embeddings embeddings, double floor) {
        this.embeddings = embeddings;
        this.floor = floor;
    }

    boolean is(String answer, String question, Language language) {
        // A question of a word or two says too little to be far from anything.
        return floor > 0 && language.equals(Language.ENGLISH) && Words.of(question).size() >= LEAST_WORDS && nearness(answer, question) < floor;
    }

    /**
     * @param answer   what is said
     * @param question what was asked
     * @return how near the nearest of it is, -1 to 1
     */
    public double nearness(String answer, String question) {
        float[] asked = embeddings.embed(cut(question));
        double nearest = Embeddings.cosine(asked, embeddings.embed(cut(answer)));
        List<String> sentences = Words.sentences(answer);
        for (String sentence : sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()))) {
            nearest = Math.max(nearest, Embeddings.cosine(asked, embeddings.embed(cut(sentence))));
        }
        return nearest;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}

package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.Language;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text prepared for being looked at: whole and by its sentences, so that one sentence in a long message is not drowned by the others. */
final class Looks {

    private static final int MOST_SENTENCES = 8;
    private static final int FEWEST_WORDS = 3;

    private final Language language;
    private final List<String> words;
    private final List<String> parts;
    private List<float[]> vectors;

    Looks(String text, Language language) {
        this.language = language;
        this.words = Words.of(text);
        Set<String> distinct = new LinkedHashSet<>();
        if (text.length() <= 400) {
            distinct.add(text.strip());
        }
        for (String sentence : Words.sentences(text)) {
            if (distinct.size() <= MOST_SENTENCES && Words.of(sentence).size() >= FEWEST_WORDS) {
                distinct.add(sentence.length() > 600 ? sentence.substring(0, 600) : sentence);
            }
        }
        if (distinct.isEmpty()) {
            distinct.add(text.substring(0, Math.min(text.length(), 600)));
        }
        distinct.removeIf(part -> Words.of(part).isEmpty());
        this.parts = List.copyOf(distinct);
    }

    Language language() {
        return language;
    }

    List<String> words() {
        return words;
    }

    List<String> parts() {
        return parts;
    }

    /** The local embeddings know English; a text in no language that could be told is read as English, so that it is not overlooked. */
    boolean readByVectors() {
        return language.equals(Language.ENGLISH) || !language.isSure();
    }

    List<float[]> vectors(Vectors embedder) {
        if (vectors == null) {
            vectors = new ArrayList<>();
            parts.forEach(part -> vectors.add(embedder.ofText(part)));
        }
        return vectors;
    }
}

package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.words.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds whole phrases in a text, whatever their capitals: each phrase is one or several words that stand next to each other. */
final class PhraseBook {

    /** By the first word of a phrase: all phrases that begin so. */
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    private record Phrase(List<String> words, String written) {
    }

    PhraseBook(Collection<String> phrases) {
        for (String phrase : phrases) {
            List<String> words = Words.of(phrase);
            if (!words.isEmpty()) {
                byFirstWord.merge(words.getFirst(), List.of(new Phrase(words, phrase)),
                        (one, other) -> java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
            }
        }
    }

    /** @return the first phrase found in the words, as it stands in the book */
    Optional<String> find(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
                if (at + phrase.words.size() <= words.size() && words.subList(at, at + phrase.words.size()).equals(phrase.words)) {
                    return Optional.of(phrase.written);
                }
            }
        }
        return Optional.empty();
    }

    /** @return whether the words are nothing but phrases of the book, one after another */
    boolean isAllOf(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            int longest = 0;
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(at), List.of())) {
                int size = phrase.words.size();
                if (size > longest && at + size <= words.size() && words.subList(at, at + size).equals(phrase.words)) {
                    longest = size;
                }
            }
            if (longest == 0) {
                return false;
            }
            at += longest;
        }
        return !words.isEmpty();
    }
}

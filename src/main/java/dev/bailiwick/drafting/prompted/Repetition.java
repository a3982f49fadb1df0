package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether words repeat a text that they must not repeat: a run of the same words, whatever stands between them and however they are written. */
final class Repetition {

    private final int length;

    /** @param length how many words one after another make a repetition; fewer are chance */
    Repetition(int length) {
        this.length = length;
    }

    /**
     * @param words     what is said
     * @param forbidden what must not be repeated
     * @param allowed   what may be repeated, also where it stands in what must not
     * @return whether it is repeated
     */
    boolean of(String words, List<String> forbidden, List<String> allowed) {
        Set<String> said = runs(words);
        allowed.forEach(text -> said.removeAll(runs(text)));
        return !said.isEmpty() && forbidden.stream().anyMatch(text -> runs(text).stream().anyMatch(said::contains));
    }

    private Set<String> runs(String text) {
        List<String> words = Words.of(text);
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + length <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + length)));
        }
        return runs;
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.util.ArrayList;
import java.util.List;

/** How models refuse, in the languages that the company speaks: {@code prompts/refusals.yaml}. */
final class Refusals {

    static final String PATH = "prompts/refusals.yaml";
    private static final int SHORTEST = 8;

    private final List<String> phrases;

    private Refusals(List<String> phrases) {
        this.phrases = phrases;
    }

    /**
     * @param files the company's files
     * @return its phrases
     * @throws InvalidFile when the file is missing, a phrase is too short to be told from ordinary words, or a language in which the company has
     *                     fixed words has none
     */
    static Refusals read(CompanyFiles files) {
        CompanyFile file = files.file(PATH);
        if (file == null) {
            throw new InvalidFile(PATH, 0, "is missing; write how a model refuses, by language, such as 'en: [\"I can't help with\"]'");
        }
        YamlBlock yaml = YamlBlock.of(file);
        List<String> phrases = new ArrayList<>();
        for (String language : yaml.keys()) {
            List<String> own = yaml.texts(language).stream().map(Words::normal).toList();
            if (own.isEmpty() || own.stream().anyMatch(phrase -> phrase.length() < SHORTEST)) {
                throw yaml.wrong(language, "must be a list of phrases of at least " + SHORTEST + " characters");
            }
            phrases.addAll(own);
        }
        for (CompanyFile wording : files.below("prompts/wording", ".yaml", ".yml")) {
            String language = wording.name().substring(0, wording.name().lastIndexOf('.'));
            if (!yaml.has(language)) {
                throw new InvalidFile(PATH, 0, "has no phrases for '" + language + "', in which the company has fixed words (" + wording.path()
                        + "); add how a model refuses in it");
            }
        }
        return new Refusals(List.copyOf(phrases));
    }

    /**
     * @param words what a model said
     * @param given what it was given to quote: a phrase that stands there is quoted, and refuses nothing
     * @return whether it refuses to answer
     */
    boolean refuses(String words, String given) {
        String said = Words.normal(words);
        String known = Words.normal(given);
        return phrases.stream().anyMatch(phrase -> said.contains(phrase) && !known.contains(phrase));
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import dev.bailiwick.model.Flaw;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model is told of an answer that is no good, one sentence for each kind of flaw: {@code prompts/mend/flaws.yaml}. */
final class MendingWords {

    static final String PATH = "prompts/mend/flaws.yaml";
    private static final String WHAT = "{{what}}";

    private final Map<Flaw.Kind, String> sentences;
    private final String digest;

    private MendingWords(Map<Flaw.Kind, String> sentences, String digest) {
        this.sentences = sentences;
        this.digest = digest;
    }

    /**
     * @param files the company's files
     * @return its sentences
     * @throws InvalidFile when a kind has no sentence, a sentence belongs to no kind or does not say once what was seen
     */
    static MendingWords read(CompanyFiles files) {
        CompanyFile file = files.file(PATH);
        if (file == null) {
            throw new InvalidFile(PATH, 0, "is missing; it says to a model what is wrong, one sentence for each kind of flaw");
        }
        YamlBlock yaml = YamlBlock.of(file).only(Arrays.stream(Flaw.Kind.values()).map(Flaw.Kind::word).toArray(String[]::new));
        Map<Flaw.Kind, String> sentences = new EnumMap<>(Flaw.Kind.class);
        for (Flaw.Kind kind : Flaw.Kind.values()) {
            String sentence = yaml.text(kind.word());
            if (sentence.split(java.util.regex.Pattern.quote(WHAT), -1).length != 2 || sentence.replace(WHAT, "").matches("(?s).*\\{\\{.*")) {
                throw yaml.wrong(kind.word(), "must have the place {{what}} once and no other: it is filled with what exactly was seen");
            }
            sentences.put(kind, sentence.strip());
        }
        return new MendingWords(sentences, Template.digest(file));
    }

    /** @return the hash of the file */
    String digest() {
        return digest;
    }

    /**
     * @param flaws what is wrong
     * @return the sentences that say so, one a line, each kind once
     */
    String of(List<Flaw> flaws) {
        Map<Flaw.Kind, String> seen = flaws.stream().collect(Collectors.groupingBy(Flaw::kind, () -> new EnumMap<>(Flaw.Kind.class),
                Collectors.mapping(Flaw::words, Collectors.joining(" "))));
        return seen.entrySet().stream().map(entry -> "- " + sentences.get(entry.getKey()).replace(WHAT, entry.getValue()))
                .collect(Collectors.joining("\n"));
    }
}

package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.Understanding.Topic;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Regulated topics from {@code rules/drl/topics/*.yaml}: a text is near to one when it is near to an exemplar, nearer than to every
 * counter-exemplar and every sentence of the company's ordinary business, or when it has one of the topic's words.
 */
final class Topics {

    private record Known(String name, Exemplars exemplars, Map<String, PhraseBook> words, double floor) {
    }

    private static final String FOLDER = "rules/drl/topics";

    private final List<Known> topics = new ArrayList<>();
    private final DraftingSettings settings;
    private final TellLanguage tellLanguage;

    Topics(CompanyFiles files, DraftingSettings settings, TellLanguage tellLanguage) {
        this.settings = settings;
        this.tellLanguage = tellLanguage;
        Set<String> names = new HashSet<>();
        List<InvalidFile> broken = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".yaml", ".yml")) {
            try {
                Known topic = read(file);
                if (!names.add(topic.name)) {
                    throw new InvalidFile(file.path(), 0, "the topic '" + topic.name + "' has a file already; keep one");
                }
                topics.add(topic);
            } catch (InvalidFile e) {
                broken.add(e);
            }
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all(FOLDER, broken);
        }
    }

    private Known read(CompanyFile file) {
        YamlBlock yaml = YamlBlock.of(file);
        yaml.only("topic", "title", "exemplars", "counter-exemplars", "words", "floor");
        String name = yaml.text("topic").strip();
        if (!name.matches("[a-z][a-z0-9-]{0,59}")) {
            throw new InvalidFile(file.path(), yaml.line("topic"), "'topic' must be small letters, digits and hyphens, such as investment-advice");
        }
        yaml.text("title");
        Exemplars exemplars = Exemplars.read(yaml, tellLanguage);
        Map<String, PhraseBook> words = new LinkedHashMap<>();
        // A list without a language is looked for in every language; one for a language only in that one, and where the language is unsure.
        yaml.textsByLanguage("words", "*").forEach((language, phrases) -> words.put(language, new PhraseBook(phrases)));
        if (exemplars.exemplars().isEmpty() && words.isEmpty()) {
            throw new InvalidFile(file.path(), 0, "needs 'exemplars' or 'words'; otherwise nothing is ever near to the topic");
        }
        return new Known(name, exemplars, words, yaml.share("floor", settings.topicFloor()));
    }

    List<String> english() {
        return topics.stream().flatMap(topic -> topic.exemplars.english().stream()).toList();
    }

    List<String> names() {
        return topics.stream().map(Known::name).toList();
    }

    /**
     * @param looks    the text as it is looked at
     * @param ordinary English sentences of ordinary business, which count against every topic
     * @param vectors  the exemplars' vectors
     * @return the topics it is near to, the nearest first
     */
    List<Topic> near(Looks looks, List<String> ordinary, Vectors vectors) {
        Map<String, Topic> near = new TreeMap<>();
        for (Known topic : topics) {
            byWord(topic, looks).or(() -> byExemplar(topic, looks, ordinary, vectors)).ifPresent(found -> near.put(topic.name, found));
        }
        return near.values().stream().sorted(java.util.Comparator.comparing(Topic::nearness).reversed().thenComparing(Topic::name)).toList();
    }

    private static Optional<Topic> byWord(Known topic, Looks looks) {
        for (Map.Entry<String, PhraseBook> words : topic.words.entrySet()) {
            if (words.getKey().equals("*") || !looks.language().isSure() || words.getKey().equals(looks.language().code())) {
                Optional<String> word = words.getValue().find(looks.words());
                if (word.isPresent()) {
                    return Optional.of(new Topic(topic.name, 1, word.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Topic> byExemplar(Known topic, Looks looks, List<String> ordinary, Vectors vectors) {
        if (looks.readByVectors()) {
            Topic best = null;
            for (float[] vector : looks.vectors(vectors)) {
                Exemplars.Nearest nearest = Exemplars.byVector(vector, topic.exemplars.exemplars().getOrDefault(Exemplars.ENGLISH, List.of()),
                        vectors);
                if (nearest.nearness() >= topic.floor && (best == null || nearest.nearness() > best.nearness())
                        && nearest.nearness() - against(topic, vector, ordinary, vectors) >= settings.topicMargin()) {
                    best = new Topic(topic.name, Math.min(1, nearest.nearness()), nearest.sentence());
                }
            }
            return Optional.ofNullable(best);
        }
        String code = looks.language().code();
        Topic best = null;
        for (String part : looks.parts()) {
            Map<String, Integer> trigrams = Words.trigrams(part);
            Exemplars.Nearest nearest = Exemplars.byLetters(trigrams, topic.exemplars.exemplars().getOrDefault(code, List.of()));
            if (nearest.nearness() >= settings.lexicalFloor() && nearest.nearness() > Exemplars.byLetters(trigrams, topic.exemplars.counter()
                    .getOrDefault(code, List.of())).nearness()
                    && (best == null || nearest.nearness() > best.nearness())) {
                best = new Topic(topic.name, Math.min(1, nearest.nearness()), nearest.sentence());
            }
        }
        return Optional.ofNullable(best);
    }

    /** How near a text is to what only looks like the topic, or is nothing but daily business. */
    private static double against(Known topic, float[] vector, List<String> ordinary, Vectors vectors) {
        List<String> counter = topic.exemplars.counter().getOrDefault(Exemplars.ENGLISH, List.of());
        return Math.max(Exemplars.byVector(vector, counter, vectors).nearness(), Exemplars.byVector(vector, ordinary, vectors).nearness());
    }
}

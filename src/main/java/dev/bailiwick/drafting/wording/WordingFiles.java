package dev.bailiwick.drafting.wording;

import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.YamlBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The fixed words, checked before they are in force so that a customer never reads {@code {x}}: a key may only have the places that are declared for
 * it here, and English has every key that the program itself says. Officers may add keys of their own, without places.
 */
@Component
public class WordingFiles implements Wordings {

    private static final Logger LOG = LoggerFactory.getLogger(WordingFiles.class);
    private static final String FOLDER = "prompts/wording";
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST = 4_000;

    /** The places that a key may have; a key that is not here has none. */
    private static final Map<String, Set<String>> PLACES = Map.of(
            "handoff.closed", Set.of("opens"),
            "handoff.language", Set.of("language"),
            "language.not-offered", Set.of("languages"),
            "language.not-now", Set.of("languages"),
            "ask.which", Set.of("options"),
            "lost-card.summary", Set.of("card_last_four", "when_noticed", "where_lost", "callback_number", "replacement"),
            "librarian.lead-in", Set.of("title"),
            "librarian.lead-in-dated", Set.of("title", "from"));

    /** What the program says by itself, so that English must have it. */
    private static final List<String> NEEDED = List.of("disclosure.ai", "greeting", "thanks", "handoff.default", "handoff.closed",
            "handoff.no-knowledge", "handoff.waiting",
            "handoff.human-wanted", "handoff.complaint", "handoff.desk-closed", "handoff.language", "handoff.lost-card", "declined.out-of-scope",
            "language.not-offered", "language.not-now",
            "ask.which", "ask.rephrase", "complaint.acknowledged", "lost-card.begin", "ask.card_last_four", "ask.when_noticed", "ask.where_lost",
            "ask.callback_number", "ask.replacement", "lost-card.summary", "librarian.lead-in", "librarian.lead-in-dated", "librarian.also",
            "holding.one-moment", "conversation.nudge", "conversation.abandoned", "card-number.masked");

    private volatile Map<Language, Map<String, String>> inForce;

    /**
     * @param files where the words stand
     * @throws InvalidFile when a file is not plain YAML, English is missing or lacks a key, or a key has a place that nothing fills
     */
    public WordingFiles(CompanyFiles files) {
        inForce = read(files);
    }

    /** Other words, read and in order, and not yet in force. */
    public final class Prepared {

        private final Map<Language, Map<String, String>> read;

        private Prepared(Map<Language, Map<String, String>> read) {
            this.read = read;
        }

        /** @return the keys that English has, and with it every other language */
        public Set<String> keys() {
            return read.get(Language.ENGLISH).keySet();
        }

        /** Puts them into force. */
        public void takeUp() {
            inForce = read;
        }
    }

    /**
     * @param files where other words stand
     * @return these, not yet in force
     * @throws InvalidFile naming every file that cannot be used
     */
    public Prepared prepare(CompanyFiles files) {
        return new Prepared(read(files));
    }

    private static Map<Language, Map<String, String>> read(CompanyFiles files) {
        Map<Language, Map<String, String>> byLanguage = new HashMap<>();
        List<InvalidFile> broken = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".yaml", ".yml")) {
            try {
                String name = file.name().substring(0, file.name().lastIndexOf('.'));
                if (!name.matches("[a-z]{2,3}")) {
                    throw new InvalidFile(file.path(), 0, "must be named by a language's code, such as en.yaml");
                }
                if (byLanguage.put(new Language(name), read(file)) != null) {
                    throw new InvalidFile(file.path(), 0, "there is a second file for this language; keep one");
                }
            } catch (InvalidFile e) {
                broken.add(e);
            }
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all(FOLDER, broken);
        }
        checkEnglish(byLanguage);
        return Map.copyOf(byLanguage);
    }

    private static void checkEnglish(Map<Language, Map<String, String>> byLanguage) {
        Map<String, String> english = byLanguage.get(Language.ENGLISH);
        if (english == null) {
            throw new InvalidFile(FOLDER + "/en.yaml", 0, "is missing: English is what every other language falls back to");
        }
        List<InvalidFile> missing = NEEDED.stream().filter(key -> !english.containsKey(key)).map(key -> new InvalidFile(FOLDER + "/en.yaml", 0,
                "the key '" + key + "' is missing; the program says it, so it needs words")).toList();
        if (!missing.isEmpty()) {
            throw InvalidFile.all(FOLDER + "/en.yaml", missing);
        }
        byLanguage.forEach((language, words) -> {
            Set<String> fallingBack = new TreeSet<>(english.keySet());
            fallingBack.removeAll(words.keySet());
            if (!fallingBack.isEmpty()) {
                LOG.warn("{}/{}.yaml lacks {}: English is said instead", FOLDER, language, fallingBack);
            }
        });
    }

    private static Map<String, String> read(CompanyFile file) {
        YamlBlock yaml = YamlBlock.of(file);
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : yaml.keys()) {
            if (!key.matches("[a-z][a-z0-9_.-]{0,79}")) {
                throw new InvalidFile(file.path(), yaml.line(key), "'" + key + "' must be small letters, digits and . _ -");
            }
            String text = yaml.text(key).strip();
            if (text.length() > LONGEST) {
                throw new InvalidFile(file.path(), yaml.line(key), "'" + key + "' has more than " + LONGEST + " characters");
            }
            checkPlaces(file, yaml.line(key), key, text);
            words.put(key, text);
        }
        return words;
    }

    private static void checkPlaces(CompanyFile file, int line, String key, String text) {
        Set<String> allowed = PLACES.getOrDefault(key, Set.of());
        List<String> found = PLACE.matcher(text).results().map(result -> result.group(1)).toList();
        for (String place : found) {
            if (!allowed.contains(place)) {
                throw new InvalidFile(file.path(), line, "'" + key + "' has the place {" + place + "}, which nothing fills; "
                        + (allowed.isEmpty() ? "this key has no places" : "allowed are {" + String.join("}, {", new TreeSet<>(allowed)) + "}"));
            }
        }
        if (PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            throw new InvalidFile(file.path(), line, "'" + key + "' has a single { or }; a place is written {name}");
        }
    }

    @Override
    public Optional<Said> say(String key, Language language, Map<String, String> values) {
        Map<Language, Map<String, String>> byLanguage = inForce;
        Map<String, String> own = byLanguage.getOrDefault(language, Map.of());
        Language spoken = own.containsKey(key) ? language : Language.ENGLISH;
        return Optional.ofNullable(byLanguage.get(spoken).get(key)).map(text -> new Said(fill(key, text, values), spoken));
    }

    @Override
    public boolean has(String key) {
        return inForce.get(Language.ENGLISH).containsKey(key);
    }

    private static String fill(String key, String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the words '" + key + "' need a value for " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

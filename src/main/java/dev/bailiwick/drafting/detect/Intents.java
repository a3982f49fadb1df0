package dev.bailiwick.drafting.detect;

import dev.bailiwick.drafting.DraftingSettings;
import dev.bailiwick.drafting.words.Words;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.YamlBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers want, from {@code processes/intents/*.yaml}: some intents call for a procedure, the others are for reports. */
final class Intents {

    /**
     * One intent.
     *
     * @param name      names it
     * @param title     for people
     * @param procedure the procedure it calls for, or null
     * @param exemplars what asks for it, and what only looks so
     */
    record Intent(String name, String title, String procedure, Exemplars exemplars) {
    }

    /**
     * The intent found.
     *
     * @param intent   the intent
     * @param nearness 0 to 1
     */
    record Found(Intent intent, double nearness) {
    }

    private static final String FOLDER = "processes/intents";

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, String> procedures = new LinkedHashMap<>();
    private final DraftingSettings settings;

    Intents(CompanyFiles files, DraftingSettings settings, TellLanguage tellLanguage) {
        this.settings = settings;
        List<InvalidFile> broken = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".yaml", ".yml")) {
            try {
                Intent intent = read(file, tellLanguage);
                if (intents.put(intent.name, intent) != null) {
                    throw new InvalidFile(file.path(), 0, "the intent '" + intent.name + "' has a file already; keep one");
                }
                if (intent.procedure != null) {
                    procedures.put(file.path(), intent.procedure);
                }
            } catch (InvalidFile e) {
                broken.add(e);
            }
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all(FOLDER, broken);
        }
    }

    private static Intent read(CompanyFile file, TellLanguage tellLanguage) {
        YamlBlock yaml = YamlBlock.of(file);
        yaml.only("intent", "title", "procedure", "exemplars", "counter-exemplars");
        String name = yaml.text("intent").strip();
        if (!file.name().replaceAll("\\.ya?ml$", "").equals(name)) {
            throw new InvalidFile(file.path(), yaml.line("intent"), "'intent' must be the file's name without its ending, not '" + name + "'");
        }
        Exemplars exemplars = Exemplars.read(yaml, tellLanguage);
        if (exemplars.exemplars().values().stream().allMatch(List::isEmpty)) {
            throw new InvalidFile(file.path(), 0, "'exemplars' is missing; give at least five sentences that ask for it");
        }
        return new Intent(name, yaml.text("title"), yaml.text("procedure", null), exemplars);
    }

    List<String> english() {
        return intents.values().stream().flatMap(intent -> intent.exemplars.english().stream()).toList();
    }

    /** @return the English exemplars of every intent that is no regulated topic too */
    List<String> ordinary(List<String> topics) {
        return intents.values().stream().filter(intent -> !topics.contains(intent.name))
                .flatMap(intent -> intent.exemplars.exemplars().getOrDefault(Exemplars.ENGLISH, List.of()).stream()).toList();
    }

    /** @return the procedures by the path of the file that calls for them */
    Map<String, String> procedures() {
        return procedures;
    }

    Optional<Intent> named(String name) {
        return Optional.ofNullable(intents.get(name));
    }

    List<Intent> all() {
        return List.copyOf(intents.values());
    }

    /** Of what is near enough the nearest; an intent with a procedure goes before the others, because somebody reports what happened to them. */
    Optional<Found> find(Looks looks, Vectors vectors) {
        List<Found> found = new ArrayList<>();
        for (Intent intent : intents.values()) {
            double nearness = looks.readByVectors() ? byVector(intent, looks, vectors) : byLetters(intent, looks);
            if (nearness > 0) {
                found.add(new Found(intent, nearness));
            }
        }
        Optional<Found> procedure = nearest(found.stream().filter(one -> one.intent.procedure != null).toList());
        return procedure.isPresent() ? procedure : nearest(found);
    }

    private static Optional<Found> nearest(List<Found> found) {
        Found best = null;
        for (Found one : found) {
            best = best == null || one.nearness > best.nearness ? one : best;
        }
        return Optional.ofNullable(best);
    }

    private double byVector(Intent intent, Looks looks, Vectors vectors) {
        double floor = intent.procedure == null ? settings.intentFloor() : settings.procedureFloor();
        double best = 0;
        for (float[] vector : looks.vectors(vectors)) {
            double near = Exemplars.byVector(vector, intent.exemplars.exemplars().getOrDefault(Exemplars.ENGLISH, List.of()), vectors).nearness();
            if (near >= floor && near > best
                    && near - Exemplars.byVector(vector, intent.exemplars.counter().getOrDefault(Exemplars.ENGLISH, List.of()), vectors)
                            .nearness() >= settings.intentMargin()) {
                best = near;
            }
        }
        return Math.min(1, best);
    }

    private double byLetters(Intent intent, Looks looks) {
        String code = looks.language().code();
        double best = 0;
        for (String part : looks.parts()) {
            Map<String, Integer> trigrams = Words.trigrams(part);
            double near = Exemplars.byLetters(trigrams, intent.exemplars.exemplars().getOrDefault(code, List.of())).nearness();
            if (near >= settings.lexicalFloor() && near > best && near > Exemplars.byLetters(trigrams, intent.exemplars.counter()
                    .getOrDefault(code, List.of())).nearness()) {
                best = near;
            }
        }
        return Math.min(1, best);
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.model.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Reads {@code prompts/<name>/<version>.md}; of each name the highest version is in force. Read strictly, also when no model is configured. */
@Component
public class PromptFiles implements PromptBook {

    private static final String FOLDER = "prompts";

    private volatile Book inForce;

    /**
     * @param files where the prompts stand
     * @throws InvalidFile when a prompt is missing or cannot be used
     */
    public PromptFiles(CompanyFiles files) {
        inForce = read(files);
    }

    /**
     * What is in force together: who begins with it goes on with it to the end.
     *
     * @param templates the prompts for all models, by name
     * @param variants  the prompts for one family, by name and family
     * @param contracts what a model must do before it may serve, by the prompt's name
     * @param refusals  how models refuse
     * @param mending   what they are told of an answer that is no good
     * @param version   the version of all of it
     */
    record Book(Map<String, Template> templates, Map<String, Map<String, Template>> variants, Map<String, Contract> contracts, Refusals refusals,
            MendingWords mending, String version) {

        Template template(Needed needed) {
            return templates.get(needed.word());
        }

        /** @return the prompt that models of a family get */
        Template template(String name, String family) {
            return variants.getOrDefault(name, Map.of()).getOrDefault(Prompt.word(family), templates.get(name));
        }

        ReadJson reader(Needed needed) {
            return new ReadJson(template(needed).schema(), refusals);
        }

        /** @return our own words to the models, in all ways in which they are said */
        List<String> instructions(Needed needed) {
            List<String> all = new ArrayList<>(template(needed).instructions());
            variants.getOrDefault(needed.word(), Map.of()).values().forEach(one -> all.addAll(one.instructions()));
            return List.copyOf(all);
        }

        /** @return twelve hexadecimal digits of the hash over all that a family is told with a prompt, and its contract */
        String digest(String name, String family) {
            // An answer to the draft may be mended, and what a model makes of that is part of what its suite has seen.
            String mended = Needed.of(name) == Needed.DRAFT ? template(Needed.MEND.word(), family).digest() + mending.digest() : "";
            return Template.digest(new CompanyFile(name, (template(name, family).digest() + contracts.get(name).digest() + mended)
                    .getBytes(StandardCharsets.UTF_8))).substring(0, 12);
        }

        /** @return a prompt's places filled, for every family of models */
        Prompt fill(Needed needed, Map<String, String> values, Duration deadline) {
            Template base = template(needed);
            Map<String, Prompt.Variant> others = new TreeMap<>();
            variants.getOrDefault(needed.word(), Map.of()).forEach((family, template) ->
                    others.put(family, new Prompt.Variant(template.label(), template.fill(values), template.schemaText())));
            return new Prompt(base.name(), base.label(), base.fill(values), base.schemaText(), deadline).varying(others);
        }
    }

    /** Other prompts, read and in order, and not yet in force. */
    public final class Prepared {

        private final Book read;

        private Prepared(Book read) {
            this.read = read;
        }

        /** @return the version that they will have */
        public String version() {
            return read.version;
        }

        /** Puts them into force. */
        public void takeUp() {
            inForce = read;
        }
    }

    /**
     * @param files where other prompts stand
     * @return these, not yet in force
     * @throws InvalidFile naming every file that cannot be used
     */
    public Prepared prepare(CompanyFiles files) {
        return new Prepared(read(files));
    }

    private static Book read(CompanyFiles files) {
        List<InvalidFile> broken = new ArrayList<>();
        List<Template> all = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".md")) {
            if (!file.name().equals("README.md")) {
                Template template = orBroken(() -> Template.read(file), broken);
                if (template != null) {
                    all.add(template);
                }
            }
        }
        Map<String, Template> templates = new TreeMap<>();
        all.stream().filter(one -> one.family().isEmpty()).forEach(one -> templates.merge(one.name(), one,
                (first, second) -> first.version() > second.version() ? first : second));
        Map<String, Map<String, Template>> variants = new TreeMap<>();
        for (Template one : all) {
            Template base = templates.get(one.name());
            if (!one.family().isEmpty() && all.stream().noneMatch(other -> other.family().isEmpty() && other.name().equals(one.name())
                    && other.version() == one.version())) {
                broken.add(new InvalidFile(one.path(), 0, "has no " + FOLDER + "/" + one.name() + "/" + one.version() + ".md beside it, which other models get"));
            } else if (!one.family().isEmpty() && one.version() == base.version()) {
                variants.computeIfAbsent(one.name(), name -> new TreeMap<>()).put(one.family(), one);
            }
        }
        Map<String, Contract> contracts = new TreeMap<>();
        for (Needed needed : Needed.values()) {
            check(needed, files, templates, variants, contracts, broken);
        }
        Refusals refusals = orBroken(() -> Refusals.read(files), broken);
        MendingWords mending = orBroken(() -> MendingWords.read(files), broken);
        if (!broken.isEmpty()) {
            throw InvalidFile.all(FOLDER, broken);
        }
        List<CompanyFile> hashed = new ArrayList<>(files.below(FOLDER));
        hashed.addAll(files.below("processes/intents"));
        return new Book(templates, variants, contracts, refusals, mending, "p-" + hash(hashed).substring(0, 12));
    }

    /** Holds a prompt's files against what the program fills and reads. */
    private static void check(Needed needed, CompanyFiles files, Map<String, Template> templates, Map<String, Map<String, Template>> variants,
            Map<String, Contract> contracts, List<InvalidFile> broken) {
        String folder = FOLDER + "/" + needed.word();
        Template template = templates.get(needed.word());
        if (template == null) {
            if (files.below(folder, ".md").isEmpty()) {
                broken.add(new InvalidFile(folder + "/1.md", 0, "is missing; the program needs the prompt '" + needed.word() + "'"));
            }
            return;
        }
        boolean good = orBroken(() -> needed.checked(template), broken) != null;
        variants.getOrDefault(needed.word(), Map.of()).values().forEach(one -> orBroken(() -> needed.checked(one), broken));
        if (!good || template.schema() == null) {
            return;
        }
        CompanyFile file = files.file(folder + "/contract.yaml");
        if (file == null) {
            broken.add(new InvalidFile(folder + "/contract.yaml", 0, "is missing; write what a model must do with the prompt '" + needed.word()
                    + "' before it may serve"));
        } else {
            orBroken(() -> contracts.put(needed.word(), Contract.read(file, template, needed.inputsOfACase())) == null ? "" : "", broken);
        }
    }

    private static <T> T orBroken(Supplier<T> read, List<InvalidFile> broken) {
        try {
            return read.get();
        } catch (InvalidFile e) {
            broken.add(e);
            return null;
        }
    }

    private static String hash(List<CompanyFile> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (CompanyFile file : files) {
                sha.update((file.path() + "\n" + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(file.bytes());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String version() {
        return inForce.version;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        inForce.templates.forEach((name, template) -> {
            names.add(name + "/" + template.label());
            inForce.variants.getOrDefault(name, Map.of()).values().forEach(variant -> names.add(name + "/" + variant.label()));
        });
        return List.copyOf(names);
    }

    Book inForce() {
        return inForce;
    }
}

package dev.bailiwick.drafting.prompted;

import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

    /** What is in force together: who begins with it goes on with it to the end. */
    record Book(Map<String, Template> templates, Refusals refusals, MendingWords mending, String version) {

        Template template(String name) {
            return templates.get(name);
        }

        ReadJson reader(String name) {
            return new ReadJson(template(name).schema(), refusals);
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
        Map<String, Template> templates = new TreeMap<>();
        List<InvalidFile> broken = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".md")) {
            if (file.name().equals("README.md")) {
                continue;
            }
            try {
                Template template = Template.read(file);
                templates.merge(template.name(), template, (one, other) -> one.version() > other.version() ? one : other);
            } catch (InvalidFile e) {
                broken.add(e);
            }
        }
        for (Needed needed : Needed.values()) {
            if (files.below(FOLDER + "/" + needed.word(), ".md").isEmpty()) {
                broken.add(new InvalidFile(FOLDER + "/" + needed.word() + "/1.md", 0, "is missing; the program needs the prompt '" + needed.word() + "'"));
            }
        }
        Refusals refusals = orBroken(() -> Refusals.read(files), broken);
        MendingWords mending = orBroken(() -> MendingWords.read(files), broken);
        for (Needed needed : Needed.values()) {
            Template template = templates.get(needed.word());
            if (template != null) {
                orBroken(() -> needed.checked(template), broken);
            }
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all(FOLDER, broken);
        }
        List<CompanyFile> all = new ArrayList<>(files.below(FOLDER));
        all.addAll(files.below("processes/intents"));
        return new Book(templates, refusals, mending, "p-" + hash(all).substring(0, 12));
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
        return inForce.templates.values().stream().map(template -> template.name() + "/" + template.version()).toList();
    }

    Book inForce() {
        return inForce;
    }
}

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
import org.springframework.stereotype.Component;

/** Reads {@code prompts/<name>/<version>.md}; of each name the highest version is in force. Read strictly, also when no model is configured. */
@Component
public class PromptFiles implements PromptBook {

    private static final String FOLDER = "prompts";
    private static final List<String> NEEDED = List.of("understand", "draft", "mend");

    private final Map<String, Template> templates = new TreeMap<>();
    private final String version;

    /**
     * @param files where the prompts stand
     * @throws InvalidFile when a prompt is missing or cannot be used
     */
    public PromptFiles(CompanyFiles files) {
        for (CompanyFile file : files.below(FOLDER, ".md")) {
            if (file.name().equals("README.md")) {
                continue;
            }
            Template template = Template.read(file);
            templates.merge(template.name(), template, (one, other) -> one.version() > other.version() ? one : other);
        }
        for (String name : NEEDED) {
            if (!templates.containsKey(name)) {
                throw new InvalidFile(FOLDER + "/" + name + "/1.md", 0, "is missing; the program needs the prompt '" + name + "'");
            }
        }
        List<CompanyFile> all = new ArrayList<>(files.below(FOLDER));
        all.addAll(files.below("processes/intents"));
        version = "p-" + hash(all).substring(0, 12);
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
        return version;
    }

    @Override
    public List<String> names() {
        return templates.values().stream().map(template -> template.name() + "/" + template.version()).toList();
    }

    Template template(String name) {
        return templates.get(name);
    }
}

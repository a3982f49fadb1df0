package dev.bailiwick.drafting;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A company's files for tests: the sample company's own, or some that a test writes. */
public final class Company implements CompanyFiles {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** @return a company without files */
    public static Company empty() {
        return new Company();
    }

    /** @return the sample company as it stands at the project's top level */
    public static Company sample() {
        Company company = new Company();
        for (String folder : List.of("prompts", "processes", "rules", "knowledge")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                    for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                        company.files.put(path.toString().replace('\\', '/'), Files.readAllBytes(path));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return company;
    }

    /**
     * @param path where it stands
     * @param text what it says
     * @return this
     */
    public Company with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public List<CompanyFile> below(String folder, String... endings) {
        List<CompanyFile> found = new ArrayList<>();
        files.forEach((path, content) -> {
            if (path.startsWith(folder + "/") && (endings.length == 0 || Stream.of(endings).anyMatch(path::endsWith))) {
                found.add(new CompanyFile(path, content));
            }
        });
        found.sort(Comparator.comparing(CompanyFile::path));
        return found;
    }

    @Override
    public CompanyFile file(String path) {
        return files.containsKey(path) ? new CompanyFile(path, files.get(path)) : null;
    }

    @Override
    public String origin(String folder) {
        return "a test";
    }
}

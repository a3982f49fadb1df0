package dev.bailiwick.knowledge;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A company's files that a test writes as it goes. */
public final class FilesInMemory implements CompanyFiles {

    private final TreeMap<String, CompanyFile> files = new TreeMap<>();

    /** Writes one file. */
    public FilesInMemory with(String path, String text) {
        files.put(path, new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Removes one file. */
    public FilesInMemory without(String path) {
        files.remove(path);
        return this;
    }

    /** Reads every Markdown file below a folder of the project, under its path from there. */
    public static FilesInMemory ofFolder(Path root, String folder) {
        var files = new FilesInMemory();
        try (var paths = Files.walk(root.resolve(folder), FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(Files::isRegularFile).filter(p -> p.toString().endsWith(".md")).toList()) {
                files.with(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public List<CompanyFile> below(String folder, String... endings) {
        return files.values().stream().filter(file -> file.path().startsWith(folder + "/"))
                .filter(file -> endings.length == 0 || Arrays.stream(endings).anyMatch(file.path()::endsWith)).toList();
    }

    @Override
    public CompanyFile file(String path) {
        return files.get(path);
    }

    @Override
    public String origin(String folder) {
        return "a test";
    }
}

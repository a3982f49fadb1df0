package dev.bailiwick.kernel.files;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The company's files in memory, ordered by path, with a note of where each top folder came from. */
class LoadedFiles implements CompanyFiles {

    /** The folders a company may bring; whatever else lies beside them is not ours. */
    static final Set<String> TOP_FOLDERS = Set.of("processes", "rules", "prompts", "knowledge", "scenarios");

    /** Larger files are refused: nothing that people write for us comes near it. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    /** More files are refused: they are all kept in memory. */
    static final int MAX_FILES = 20_000;

    private static final String BUILT_IN = "built in";
    private static final String SCENARIOS = "scenarios";

    private final SortedMap<String, CompanyFile> files = new TreeMap<>();
    private final Map<String, String> origins = new HashMap<>();

    /** Adds a file; a top folder comes into being with its first file. */
    void add(CompanyFile file) {
        if (file.bytes().length > MAX_BYTES) {
            throw tooLarge(file.path());
        }
        if (files.size() >= MAX_FILES) {
            throw new InvalidFile(file.path(), 0, "is one file too many: a company has at most " + MAX_FILES + " files");
        }
        files.put(file.path(), file);
    }

    static InvalidFile tooLarge(String path) {
        return new InvalidFile(path, 0, "is larger than 2 MiB; split it");
    }

    /** Notes that a top folder is there, even when it holds no file. */
    void originOf(String topFolder, String origin) {
        origins.put(topFolder, origin);
    }

    /**
     * @return these files, with every top folder of the other in the place of our own; our scenarios go as soon as the other brings anything, since
     *     they say what becomes of conversations by texts that are no longer all there
     */
    LoadedFiles replacedBy(LoadedFiles other) {
        var merged = new LoadedFiles();
        files.values().stream().filter(file -> !other.origins.containsKey(topFolder(file.path())))
                .filter(file -> other.origins.isEmpty() || !topFolder(file.path()).equals(SCENARIOS)).forEach(merged::add);
        other.files.values().forEach(merged::add);
        merged.origins.putAll(origins);
        merged.origins.putAll(other.origins);
        return merged;
    }

    @Override
    public List<CompanyFile> below(String folder, String... endings) {
        var prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        return files.tailMap(prefix).values().stream()
                .takeWhile(file -> file.path().startsWith(prefix))
                .filter(file -> endsWithOne(file.path(), endings))
                .toList();
    }

    @Override
    public CompanyFile file(String path) {
        return files.get(path);
    }

    @Override
    public String origin(String folder) {
        return origins.getOrDefault(topFolder(folder), BUILT_IN);
    }

    private static boolean endsWithOne(String path, String... endings) {
        if (endings.length == 0) {
            return true;
        }
        for (var ending : endings) {
            if (path.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String topFolder(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}

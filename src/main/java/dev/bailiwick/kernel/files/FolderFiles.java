package dev.bailiwick.kernel.files;

import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/**
 * Reads a company's own folder. Names that begin with a dot are passed over (version control, mounted volumes); links are
 * followed as long as they stay inside the folder, and refused when they lead out of it.
 */
class FolderFiles {

    private static final int MAX_DEPTH = 32;

    private final Path root;

    FolderFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart("BAILIWICK_COMPANY names " + folder.toAbsolutePath() + ", which is no folder.",
                    "Give a folder that holds any of processes, rules, prompts, knowledge, or leave it empty"
                    + " for the built-in sample company.");
        }
        try {
            this.root = folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("the company's folder " + folder + " cannot be read", e);
        }
    }

    LoadedFiles read() {
        var loaded = new LoadedFiles();
        for (var name : LoadedFiles.TOP_FOLDERS) {
            var top = root.resolve(name);
            if (Files.isDirectory(top)) {
                loaded.originOf(name, top.toString());
                walk(top, loaded);
            }
        }
        return loaded;
    }

    private void walk(Path top, LoadedFiles loaded) {
        try {
            Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                    if (isHidden(folder)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    staysInside(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!isHidden(file)) {
                        loaded.add(read(file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the company's folder " + top + " cannot be read", e);
        }
    }

    private CompanyFile read(Path file, BasicFileAttributes attributes) throws IOException {
        staysInside(file);
        var path = pathOf(file);
        if (!attributes.isRegularFile()) {
            throw new InvalidFile(path, 0, "is no plain file (or a link to nothing, or lies more than " + MAX_DEPTH + " folders deep); remove it");
        }
        try (var in = Files.newInputStream(file)) {
            return new CompanyFile(path, in.readNBytes(LoadedFiles.MAX_BYTES + 1));
        }
    }

    private void staysInside(Path path) throws IOException {
        if (Files.exists(path) && !path.toRealPath().startsWith(root)) {
            throw new InvalidFile(pathOf(path), 0, "is a link that leads out of the company's folder; put the file itself there");
        }
    }

    private String pathOf(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Reads a company's own folder. Names that begin with a dot are passed over (version control, mounted volumes); links are
 * followed as long as they stay inside the folder, and refused when they lead out of it.
 */
class FolderFiles {

    private static final int MAX_DEPTH = 32;
    private static final int MOST_BROKEN = 50;

    private final Path root;
    private final List<InvalidFile> broken = new ArrayList<>();

    FolderFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart("BAILIWICK_COMPANY names " + folder.toAbsolutePath() + ", which is no folder.",
                    "Give a folder that holds any of processes, rules, prompts, knowledge, scenarios, or leave it empty"
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
        if (!broken.isEmpty()) {
            throw InvalidFile.all("the company's folder", broken);
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
                    return isUsable(() -> staysInside(folder)) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    boolean usable = isHidden(file) || isUsable(() -> loaded.add(read(file, attributes)));
                    return usable || broken.size() < MOST_BROKEN ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException trouble) {
                    broken.add(unreadable(file, trouble));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the company's folder " + top + " cannot be read", e);
        }
    }

    /** A look at one file or folder. */
    private interface Look {
        void take() throws IOException;
    }

    /** @return whether it went well; if not, what is wrong was noted, so that all broken files are named together */
    private boolean isUsable(Look look) throws IOException {
        try {
            look.take();
            return true;
        } catch (InvalidFile e) {
            broken.add(e);
            return false;
        }
    }

    private InvalidFile unreadable(Path file, IOException trouble) {
        return new InvalidFile(pathOf(file), 0, "cannot be read (" + trouble.getClass().getSimpleName() + "); see to its rights");
    }

    private CompanyFile read(Path file, BasicFileAttributes attributes) throws IOException {
        staysInside(file);
        var path = pathOf(file);
        if (!attributes.isRegularFile()) {
            throw new InvalidFile(path, 0, "is no plain file (or a link to nothing, or lies more than " + MAX_DEPTH + " folders deep); remove it");
        }
        try (var in = Files.newInputStream(file)) {
            return new CompanyFile(path, in.readNBytes(LoadedFiles.MAX_BYTES + 1));
        } catch (IOException e) {
            throw unreadable(file, e);
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

package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path into a folder named by the archive's hash. */
class Binaries {

    private static final String CURE = "Use a build that holds PostgreSQL for this system, or name a PostgreSQL server by BAILIWICK_DATABASE_URL.";

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /**
     * @param parent where to unpack to; made when absent
     * @return the programs, ready to run
     * @throws CannotStart when the class path has no PostgreSQL for this machine
     */
    static Binaries unpackedBelow(Path parent) {
        try {
            var target = parent.resolve(hashOfArchive());
            if (!Files.isDirectory(target)) {
                Files.createDirectories(parent);
                unpack(parent, target);
            }
            return new Binaries(target);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be unpacked to " + parent + ": " + e.getMessage(),
                    "See that the folder can be written and has 150 MB left.", e);
        }
    }

    /** @return the program's path */
    Path program(String name) {
        return folder.resolve("bin").resolve(System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name);
    }

    /** @return the major version, such as "17", as {@code PG_VERSION} of a fitting data folder has it */
    String majorVersion(Launch launch) {
        var output = launch.run(java.time.Duration.ofSeconds(20), program("postgres").toString(), "--version").output();
        return output.replaceFirst("(?s).*?(\\d+)[.\\d].*", "$1");
    }

    // Unpacked beside its final place and moved there whole, so that a folder which is there is complete.
    private static void unpack(Path parent, Path target) throws IOException {
        var making = Files.createTempDirectory(parent, "unpacking");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, making);
            }
        }
        readableByAll(making);
        try {
            Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was quicker, which is as good; anything else is an error.
            deleteTree(making);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        var path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(content, path);
                setExecutable(path, (entry.getMode() & 0100) != 0);
            }
        }
    }

    // The programs may have to run as another account, so everybody may read them; there is no secret in them.
    private static void setExecutable(Path file, boolean executable) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void readableByAll(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String hashOfArchive() throws IOException {
        try (var in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return "postgresql-" + HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        var os = System.getProperty("os.name");
        var system = os.startsWith("Windows") ? "Windows" : os.startsWith("Mac") ? "Darwin" : "Linux";
        var architecture = ArchUtils.normalize(System.getProperty("os.arch"));
        InputStream archive;
        try {
            archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        } catch (IllegalStateException e) {
            throw new CannotStart("This build holds no PostgreSQL for " + system + " on " + architecture + ".", CURE, e);
        }
        if (archive == null) {
            throw new CannotStart("This build holds no PostgreSQL for " + system + " on " + architecture + ".", CURE);
        }
        return archive;
    }

    /** Deletes a folder and what is in it, as far as it can be deleted. */
    static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}

package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** What a home needs from the machine: the folder itself, a file that only its owner reads, a free port. */
final class Homes {

    private static final int SECRET_BYTES = 24;

    private Homes() {
    }

    /** @return the home's real path; the folder is made when absent */
    static Path made(Path home) {
        try {
            return Files.createDirectories(home.toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw new CannotStart("The data folder " + home.toAbsolutePath() + " cannot be made: " + e.getMessage(),
                    "See that this account may write there, or set BAILIWICK_HOME to another folder.", e);
        }
    }

    /** Writes a file that nobody but its owner can read, from its first byte on. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** @return a password that nobody can guess, in letters, digits, {@code -} and {@code _} */
    static String newPassword() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return a port on which nobody listens at this moment */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("There is no free port on 127.0.0.1: " + e.getMessage(),
                    "See that this process may listen on the loopback address.", e);
        }
    }
}

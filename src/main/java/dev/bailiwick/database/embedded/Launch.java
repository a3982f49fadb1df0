package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are run. They refuse to run as root, so a root JVM either puts them into a user namespace of their
 * own ({@code unshare -U}), where root has no power, or, where the machine allows no user namespaces, runs them as an
 * unprivileged account, to which it gives the data folder.
 *
 * @param prefix  the words put before each command
 * @param account the account that must own the data folder, or empty for our own
 */
record Launch(List<String> prefix, String account) {

    private static final String UNPRIVILEGED = "nobody";
    private static final int MAX_OUTPUT = 8_000;

    /** What a program said, and how it ended. */
    record Result(int exit, String output) {
    }

    /** @return the gentlest way that works on this machine */
    static Launch fitting() {
        if (!isRoot()) {
            return plain();
        }
        var namespace = inUserNamespace();
        return namespace.works() ? namespace : asAccount(UNPRIVILEGED);
    }

    static Launch plain() {
        return new Launch(List.of(), "");
    }

    static Launch inUserNamespace() {
        return new Launch(List.of("unshare", "-U"), "");
    }

    /** @throws CannotStart when the machine has no program to change accounts with, or not the account */
    static Launch asAccount(String account) {
        var setpriv = new Launch(List.of("setpriv", "--reuid=" + account, "--regid=" + idOf("-g", account), "--clear-groups"), account);
        if (setpriv.works()) {
            return setpriv;
        }
        var runuser = new Launch(List.of("runuser", "-u", account, "--"), account);
        if (runuser.works()) {
            return runuser;
        }
        throw new CannotStart("PostgreSQL refuses to run as root, and this machine allows neither user namespaces (unshare -U) nor a change"
                + " to the account '" + account + "' (setpriv, runuser).",
                "Start Bailiwick as a normal user, or name a PostgreSQL server by BAILIWICK_DATABASE_URL.");
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /** Gives a file or folder, not what is in it, to the account that the programs run as. */
    void give(Path path) {
        if (account.isEmpty()) {
            return;
        }
        try {
            Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(account));
        } catch (IOException e) {
            throw new CannotStart(path + " cannot be given to the account '" + account + "': " + e.getMessage(),
                    "Choose a BAILIWICK_HOME on a file system that keeps owners, or start Bailiwick as a normal user.", e);
        }
    }

    /** Gives a whole folder to the account that the programs run as, when it was made under another: the machine may have changed. */
    void giveAll(Path folder) throws IOException {
        var owner = account.isEmpty() ? "root" : account;
        if (!isRoot() || Files.getOwner(folder).getName().equals(owner)) {
            return;
        }
        var principal = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                Files.setOwner(path, principal);
            }
        }
    }

    /** @throws CannotStart when the account that the programs run as cannot come to the folder */
    void mustReach(Path folder) {
        if (!account.isEmpty() && run(Duration.ofSeconds(10), "test", "-x", folder.toString()).exit() != 0) {
            throw new CannotStart("PostgreSQL runs as the account '" + account + "' here (root without user namespaces), which may not enter "
                    + folder + ".", "Set BAILIWICK_HOME to a folder that every account can reach, such as /var/lib/bailiwick, start Bailiwick as a"
                    + " normal user, or name a PostgreSQL server by BAILIWICK_DATABASE_URL.");
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param limit   how long it may take; then it is killed and reported with exit code -1
     * @param command the program and its arguments
     */
    Result run(Duration limit, String... command) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        Path output = null;
        try {
            output = Files.createTempFile("bailiwick-postgres", ".out");
            var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.directory(Path.of(System.getProperty("java.io.tmpdir")).toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Result(ended ? process.exitValue() : -1, lastOf(output));
        } catch (IOException e) {
            return new Result(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command[0] + " was running", e);
        } finally {
            delete(output);
        }
    }

    private boolean works() {
        return run(Duration.ofSeconds(10), "true").exit() == 0;
    }

    private static String idOf(String which, String account) {
        var result = plain().run(Duration.ofSeconds(10), "id", which, account);
        return result.exit() == 0 ? result.output().strip() : account;
    }

    /** @return the end of a text file, at most some kilobytes */
    static String lastOf(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - MAX_OUTPUT));
            var buffer = java.nio.ByteBuffer.allocate(MAX_OUTPUT);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until the buffer is full or the file ends.
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

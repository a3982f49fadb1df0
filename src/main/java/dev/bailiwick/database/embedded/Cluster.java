package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's data folder below a home: how it is made, checked, started and stopped. Whoever uses it holds the home's lock. */
class Cluster {

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration MAKING_LIMIT = Duration.ofSeconds(120);
    private static final int START_LIMIT_SECONDS = 120;
    private static final int LAST_WORDS = 600;
    private static final String ELSEWHERE = "name a PostgreSQL server by BAILIWICK_DATABASE_URL";

    private final Path home;
    private final Path folder;
    private final Path passwordFile;
    private final Binaries binaries;
    private final Launch launch;
    private final Durability durability;

    Cluster(Path home, Binaries binaries, Launch launch, Durability durability) {
        this.home = home;
        this.folder = home.resolve("postgres");
        this.passwordFile = home.resolve("postgres.password");
        this.binaries = binaries;
        this.launch = launch;
        this.durability = durability;
    }

    Path folder() {
        return folder;
    }

    /**
     * Makes the data folder at the first start; later checks that it fits, and stops a server which a killed process left behind.
     *
     * @return the password
     */
    String prepare() {
        try {
            if (!Files.exists(folder)) {
                make();
            }
            launch.giveAll(folder);
            mustBeOfOurVersion();
            stopLeftover();
            return password();
        } catch (IOException e) {
            throw new CannotStart("The data folder " + folder + " cannot be used: " + e.getMessage(),
                    "See that this account may read and write it, or set BAILIWICK_HOME to another folder.", e);
        }
    }

    /**
     * Starts the server.
     *
     * @return null when it takes connections, otherwise what went wrong
     */
    CannotStart start(int port) {
        try {
            var log = keptLog();
            var result = launch.run(Duration.ofSeconds(START_LIMIT_SECONDS + 10), program("pg_ctl"), "start", "-D", folder.toString(),
                    "-l", log.toString(), "-o", options(port), "-w", "-t", Integer.toString(START_LIMIT_SECONDS));
            if (result.exit() == 0) {
                makeDatabase(port);
                return null;
            }
            return new CannotStart("PostgreSQL does not start on " + folder + ".\n" + result.output().strip() + "\n"
                    + Launch.lastOf(log).strip(),
                    "The lines above say why; the whole log is " + log + ". If another PostgreSQL has the folder, stop it. If the folder is damaged, restore it from a backup, or " + ELSEWHERE + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's log cannot be written", e);
        }
    }

    /** Stops the server in order; when that takes longer than the limit, it is told to stop without tidying up, which is as safe. */
    void stop(Duration limit) {
        if (!stop("fast", limit)) {
            LOG.warn("PostgreSQL did not stop within {} s; it is stopped at once and will recover at the next start", limit.toSeconds());
            stop("immediate", limit);
        }
    }

    private boolean stop(String mode, Duration limit) {
        return launch.run(limit.plusSeconds(10), program("pg_ctl"), "stop", "-D", folder.toString(), "-m", mode, "-w", "-t",
                Long.toString(limit.toSeconds())).exit() == 0;
    }

    // Made beside its final place and moved there whole, so that a start which is killed half way leaves nothing half done.
    private void make() throws IOException {
        LOG.info("The first start makes a new database in {}; it takes some seconds", folder);
        var making = home.resolve("postgres.making");
        Binaries.deleteTree(making);
        Homes.writeSecret(passwordFile, Homes.newPassword());
        var forInitdb = home.resolve("postgres.password.initdb");
        Homes.writeSecret(forInitdb, password());
        Files.createDirectory(making);
        launch.give(making);
        launch.give(forInitdb);
        var command = new ArrayList<>(List.of(program("initdb"), "-D", making.toString(), "-U", EmbeddedServer.SUPERUSER,
                "--pwfile=" + forInitdb, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--data-checksums"));
        if (durability == Durability.NONE) {
            command.add("--no-sync");
        }
        var result = launch.run(MAKING_LIMIT, command.toArray(String[]::new));
        Files.delete(forInitdb);
        if (result.exit() != 0) {
            throw new CannotStart("PostgreSQL cannot make its data folder " + folder + ".\n" + result.output().strip(),
                    "The lines above say why. Set BAILIWICK_HOME to another folder, or " + ELSEWHERE + ".");
        }
        Files.writeString(making.resolve("pg_hba.conf"), """
                # Written by Bailiwick: the loopback address only, with a password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void mustBeOfOurVersion() throws IOException {
        var file = folder.resolve("PG_VERSION");
        var found = Files.exists(file) ? Files.readString(file).strip() : "none";
        var ours = binaries.majorVersion(launch);
        if (!found.equals(ours)) {
            throw new CannotStart("The data folder " + folder + " is of PostgreSQL " + found + ", this program brings PostgreSQL " + ours + ".",
                    "Start the version of Bailiwick that made it, dump the database with pg_dump and restore it here; or set BAILIWICK_HOME to"
                            + " another folder; or " + ELSEWHERE + ".");
        }
    }

    // We hold the home's lock, so a server that still runs on our folder belongs to a process of ours that was killed.
    private void stopLeftover() throws IOException {
        var leftover = leftover();
        if (leftover.isPresent()) {
            LOG.info("PostgreSQL (process {}) was left running by a process that was killed; it is stopped first", leftover.get());
            stop(Duration.ofSeconds(60));
        }
    }

    private Optional<Long> leftover() throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long process = Long.parseLong(lines.getFirst().strip());
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive)
                .flatMap(Cluster::commandLine)
                .filter(words -> words.contains(folder.toString()))
                .map(words -> process);
    }

    /** @return whether the server's process is there */
    boolean isAlive() {
        try {
            return leftover().isPresent();
        } catch (IOException e) {
            LOG.debug("postmaster.pid cannot be read: {}", e.getMessage());
            return false;
        }
    }

    /** @return the last lines of what the server itself wrote */
    String lastWords() {
        try {
            String all = Launch.lastOf(folder.resolve("server.log")).strip();
            return all.substring(Math.max(0, all.lastIndexOf('\n', Math.max(0, all.length() - LAST_WORDS))));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static Optional<String> commandLine(ProcessHandle handle) {
        var proc = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
        try {
            return Files.isReadable(proc) ? Optional.of(Files.readString(proc).replace('\0', ' ')) : handle.info().commandLine();
        } catch (IOException e) {
            return handle.info().commandLine();
        }
    }

    private String password() throws IOException {
        if (!Files.exists(passwordFile)) {
            throw new CannotStart("The password of the database in " + folder + " is missing: there is no " + passwordFile + ".",
                    "Restore the file from a backup together with the data folder.");
        }
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    private String options(int port) {
        var settings = new ArrayList<>(durability.settings());
        settings.addAll(List.of("port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256",
                "timezone=UTC", "log_timezone=UTC"));
        return String.join(" ", settings.stream().map(setting -> "-c " + setting).toList());
    }

    // One log of the last start and one of the start before: enough to see why, and bounded by restarts.
    private Path keptLog() throws IOException {
        var log = folder.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, folder.resolve("server.log.before"), StandardCopyOption.REPLACE_EXISTING);
        }
        Homes.writeSecret(log, "");
        launch.give(log);
        return log;
    }

    private void makeDatabase(int port) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, EmbeddedServer.SUPERUSER, password());
                var statement = connection.createStatement()) {
            if (!statement.executeQuery("select 1 from pg_roles where rolname = '" + EmbeddedServer.USER + "'").next()) {
                statement.execute("create role " + EmbeddedServer.USER + " login password '" + password() + "'");
            }
            if (!statement.executeQuery("select 1 from pg_database where datname = '" + EmbeddedServer.USER + "'").next()) {
                statement.execute("create database " + EmbeddedServer.USER + " owner " + EmbeddedServer.USER);
            }
        } catch (SQLException | IOException e) {
            stop(Duration.ofSeconds(30));
            throw new CannotStart("PostgreSQL runs on " + folder + " but does not let us in: " + e.getMessage(),
                    "See that " + passwordFile + " belongs to this data folder.", e);
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }
}

package dev.bailiwick.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that dies without a word leaves its PostgreSQL running; the next one takes over, and every commit is there. */
class KilledJvmIT {

    @TempDir
    Path home;

    @Test
    @Timeout(180)
    void afterKillNineTheNextStartTakesOverAndFindsEveryCommit() throws Exception {
        var killed = spawn();
        var url = readyOf(killed);
        var password = Files.readString(home.resolve("postgres.password"));
        var open = DriverManager.getConnection(url, EmbeddedServer.USER, password);
        try (var statement = open.createStatement()) {
            statement.execute("create table kept as select 'committed' as word");
            open.setAutoCommit(false);
            statement.execute("insert into kept values ('never committed')");
        }
        assertThatThrownBy(this::start).as("while it lives").isInstanceOf(CannotStart.class)
                .hasMessageContaining("in use by process " + killed.pid());

        killed.destroyForcibly().waitFor();
        assertThat(postmaster()).as("PostgreSQL survives its JVM").isPresent();

        try (var server = start();
                var connection = DriverManager.getConnection(server.url(), EmbeddedServer.USER, server.password());
                var result = connection.createStatement().executeQuery("select string_agg(word, ',') from kept")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("committed");
        }
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    @Timeout(180)
    void afterKillNineOfBothTheNextStartRecovers() throws Exception {
        var killed = spawn();
        readyOf(killed);
        var postmaster = postmaster().orElseThrow();
        killed.destroyForcibly().waitFor();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (var server = start()) {
            assertThat(server.url()).isNotEmpty();
        }
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(home, ServerForTests.programs(), Launch.fitting(), Durability.FULL);
    }

    private java.util.Optional<ProcessHandle> postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst().strip()))
                .filter(ProcessHandle::isAlive);
    }

    private Process spawn() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp", classPath(),
                HoldsHome.class.getName(), home.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String readyOf(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                return line.substring("READY ".length());
            }
        }
        throw new IllegalStateException("the JVM ended before it was ready");
    }

    private static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(url -> Path.of(java.net.URI.create(url.toString())).toString())
                        .collect(Collectors.joining(java.io.File.pathSeparator))
                : System.getProperty("java.class.path");
    }
}

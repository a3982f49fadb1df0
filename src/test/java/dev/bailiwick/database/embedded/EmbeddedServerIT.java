package dev.bailiwick.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bailiwick.channel.Await;
import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {

    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (var server = start(Launch.fitting())) {
            execute(server, "create table kept (word text)", "insert into kept values ('still here')");
        }

        try (var server = start(Launch.fitting())) {
            assertThat(query(server, "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void aCommitIsOnDiskAndTheServerListensOnTheLoopbackAddressOnly() throws Exception {
        try (var server = start(Launch.fitting())) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show full_page_writes")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(4)).as("folder of the socket").isBlank();
            assertThat(query(server, "select rolsuper::text from pg_roles where rolname = current_user")).isEqualTo("false");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), EmbeddedServer.USER, "wrong"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres.password")))).isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondStartOnTheSameFolderFailsAtOnceAndNamesTheProcess() {
        try (var server = start(Launch.fitting())) {
            assertThat(server.url()).isNotEmpty();

            assertThatThrownBy(() -> start(Launch.fitting())).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFolderOfAnotherVersionIsRefusedInWords() throws IOException {
        start(Launch.fitting()).close();
        Files.writeString(home.resolve("postgres/PG_VERSION"), "15\n");

        assertThatThrownBy(() -> start(Launch.fitting())).isInstanceOf(CannotStart.class)
                .hasMessageContaining("is of PostgreSQL 15, this program brings PostgreSQL 17");
    }

    @Test
    void aMissingPasswordIsNamed() throws IOException {
        start(Launch.fitting()).close();
        Files.delete(home.resolve("postgres.password"));

        assertThatThrownBy(() -> start(Launch.fitting())).isInstanceOf(CannotStart.class).hasMessageContaining("postgres.password");
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsAnUnprivilegedAccount() throws Exception {
        assumeThat(Launch.isRoot()).as("only root can become another account").isTrue();
        home.toFile().setExecutable(true, false);
        try (var server = start(Launch.asAccount("nobody"))) {
            execute(server, "create table kept (word text)", "insert into kept values ('by nobody')");
            assertThat(Files.getOwner(home.resolve("postgres/base")).getName()).isEqualTo("nobody");
        }

        try (var server = start(Launch.fitting())) {
            assertThat(query(server, "select word from kept")).isEqualTo("by nobody");
        }
    }

    @Test
    void aHomeThatTheUnprivilegedAccountCannotReachIsNamed() {
        assumeThat(Launch.isRoot()).as("only root can become another account").isTrue();
        home.toFile().setExecutable(false, false);

        assertThatThrownBy(() -> start(Launch.asAccount("nobody"))).isInstanceOf(CannotStart.class)
                .hasMessageContaining("may not enter").hasMessageContaining(home.getFileName().toString());
    }

    @Test
    void aServerThatIsKilledIsStartedAgainOnTheSamePortWithEveryCommit() throws Exception {
        try (var server = start(Launch.fitting())) {
            execute(server, "create table kept (word text)", "insert into kept values ('still here')");
            long killed = postmaster();

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Await.until("another runs", () -> postmaster() != killed && postmaster() != 0 && answers(server));

            assertThat(query(server, "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void aServerThatCannotBeBroughtUpAgainIsGivenUpAndTheProgramHearsOfIt() throws Exception {
        var givenUp = new CountDownLatch(1);
        try (var server = EmbeddedServer.start(home, ServerForTests.programs(), Launch.fitting(), Durability.FULL, Duration.ofSeconds(2),
                givenUp::countDown)) {
            Files.move(home.resolve("postgres/global"), home.resolve("postgres/global.gone"));
            ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();

            assertThat(givenUp.await(60, TimeUnit.SECONDS)).as("given up").isTrue();
            assertThat(answers(server)).isFalse();
        }
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst().strip());
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static boolean answers(EmbeddedServer server) {
        try {
            return "1".equals(query(server, "select 1::text"));
        } catch (SQLException e) {
            return false;
        }
    }

    private EmbeddedServer start(Launch launch) {
        return EmbeddedServer.start(home, ServerForTests.programs(), launch, Durability.FULL);
    }

    private static void execute(EmbeddedServer server, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), EmbeddedServer.USER, server.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), EmbeddedServer.USER, server.password());
                var statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }
}

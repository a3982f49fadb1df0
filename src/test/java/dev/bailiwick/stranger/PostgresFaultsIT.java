package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Await;
import dev.bailiwick.channel.Caller;
import dev.bailiwick.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL is full, has no connection left, falls silent or is restarted under load: what callers and the operator see, and that it passes. */
class PostgresFaultsIT {

    /** So long a caller is kept waiting at most: the pool's patience, and a busy machine's share. */
    private static final long PATIENCE_MILLIS = 8_000;

    private static EmbeddedServer postgres;
    private static Path folder;
    private static PostgresBetween between;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("bailiwick-faults");
        folder.toFile().setExecutable(true, false);
        postgres = EmbeddedServer.start(folder);
        between = new PostgresBetween(Integer.parseInt(postgres.url().replaceFirst(".*:(\\d+)/.*", "$1")));
        server = new RunningServer(Map.of("BAILIWICK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + between.port() + "/bailiwick",
                "BAILIWICK_DATABASE_USER", EmbeddedServer.USER, "BAILIWICK_DATABASE_PASSWORD", postgres.password(),
                "BAILIWICK_FLOW_SETTLE_WEB", "50ms", "BAILIWICK_FLOW_PATIENCE_WEB", "0s", "BAILIWICK_CHANNEL_REQUESTSPERSECOND", "5000",
                "BAILIWICK_CHANNEL_BURST", "5000"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (between != null) {
            between.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @AfterEach
    void heal() {
        between.answerWrites(null);
        between.refuseConnections(null);
        between.fallSilent(false);
    }

    @Test
    void aFullDiskIsSaidInWordsCallersComeAgainAndItPassesByItself() {
        begin("full");
        int before = lines();

        between.answerWrites("53100");
        refused("full", "m-1");
        awaitTrouble("PostgreSQL says its disk is full");
        for (int i = 0; i < 40; i++) {
            refused("full", "m-1");
        }

        assertThat(server.nobody().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(server.nobody().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(server.nobody().get("/actuator/health").text()).doesNotContain("disk");
        assertThat(server.management().get("/actuator/prometheus").text()).contains("bailiwick_database_up 0.0");
        assertThat(lines() - before).as("a fault is said once, not with every request").isLessThan(15);

        between.answerWrites(null);
        awaitWell();
        answeredOnce("full", "m-1");
        assertThat(server.log()).contains("PostgreSQL works again");
    }

    @Test
    void withoutAConnectionCallersAreToldToComeAgainInTime() {
        begin("crowded");

        between.refuseConnections("53300");
        refused("crowded", "m-1");
        awaitTrouble("PostgreSQL has no connection left for this node");

        between.refuseConnections(null);
        awaitWell();
        answeredOnce("crowded", "m-1");
    }

    @Test
    void aServerThatFallsSilentKeepsNobodyHanging() {
        begin("silent");

        between.fallSilent(true);
        awaitTrouble("PostgreSQL cannot be reached");
        refused("silent", "m-1");

        between.fallSilent(false);
        awaitWell();
        answeredOnce("silent", "m-1");
    }

    @Test
    void threeRestartsUnderLoadLoseNothingAndDoubleNothing() throws Exception {
        SteadyCustomers customers = new SteadyCustomers(server, "steady", 12);
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            int before = customers.answered();
            Await.until("customers are answered before SIG" + signal, () -> customers.answered() > before + 12);
            long postmaster = postmaster();
            new ProcessBuilder("kill", "-" + signal, Long.toString(postmaster)).start().waitFor(10, TimeUnit.SECONDS);
            Await.until("PostgreSQL was started again", () -> isAnother(postmaster));
        }
        int before = customers.answered();
        Await.until("customers are answered after the last", () -> customers.answered() > before + 12);
        customers.end();

        System.out.println("three restarts under load: " + customers.figures());
        assertThat(customers.faults()).isEmpty();
        assertThat(server.management().get("/api/ledger/verify").json().path("whole").asBoolean()).isTrue();
        awaitWell();
    }

    /** Patiently: the test before may have cut the pool's connections. */
    private static void begin(String id) {
        Await.until("conversation " + id + " has begun", () -> server.integration().send("POST", "/conversations",
                "{\"id\":\"" + id + "\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}").status() != 503);
    }

    private static Caller.Answer say(String id, String message) {
        return server.integration().send("POST", "/conversations/" + id + "/messages", "{\"id\":\"" + message
                + "\",\"participant_id\":\"anna\",\"participant_type\":\"Customer\",\"body\":\"How long does a new debit card take to arrive?\"}");
    }

    private static void refused(String id, String message) {
        long began = System.nanoTime();
        var answer = say(id, message);

        assertThat(answer.error()).startsWith("503 unavailable: the database is away or takes nothing now");
        assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(PATIENCE_MILLIS);
    }

    private static void answeredOnce(String id, String message) {
        Await.until("the message is taken", () -> say(id, message).status() == 200);
        Await.until("it is answered", () -> !server.receiver().attempts(id).isEmpty());

        var entries = server.management().get("/api/conversations/" + id + "/ledger").json();
        assertThat(entries.path("verified").asBoolean()).isTrue();
        assertThat(entries.path("entries").findValuesAsText("kind").stream().filter("message-received"::equals)).hasSize(1);
    }

    private static void awaitTrouble(String words) {
        Await.until("health says: " + words, () -> health().contains(words));
        assertThat(server.management().get("/actuator/health").json().at("/components/db/details/trouble").asText()).isEqualTo(words);
    }

    private static void awaitWell() {
        Await.until("health is up", () -> server.management().get("/actuator/health").status() == 200);
    }

    private static String health() {
        return server.management().get("/actuator/health").text();
    }

    private static int lines() {
        return (int) server.log().lines().count();
    }

    /** The process that the folder's file names, or 0: a server that starts writes its file anew, so it may be missing or still empty. */
    private static long postmaster() {
        try (var lines = Files.lines(folder.resolve("postgres/postmaster.pid"))) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d+")).map(Long::parseLong).orElse(0L);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static boolean isAnother(long before) {
        long now = postmaster();
        return now != 0 && now != before;
    }
}

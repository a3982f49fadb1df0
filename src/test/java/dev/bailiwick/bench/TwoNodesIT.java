package dev.bailiwick.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.Await;
import dev.bailiwick.database.embedded.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the runnable jar on one PostgreSQL: they need nothing but its address, and one goes on at once where the other stops. */
class TwoNodesIT {

    private static final String KEY = "two-nodes-integration-key-0123456789";
    private static final int LEASE_SECONDS = 90;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void bothStartAtOnceOnAnEmptyDatabaseAndWhoStopsHandsOverAtOnce() throws Exception {
        try (WebhookStore store = new WebhookStore(1, 0); EmbeddedServer postgres = EmbeddedServer.start(folder.resolve("postgres"));
                Node a = new Node("A", folder.resolve("a"), environment(postgres, store));
                Node b = new Node("B", folder.resolve("b"), environment(postgres, store))) {
            a.start();
            b.start();
            awaitUp(a);
            awaitUp(b);

            call(a, "/conversations", "{\"id\":\"c-1\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}");
            call(a, "/conversations/c-1/messages", "{\"id\":\"m-1\",\"participant_id\":\"anna\",\"participant_type\":\"Customer\","
                    + "\"body\":\"How long does a new debit card take to arrive?\"}");
            long stopped = System.nanoTime();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(a::stop);
            for (int waited = 0; store.of("c-1").isEmpty() && waited < 3; waited++) {
                awaitAnswer(store);
            }
            stopping.join();

            // In the middle of a turn; nobody else could have answered before the lease had run out, had it not been given back.
            WebhookStore.Event answer = store.of("c-1").getFirst();
            assertThat(answer.number()).isEqualTo(1);
            assertThat(Duration.ofNanos(answer.nanos() - stopped)).isLessThan(Duration.ofSeconds(LEASE_SECONDS / 2));
            assertThat(store.of("c-1")).hasSize(1);
        }
    }

    private static void awaitAnswer(WebhookStore store) {
        try {
            Await.until("the other node answers", () -> !store.of("c-1").isEmpty());
        } catch (AssertionError notYet) {
            // A slow machine: how long it took is judged at the end.
        }
    }

    private static void awaitUp(Node node) {
        KillNodes.await("node " + node.name() + " serves", () -> {
            KillNodes.insistOnLife(node);
            return node.isUp();
        });
    }

    private static Map<String, String> environment(EmbeddedServer postgres, WebhookStore store) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("BAILIWICK_DATABASE_URL", postgres.url());
        all.put("BAILIWICK_DATABASE_USER", EmbeddedServer.USER);
        all.put("BAILIWICK_DATABASE_PASSWORD", postgres.password());
        all.put("BAILIWICK_INTEGRATION_KEY", KEY);
        all.put("BAILIWICK_ADMIN_PASSWORD", "two-nodes-admin-password");
        all.put("BAILIWICK_WEBHOOK_URL", store.url());
        all.put("BAILIWICK_WEBHOOK_SIGNING_KEY", "two-nodes-signing-key");
        // So long a turn waits for more messages: time to be stopped in the middle of it.
        all.put("BAILIWICK_FLOW_SETTLE_WEB", "4s");
        all.put("BAILIWICK_FLOW_LEASE", LEASE_SECONDS + "s");
        all.put("BAILIWICK_FLOW_HEARTBEAT", "30s");
        return all;
    }

    private static void call(Node node, String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("Authorization", "Bearer " + KEY).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}

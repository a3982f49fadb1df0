package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.channel.Await;
import dev.bailiwick.channel.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The program is killed while it works on a reply, and started again on the same data: nothing is lost, nothing is said twice. */
class KilledInMidTurnIT {

    /** Long enough to be killed in the middle of it: so long a turn waits for more messages before it looks at them. */
    private static final Map<String, String> SLOWLY = Map.of("BAILIWICK_FLOW_SETTLE_WEB", "6s", "BAILIWICK_FLOW_LEASE", "4s",
            "BAILIWICK_FLOW_HEARTBEAT", "1s");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer(SLOWLY);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void nothingIsLostAndNothingIsSaidTwice() {
        List<String> ids = List.of("killed-1", "killed-2", "killed-3");
        ids.forEach(id -> {
            send("/conversations", "{\"id\":\"" + id + "\",\"customer_id\":\"anna\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}");
            send("/conversations/" + id + "/messages", "{\"id\":\"m-1\",\"participant_id\":\"anna\",\"participant_type\":\"Customer\","
                    + "\"body\":\"How long does a new debit card take to arrive?\"}");
        });

        server.killAndStartAgain();
        ids.forEach(id -> Await.until("the reply in " + id, () -> !server.receiver().attempts(id).isEmpty()));

        for (String id : ids) {
            assertThat(kinds(id).stream().filter("reply-sent"::equals)).as(id).hasSize(1);
            assertThat(server.receiver().attempts(id).stream().map(Receiver.Attempt::number).distinct()).as(id).containsExactly(1);
        }
        assertThat(server.management().get("/api/ledger/verify").json().path("whole").asBoolean()).isTrue();
    }

    private static void send(String path, String body) {
        assertThat(server.integration().send("POST", path, body).status()).isEqualTo(200);
    }

    private static List<String> kinds(String id) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode entry : server.management().get("/api/conversations/" + id + "/ledger").json().path("entries")) {
            kinds.add(entry.path("kind").asText());
        }
        return kinds;
    }
}

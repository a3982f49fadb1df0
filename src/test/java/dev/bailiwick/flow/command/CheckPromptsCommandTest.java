package dev.bailiwick.flow.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.drafting.prompted.PassesContracts;
import dev.bailiwick.guardrail.command.CommandHouse;
import dev.bailiwick.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline tries the prompts on a model before any customer does. */
class CheckPromptsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;
    private HttpServer model;
    private volatile boolean chatty;
    private final TestDatabase database = TestDatabase.empty();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void begin() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> {
            try (exchange) {
                String words = String.join("\n", JSON.readTree(exchange.getRequestBody()).get("messages").findValuesAsText("content"));
                byte[] answer = JSON.writeValueAsBytes(Map.of("id", "c", "object", "chat.completion", "created", 1, "model", "m", "choices", List.of(
                        Map.of("index", 0, "finish_reason", "stop", "message", Map.of("role", "assistant", "content",
                                (chatty ? "Sure! " : "") + PassesContracts.answer(words).orElse("{}"))))));
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        model.start();
    }

    @AfterEach
    void end() {
        model.stop(0);
    }

    private int run(String... more) {
        said.reset();
        List<String> all = new java.util.ArrayList<>(List.of("check-prompts"));
        all.addAll(List.of(more));
        all.addAll(List.of("--bailiwick.home=" + home, "--bailiwick.database.url=" + database.url(), "--bailiwick.database.user=" + database.user(),
                "--bailiwick.database.password=" + database.password(), "--bailiwick.model.name=m",
                "--bailiwick.model.base-url=http://127.0.0.1:" + model.getAddress().getPort()));
        return CheckPromptsCommand.run(new PrintStream(said, true, StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatPassesServesAndWhatDoesNotIsSaidCaseByCase() {
        chatty = true;
        assertThat(run()).as(said()).isEqualTo(CommandHouse.OVER);
        assertThat(said()).contains("draft/1 on ", ": does not serve, it has failed 5 of 5 cases",
                "  answers from the passage that fits and cites it: It is not one JSON object.");

        chatty = false;
        assertThat(run()).as(said()).isEqualTo(CommandHouse.GOOD);
        assertThat(said()).contains("understand/1 on ", ": serves, its suite has passed");

        chatty = true;
        assertThat(run("--show")).as("nothing is tried, and the results are kept").isEqualTo(CommandHouse.GOOD);
        assertThat(run("--route", "nobody")).isEqualTo(CommandHouse.NOT_DONE);
        assertThat(said()).contains("No prompt was tried").contains("nobody");
    }
}

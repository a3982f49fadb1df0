package dev.bailiwick.model.springai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server on loopback that speaks the chat protocol as a test tells it, one answer after another; the last one repeats. */
public final class StandInServer implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Answer {
        /**
         * @param exchange the request
         * @throws IOException when the caller is gone
         */
        void to(HttpExchange exchange) throws IOException;
    }

    /** The bodies that arrived. */
    public final List<String> requests = new CopyOnWriteArrayList<>();
    /** The Authorization headers that arrived. */
    public final List<String> keys = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    /**
     * @param answers what it answers, in order
     * @throws IOException when no port is free
     */
    public StandInServer(Answer... answers) throws IOException {
        this.answers.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
        try (exchange) {
            answer.to(exchange);
        }
    }

    /** @return the address to configure */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /**
     * @param status  the status
     * @param body    the body
     * @param headers names and values in turn
     * @return an answer
     */
    public static Answer status(int status, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /**
     * @param content what the model says, as JSON: a string in quotes, or null
     * @param finish  the finish reason as JSON, or null to leave it out
     * @return an answer as a model server would give it
     */
    public static Answer says(String content, String finish) {
        return status(200, """
                {"id":"c-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":%s}%s}],
                 "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""".formatted(
                content, finish == null ? "" : ",\"finish_reason\":" + finish));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.bailiwick.stranger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bailiwick.drafting.prompted.PassesContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A server that speaks OpenAI's chat completions protocol and has the manners a test tells it. Whom a request is for is told by a word in
 * the customer's message (a town, say), since nothing else about the conversation reaches a model. It passes every contract suite.
 */
final class ModelStandIn implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a model says that understands nothing wrongly and adds nothing. */
    static final String UNDERSTOOD = "{\"intent\":null,\"language\":\"en\",\"topics\":[],\"wants_person\":false,\"abusive\":false}";

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Manner>> understanding = new ConcurrentHashMap<>();
    private final Map<String, Deque<Manner>> drafting = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** How one request is answered. */
    @FunctionalInterface
    interface Manner {
        void answer(Request request, HttpExchange exchange) throws IOException;
    }

    /** One request as it came in. */
    record Request(String path, String authorization, String raw, JsonNode body, long nanos) {

        /** @return all that is said in it, the roles left out */
        String words() {
            return String.join("\n", body.get("messages").findValuesAsText("content"));
        }

        String system() {
            return body.get("messages").get(0).get("content").asText();
        }

        boolean understands() {
            return system().startsWith("You sort messages");
        }

        /** @return what stands between two marks, such as {@code message} */
        String between(String mark) {
            String user = body.get("messages").get(1).get("content").asText();
            return user.substring(user.lastIndexOf("<" + mark + ">\n") + mark.length() + 3, user.lastIndexOf("\n</" + mark + ">"));
        }

        /** @return the number of the passage that has these words, 0 when none has */
        int passageWith(String words) {
            String[] passages = between("passages").split("<passage number=\"");
            for (int i = 1; i < passages.length; i++) {
                if (passages[i].contains(words)) {
                    return Integer.parseInt(passages[i].substring(0, passages[i].indexOf('"')));
                }
            }
            return 0;
        }
    }

    ModelStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** @return its address, without any path */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Understands messages that have this word so, one request after another; the last manner repeats. */
    ModelStandIn understands(String word, Manner... manners) {
        understanding.put(word, new ArrayDeque<>(Arrays.asList(manners)));
        return this;
    }

    /** Drafts and mends for messages that have this word so, one request after another; the last manner repeats. */
    ModelStandIn drafts(String word, Manner... manners) {
        drafting.put(word, new ArrayDeque<>(Arrays.asList(manners)));
        return this;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** @return the requests for messages that have this word, in order */
    List<Request> requests(String word) {
        return requests.stream().filter(one -> one.between("message").contains(word)).toList();
    }

    static Manner says(String content) {
        return says(request -> content, "stop");
    }

    static Manner says(Function<Request, String> content, String finish) {
        return (request, exchange) -> send(exchange, 200, JSON.writeValueAsString(Map.of("id", "c-1", "object", "chat.completion", "created", 1,
                "model", "stand-in-1", "choices", List.of(Map.of("index", 0, "message", Map.of("role", "assistant", "content",
                        content.apply(request)), "finish_reason", finish)),
                "usage", Map.of("prompt_tokens", 11, "completion_tokens", 7, "total_tokens", 18))));
    }

    static Manner refuses(int status, String body, String... headers) {
        return (request, exchange) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, body);
        };
    }

    /** Ends the connection without a word. */
    static Manner hangsUp() {
        return (request, exchange) -> exchange.close();
    }

    /** Ends the connection in the middle of the answer. */
    static Manner breaksOff() {
        return (request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"id\":\"c-1\",\"choices\":[{\"index\":0,".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Says nothing until the server is closed, or for half a minute. */
    Manner keepsWaiting() {
        return (request, exchange) -> {
            try {
                closing.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request request = new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders().getFirst("Authorization"), raw,
                    JSON.readTree(raw), System.nanoTime());
            Optional<String> ofASuite = PassesContracts.answer(request.words());
            if (ofASuite.isPresent()) {
                says(ofASuite.get()).answer(request, exchange);
                return;
            }
            requests.add(request);
            mannerFor(request).answer(request, exchange);
        }
    }

    private Manner mannerFor(Request request) {
        Map<String, Deque<Manner>> known = request.understands() ? understanding : drafting;
        String message = request.between("message");
        for (Map.Entry<String, Deque<Manner>> one : known.entrySet()) {
            if (message.contains(one.getKey())) {
                synchronized (one.getValue()) {
                    return one.getValue().size() > 1 ? one.getValue().poll() : one.getValue().peek();
                }
            }
        }
        return request.understands() ? says(UNDERSTOOD) : refuses(418, "no test told how to draft for: " + message);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The company's receiver: keeps whatever came in, in order, before it answers. It takes its time, and now and then answers 500 to an event that
 * it has kept, so that a killed node leaves events whose fate it never learnt.
 */
final class WebhookStore implements AutoCloseable {

    static final double USUAL_REFUSALS = 0.03;
    private static final int SLOWEST_MILLIS = 150;

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Random chance;
    private final double refuses;
    private final Map<String, List<Event>> byConversation = new ConcurrentHashMap<>();

    /** One POST as it came in. */
    record Event(String conversation, String id, String type, int number, String lastCustomerMessage, boolean holding, long nanos) {

        boolean isReply() {
            return type.equals("agent.message");
        }
    }

    WebhookStore(long seed, double refuses) {
        chance = new Random(seed);
        this.refuses = refuses;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    /** @return everything of a conversation, in the order in which it came in, repetitions included */
    List<Event> of(String conversation) {
        List<Event> all = byConversation.getOrDefault(conversation, List.of());
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
            String conversation = body.at("/data/conversation/id").asText();
            List<Event> all = byConversation.computeIfAbsent(conversation, id -> new ArrayList<>());
            synchronized (all) {
                all.add(new Event(conversation, body.get("id").asText(), body.get("type").asText(), body.get("sequence_number").asInt(),
                        body.at("/data/last_customer_message_id").asText(), body.at("/data/is_holding").asBoolean(), System.nanoTime()));
            }
            int pause;
            boolean no;
            synchronized (chance) {
                pause = chance.nextInt(SLOWEST_MILLIS);
                no = chance.nextDouble() < refuses;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            exchange.sendResponseHeaders(no ? 500 : 200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

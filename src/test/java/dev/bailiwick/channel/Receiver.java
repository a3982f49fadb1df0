package dev.bailiwick.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The company's end of the webhook: keeps every attempt, and answers as a test tells it to, for each conversation by itself. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<Attempt>> taken = new ConcurrentHashMap<>();
    private final Map<String, Function<Attempt, Integer>> manners = new ConcurrentHashMap<>();

    /** Opens it on a free port of the loopback address. */
    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /**
     * One POST as it came in.
     *
     * @param raw       the body's bytes, as text
     * @param body      the body read as JSON
     * @param signature the signature header, or null
     * @param token     the token header, or null
     * @param nanos     when it came in
     */
    public record Attempt(String raw, JsonNode body, String signature, String token, long nanos) {

        /** @return the conversation it is about */
        public String conversation() {
            return body.at("/data/conversation/id").asText();
        }

        /** @return what happened */
        public String type() {
            return body.get("type").asText();
        }

        /** @return its number within the conversation */
        public int number() {
            return body.get("sequence_number").asInt();
        }

        /**
         * Checks the signature by the contract's text, with nothing of the sender's code.
         *
         * @param key a signing key
         * @return whether one of the signatures was made with it
         */
        public boolean signedWith(String key) {
            String time = null;
            List<String> given = new ArrayList<>();
            for (String part : signature.split(",")) {
                if (part.startsWith("t=")) {
                    time = part.substring(2);
                } else if (part.startsWith("v1=")) {
                    given.add(part.substring(3));
                }
            }
            return given.contains(hmac(key, time + "." + raw));
        }

        /** @return the moment that was signed, in seconds */
        public long signedAt() {
            return Long.parseLong(signature.replaceFirst("^.*?t=(\\d+).*$", "$1"));
        }

        private static String hmac(String key, String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                StringBuilder hex = new StringBuilder();
                for (byte one : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) {
                    hex.append(String.format("%02x", one));
                }
                return hex.toString();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @return where events are to be posted */
    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/events";
    }

    /**
     * @param conversation whose events
     * @param manner       tells the status to answer with; may take its time
     */
    public void answer(String conversation, Function<Attempt, Integer> manner) {
        manners.put(conversation, manner);
    }

    /**
     * @param conversation whose events
     * @return the next event that was taken with a 2xx, waited for
     */
    public Attempt next(String conversation) {
        try {
            Attempt next = queue(conversation).poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no event of conversation " + conversation + " arrived within 30 s");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param conversation whose events
     * @return every attempt so far, in order
     */
    public List<Attempt> attempts(String conversation) {
        return attempts.stream().filter(one -> one.conversation().equals(conversation)).toList();
    }

    /** @return every attempt so far, in order */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private BlockingQueue<Attempt> queue(String conversation) {
        return taken.computeIfAbsent(conversation, id -> new LinkedBlockingQueue<>());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Attempt attempt = new Attempt(raw, json.readTree(raw), exchange.getRequestHeaders().getFirst("X-GradientLabs-Signature"),
                    exchange.getRequestHeaders().getFirst("X-GradientLabs-Token"), System.nanoTime());
            attempts.add(attempt);
            int status = manners.getOrDefault(attempt.conversation(), any -> 200).apply(attempt);
            if (status >= 200 && status < 300) {
                queue(attempt.conversation()).add(attempt);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}

package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The load from outside: customers who write in bursts, systems that deliver twice, advisors who take the pen in the middle of a turn and give
 * it back, conversations that are closed. Every call goes to either node and is made again, with the same id, until a node says yes.
 */
final class Customers implements AutoCloseable {

    private static final List<String> QUESTIONS = List.of("How long does a new debit card take to arrive?", "How do I change my address?",
            "What does it cost to use my card abroad?", "What does a transfer abroad cost?", "Which shares should I buy with my savings?",
            "I have lost my card", "Thank you", "How do I close my account?");
    private static final List<String> FOR_PEOPLE = List.of("What temperature should I roast a chicken at?", "I want to make a complaint about your branch");
    private static final Duration CALL = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Node> nodes;
    private final String key;
    private final WebhookStore store;
    private final long seed;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Customers(List<Node> nodes, String key, WebhookStore store, long seed) {
        this.nodes = nodes;
        this.key = key;
        this.store = store;
        this.seed = seed;
    }

    /** What was done to a conversation from outside. Times are of {@link System#nanoTime()}, taken when the call was answered with yes. */
    static final class Talk {
        final String id;
        final List<String> messages = new ArrayList<>();
        final List<long[]> takenAndReturned = new ArrayList<>();
        long closed = Long.MAX_VALUE;
        String givenUp;
        String waitedFor;

        Talk(String id) {
            this.id = id;
        }
    }

    /** A conversation whose customer waits for an answer since the call was answered. */
    record Waiting(String conversation, String message, long since) {
    }

    /** Keeps so many conversations going until it is told to end. */
    void begin(int atOnce) {
        for (int i = 0; i < atOnce; i++) {
            threads.execute(() -> {
                while (!ending) {
                    converse(count.incrementAndGet());
                }
            });
        }
    }

    /** Begins no more conversations and waits for those under way. */
    void end() {
        ending = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("customers still wait after five minutes: " + waiting);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Map<String, Talk> talks() {
        return talks;
    }

    /** @return who waits for an answer at this moment */
    List<Waiting> waiting() {
        return List.copyOf(waiting.values());
    }

    int repeatedCalls() {
        return again.get();
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
    }

    private void converse(int number) {
        Random chance = new Random(seed * 1_000_003 + number);
        Talk talk = new Talk("k" + seed + "-" + number);
        talks.put(talk.id, talk);
        try {
            call(chance, "POST", "/conversations", Map.of("id", talk.id, "customer_id", "c-" + number, "channel", "web", "assignee_type", "AI Agent"));
            int rounds = 1 + chance.nextInt(4);
            for (int round = 1; round <= rounds && !handedOff(talk); round++) {
                round(talk, chance, round);
            }
            if (chance.nextDouble() < 0.5) {
                call(chance, "PUT", "/conversations/" + talk.id + (chance.nextDouble() < 0.5 ? "/finish" : "/cancel"), Map.of());
                talk.closed = System.nanoTime();
            }
        } catch (RuntimeException e) {
            talk.givenUp = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(talk.id);
        }
    }

    private void round(Talk talk, Random chance, int round) throws InterruptedException {
        int burst = 1 + chance.nextInt(3);
        for (int i = 1; i <= burst; i++) {
            say(talk, chance, round + "." + i);
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(300));
        }
        String last = talk.messages.getLast();
        waiting.put(talk.id, new Waiting(talk.id, last, System.nanoTime()));
        if (chance.nextDouble() < 0.25) {
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(3_000));
            waiting.remove(talk.id);
            takeover(talk, chance);
            // What was open is owed again now, unless it had been answered before the pen was taken.
            waiting.put(talk.id, new Waiting(talk.id, last, System.nanoTime()));
        }
        awaitAnswer(talk, last);
        waiting.remove(talk.id);
    }

    private void say(Talk talk, Random chance, String id) throws InterruptedException {
        String words = chance.nextDouble() < 0.08 ? FOR_PEOPLE.get(chance.nextInt(FOR_PEOPLE.size()))
                : QUESTIONS.get(chance.nextInt(QUESTIONS.size()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("body", words);
        body.put("participant_id", "c");
        body.put("participant_type", "Customer");
        Random other = new Random(chance.nextLong());
        Thread twice = chance.nextDouble() < 0.3
                ? Thread.ofVirtual().start(() -> quietly(other, "POST", "/conversations/" + talk.id + "/messages", body)) : null;
        call(chance, "POST", "/conversations/" + talk.id + "/messages", body);
        talk.messages.add(id);
        if (twice != null) {
            twice.join();
        }
    }

    private void takeover(Talk talk, Random chance) throws InterruptedException {
        call(chance, "PUT", "/conversations/" + talk.id + "/assignee", Map.of("assignee_type", "Agent", "assignee_id", "anna"));
        long taken = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(500 + chance.nextInt(2_500));
        long returned = System.nanoTime();
        talk.takenAndReturned.add(new long[] {taken, returned});
        call(chance, "PUT", "/conversations/" + talk.id + "/assignee", Map.of("assignee_type", "AI Agent"));
    }

    private void awaitAnswer(Talk talk, String message) throws InterruptedException {
        int patience = (int) PATIENCE.toMillis();
        while (patience > 0) {
            if (handedOff(talk) || store.of(talk.id).stream().anyMatch(event -> event.isReply() && !event.holding()
                    && event.lastCustomerMessage().equals(message))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
            // While no node serves nobody can answer: only the time counts in which one could.
            patience -= nodes.stream().anyMatch(Node::wasUp) ? 20 : 0;
        }
        talk.waitedFor = message;
        throw new IllegalStateException("message " + message + " was neither answered nor handed over within " + PATIENCE.toSeconds() + " s");
    }

    private boolean handedOff(Talk talk) {
        return store.of(talk.id).stream().anyMatch(event -> event.type().equals("conversation.hand_off"));
    }

    private void quietly(Random chance, String method, String path, Map<String, ?> body) {
        try {
            call(chance, method, path, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls either node until one says yes. A refusal is an error of this program or of the house, and ends the conversation's story. */
    private void call(Random chance, String method, String path, Map<String, ?> body) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (true) {
            Node node = nodes.get(chance.nextInt(nodes.size()));
            int status = node.wasUp() ? send(node, method, path, body) : 0;
            if (status >= 200 && status < 300) {
                return;
            }
            if (status >= 400 && status < 500 && status != 429) {
                throw new IllegalStateException(method + " " + path + " was refused with " + status);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(method + " " + path + ": no node said yes within four minutes; the last status was " + status);
            }
            again.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(50 + chance.nextInt(200));
        }
    }

    private int send(Node node, String method, String path, Map<String, ?> body) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(node.url() + path)).timeout(CALL).header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return 0;
        }
    }
}

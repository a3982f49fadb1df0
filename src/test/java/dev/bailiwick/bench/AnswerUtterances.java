package dev.bailiwick.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a running server every line of a file, each in a conversation of its own, and counts how they end. Needs nothing but a JDK:
 *
 * <pre>java src/test/java/dev/bailiwick/bench/AnswerUtterances.java http://localhost:8080 ../shared/data/fewshot/BANKING77/valid/seq.in 20</pre>
 *
 * The keys are read from BAILIWICK_INTEGRATION_KEY and BAILIWICK_MANAGEMENT_KEY; the last argument is how many turns a second are begun.
 */
public final class AnswerUtterances {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(1_500);
    private static final int TRIES = 20;
    private static final Pattern ENTRY = Pattern.compile("\"kind\":\"([a-z-]+)\"");
    private static final Pattern CODE = Pattern.compile("\"kind\":\"handed-off\".*?\"code\":\"([^\"]+)\"", Pattern.DOTALL);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private final String server;
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();
    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();
    private final Map<String, List<String>> samples = new ConcurrentHashMap<>();

    private AnswerUtterances(String server) {
        this.server = server;
    }

    /** @param args server, file with one utterance a line, turns begun per second */
    public static void main(String[] args) throws Exception {
        new AnswerUtterances(args[0]).run(Files.readAllLines(Path.of(args[1])), Integer.parseInt(args[2]));
    }

    private void run(List<String> lines, int perSecond) throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        AtomicLongArray posts = new AtomicLongArray(lines.size());
        Semaphore done = new Semaphore(0);
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < lines.size(); i++) {
                int number = i;
                long due = begun + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                threads.execute(() -> {
                    try {
                        ask(run + "-" + number, lines.get(number), number, posts);
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        end("error: " + e.getMessage(), lines.get(number));
                    } finally {
                        done.release();
                    }
                });
            }
            done.acquire(lines.size());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        report(lines.size(), seconds, posts);
    }

    private void ask(String id, String text, int number, AtomicLongArray posts) throws IOException, InterruptedException {
        String key = System.getenv("BAILIWICK_INTEGRATION_KEY");
        send("POST", "/conversations", key, "{\"id\":\"" + id + "\",\"customer_id\":\"c-" + id + "\",\"channel\":\"web\",\"assignee_type\":\"AI Agent\"}");
        long before = System.nanoTime();
        send("POST", "/conversations/" + id + "/messages", key, "{\"id\":\"m1\",\"body\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\",\"participant_id\":\"c-" + id + "\",\"participant_type\":\"Customer\"}");
        posts.set(number, System.nanoTime() - before);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            LockSupport.parkNanos(POLL.toNanos());
            String ledger = send("GET", "/api/conversations/" + id + "/ledger?limit=100", System.getenv("BAILIWICK_MANAGEMENT_KEY"), null);
            List<String> kinds = new ArrayList<>();
            Matcher entries = ENTRY.matcher(ledger);
            while (entries.find()) {
                kinds.add(entries.group(1));
            }
            if (kinds.contains("handed-off")) {
                Matcher code = CODE.matcher(ledger);
                reasons.merge(code.find() ? code.group(1) : "without a reason", 1, Integer::sum);
                end("handoff", text);
                return;
            }
            if (kinds.contains("reply-sent")) {
                end(kindOfReply(ledger), text);
                return;
            }
        }
        end("silence", text);
    }

    private static String kindOfReply(String ledger) {
        int drafted = ledger.lastIndexOf("\"kind\":\"draft-made\"");
        String draft = ledger.substring(drafted, ledger.indexOf("\"millis\"", drafted));
        if (draft.contains("\"article\":")) {
            return draft.contains("\"question\":true") ? "question back" : "reply with citation";
        }
        return draft.contains("\"question\":true") ? "question back" : "fixed words: " + draft.replaceAll("(?s).*\"source\":\"wording:([^\"]+)\".*", "$1");
    }

    private void end(String how, String text) {
        ends.merge(how, 1, Integer::sum);
        List<String> some = samples.computeIfAbsent(how, key -> new ArrayList<>());
        synchronized (some) {
            if (some.size() < 5) {
                some.add(text);
            }
        }
    }

    private String send(String method, String path, String key, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key).header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (int tries = 1; response.statusCode() == 429 && tries < TRIES; tries++) {
            // The server says when to come back, and every call may be repeated.
            LockSupport.parkNanos(response.headers().firstValueAsLong("Retry-After").orElse(1) * 1_000_000_000L);
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path.replaceAll("[a-z0-9]+-\\d+", "…") + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private void report(int asked, double seconds, AtomicLongArray posts) throws IOException, InterruptedException {
        System.out.printf("%d asked in %.1f s%n", asked, seconds);
        new TreeMap<>(ends).forEach((how, many) -> System.out.printf("%6d  %5.1f %%  %s   e.g. %s%n", many, 100.0 * many / asked, how, samples.get(how)));
        System.out.println("handoff reasons: " + new TreeMap<>(reasons));
        long[] sorted = new long[posts.length()];
        Arrays.setAll(sorted, posts::get);
        Arrays.sort(sorted);
        System.out.printf("POST message, client side: p50 %.1f ms, p95 %.1f ms%n", sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6);
        System.out.println("engine time of turns: " + send("GET", "/api/flow/turn-times", System.getenv("BAILIWICK_MANAGEMENT_KEY"), null));
    }
}

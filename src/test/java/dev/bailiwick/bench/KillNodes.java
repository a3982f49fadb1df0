package dev.bailiwick.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Two nodes of the runnable jar on one durable PostgreSQL, under load from outside; either is killed with -9 at random and started again, as
 * often as one likes. At the end everything that was sent is compared with what the ledger says and with what the receiver got. The command
 * stands in {@code docs/benchmarks.md}.
 */
final class KillNodes implements AutoCloseable {

    private static final String INTEGRATION_KEY = "kill-nodes-integration-key-0123456789";
    private static final String MANAGEMENT_KEY = "kill-nodes-management-key-0123456789";
    private static final Duration LONGEST_START = Duration.ofMinutes(8);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final EmbeddedServer postgres;
    private final WebhookStore store;
    private final List<Node> nodes;
    private final Customers customers;
    private final Random chance;
    private final List<Orphan> orphans = new ArrayList<>();
    private final List<Long> fromHere = new CopyOnWriteArrayList<>();
    private final List<long[]> outages = new CopyOnWriteArrayList<>();
    private final Thread watch = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
    private final Map<Long, String> happened = new ConcurrentHashMap<>();
    private volatile boolean watching = true;
    private int kills;
    private int killedWhileStarting;

    /** A customer who waited for an answer when a node was killed. */
    private record Orphan(String conversation, String message, long killed, String node) {
    }

    /** What a run came to. */
    record Outcome(Account.Tally tally, boolean chainsWhole, List<String> leftovers, long slowestMillis, String text) {

        boolean clean() {
            return tally.clean() && chainsWhole && leftovers.isEmpty();
        }
    }

    KillNodes(long seed) {
        chance = new Random(seed);
        store = new WebhookStore(seed, WebhookStore.USUAL_REFUSALS);
        try {
            folder = Files.createTempDirectory("bailiwick-kill-nodes");
            folder.toFile().setExecutable(true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedServer.start(folder.resolve("postgres"));
        Map<String, String> environment = Map.of("BAILIWICK_DATABASE_URL", postgres.url(), "BAILIWICK_DATABASE_USER", EmbeddedServer.USER,
                "BAILIWICK_DATABASE_PASSWORD", postgres.password(), "BAILIWICK_INTEGRATION_KEY", INTEGRATION_KEY, "BAILIWICK_MANAGEMENT_KEY",
                MANAGEMENT_KEY, "BAILIWICK_ADMIN_PASSWORD", "kill-nodes-admin-password", "BAILIWICK_WEBHOOK_URL", store.url(),
                "BAILIWICK_WEBHOOK_SIGNING_KEY", "kill-nodes-signing-key");
        nodes = List.of(new Node("A", folder.resolve("a"), environment), new Node("B", folder.resolve("b"), environment));
        customers = new Customers(nodes, INTEGRATION_KEY, store, seed);
    }

    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int atOnce = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 12;
        boolean clean;
        try (KillNodes run = new KillNodes(seed)) {
            Outcome outcome = run.run(kills, atOnce, Duration.ofMinutes(arguments.length > 3 ? Long.parseLong(arguments[3]) : 24 * 60));
            System.out.println("seed " + seed + ", " + atOnce + " conversations at once, load average "
                    + Files.readString(Path.of("/proc/loadavg")).strip());
            System.out.println(outcome.text());
            clean = outcome.clean();
            if (!clean) {
                System.out.println("everything is kept in " + run.folder);
            }
        }
        System.exit(clean ? 0 : 1);
    }

    /** Kills so often, or until the time is over. */
    Outcome run(int kills, int atOnce, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        nodes.getFirst().start();
        awaitUp(nodes.getFirst());
        nodes.getLast().start();
        customers.begin(atOnce);
        watch.start();
        awaitUp(nodes.getLast());
        while (this.kills < kills && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(3_000 + chance.nextInt(6_000));
            killOne();
        }
        nodes.forEach(this::awaitUp);
        customers.end();
        List<String> leftovers = awaitQuiet();
        return outcome(leftovers);
    }

    /** Either, at random: mostly while both serve, sometimes while the other, or the victim itself, is still starting. */
    private void killOne() {
        awaitAnyUp();
        if (chance.nextDouble() < 0.4) {
            awaitBothFor(LONGEST_PAUSE);
        }
        List<Node> up = nodes.stream().filter(Node::isUp).toList();
        Node victim = nodes.get(chance.nextInt(nodes.size()));
        killedWhileStarting += up.contains(victim) ? 0 : 1;
        List<Customers.Waiting> waiting = customers.waiting();
        long now = System.nanoTime();
        victim.kill();
        fromHere.add(now);
        happened("killed " + victim.name() + (up.contains(victim) ? "" : " (starting)"));
        kills++;
        waiting.forEach(one -> orphans.add(new Orphan(one.conversation(), one.message(), now, victim.name())));
        System.out.printf(Locale.ROOT, "kill %d: node %s%s, %d customers wait%n", kills, victim.name(), up.contains(victim) ? "" : " (starting)",
                waiting.size());
        victim.start();
    }

    private void awaitBothFor(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!nodes.stream().allMatch(Node::isUp) && System.nanoTime() < end) {
            nodes.forEach(KillNodes::insistOnLife);
            pause(200);
        }
    }

    private void awaitAnyUp() {
        await("any node serves", () -> nodes.stream().anyMatch(Node::isUp));
    }

    private void awaitUp(Node node) {
        await("node " + node.name() + " serves", () -> {
            insistOnLife(node);
            return node.isUp();
        });
    }

    static void insistOnLife(Node node) {
        if (node.endedByItself()) {
            throw new IllegalStateException("node " + node.name() + " ended by itself:\n" + node.lastWords());
        }
    }

    /** Waits until nothing is under way any more, and says what stays. */
    private List<String> awaitQuiet() {
        Map<String, String> none = Map.of(
                "slow steps under way", "select count(*) from flow.act_ru_ext_task",
                "events under way", "select count(*) from channel.delivery where state in ('PENDING', 'CLAIMED')",
                "events given up", "select count(*) from channel.delivery where state = 'GIVEN_UP'",
                "incidents", "select count(*) from flow.act_ru_incident",
                "open conversations without a process, or processes without one", """
                    select (select count(*) from conversation.conversation where status in ('ACTIVE', 'OBSERVING'))
                         - (select count(*) from flow.act_ru_execution where business_key_ is not null and parent_id_ is null
                               and super_exec_ is null)""",
                "failed conversations", "select count(*) from conversation.conversation where status = 'FAILED'");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            List<String> leftovers = new ArrayList<>();
            none.forEach((what, sql) -> {
                long found = number(sql);
                if (found != 0) {
                    leftovers.add(what + ": " + found);
                }
            });
            if (leftovers.isEmpty() || System.nanoTime() > end) {
                return leftovers;
            }
            pause(200);
        }
    }

    private Outcome outcome(List<String> leftovers) {
        Account.Tally tally = new Account.Tally();
        for (Customers.Talk talk : customers.talks().values()) {
            Account.settle(talk, ledgerOf(talk.id), store.of(talk.id), tally);
        }
        JsonNode check = get("/api/ledger/verify");
        long[] takeovers = takeovers();
        String text = String.format(Locale.ROOT, "%d kills with -9 (%d while starting), %d calls made again%n", kills, killedWhileStarting,
                customers.repeatedCalls())
                + tally.text()
                + String.format(Locale.ROOT, "ledger: whole=%s, %d conversations, %d entries%n", check.get("whole"), check.get("conversations").asLong(),
                        check.get("entries").asLong())
                + "left under way: " + (leftovers.isEmpty() ? "nothing" : leftovers) + System.lineSeparator()
                + (takeovers.length == 0 ? "nobody waited when a node was killed"
                        : String.format(Locale.ROOT, "from a kill, or from the moment when a node served again after both were down, to the answer of those who waited: %d customers, p50 %.1f s, p95 %.1f s, longest %.1f s",
                                takeovers.length, takeovers[takeovers.length / 2] / 1e3, takeovers[takeovers.length * 95 / 100] / 1e3,
                                takeovers[takeovers.length - 1] / 1e3))
                + System.lineSeparator() + slowest();
        return new Outcome(tally, check.get("whole").asBoolean(), leftovers, takeovers.length == 0 ? 0 : takeovers[takeovers.length - 1], text);
    }

    /** @return how long those waited after the kill whom nothing else disturbed, in milliseconds, the shortest first */
    private long[] takeovers() {
        return orphans.stream().mapToLong(this::waited).filter(millis -> millis >= 0).sorted().toArray();
    }

    private String slowest() {
        List<Orphan> slow = orphans.stream().filter(orphan -> waited(orphan) > 10_000).toList();
        if (slow.isEmpty()) {
            return "nobody waited longer than 10 s";
        }
        Path stories = folder.resolve("slow.txt");
        try {
            Files.writeString(stories, slow.stream().map(this::story).collect(Collectors.joining(System.lineSeparator())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return slow.size() + " waited longer than 10 s; their stories: " + stories;
    }

    /** What happened in a conversation and around it, in the order of time: for whoever wants to know why it took so long. */
    private String story(Orphan orphan) {
        Map<Instant, String> lines = new TreeMap<>();
        ledgerOf(orphan.conversation()).forEach(entry -> lines.merge(Instant.parse(entry.get("at").asText()),
                entry.get("kind").asText() + " " + entry.get("turn").asInt() + " " + cut(entry.get("details").toString()), (a, b) -> a + " | " + b));
        store.of(orphan.conversation()).forEach(event -> lines.merge(at(event.nanos()), "ARRIVED " + event.type() + " " + event.number() + " answers "
                + event.lastCustomerMessage() + (event.holding() ? " (holding)" : ""), (a, b) -> a + " | " + b));
        happened.forEach((nanos, what) -> {
            if (nanos > orphan.killed() - 20_000_000_000L && nanos < orphan.killed() + 150_000_000_000L) {
                lines.merge(at(nanos), "*** " + what, (a, b) -> a + " | " + b);
            }
        });
        StringBuilder text = new StringBuilder(orphan + ", waited " + waited(orphan) + " ms" + System.lineSeparator());
        lines.forEach((at, what) -> text.append("  ").append(at).append(' ').append(what).append(System.lineSeparator()));
        return text.toString();
    }

    private Instant at(long nanos) {
        return Instant.now().minusNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(150, text.length()));
    }

    private void happened(String what) {
        happened.merge(System.nanoTime(), what, (a, b) -> a + ", " + b);
    }

    /**
     * From the last kill before the answer, or from the moment at which a node served again after none had. Not counted, -1: answered by a node
     * that was still starting, or an advisor had the pen in between.
     */
    private long waited(Orphan orphan) {
        long answered = store.of(orphan.conversation()).stream().filter(event -> event.nanos() > orphan.killed())
                .filter(event -> event.type().equals("conversation.hand_off") || !event.holding() && event.lastCustomerMessage().equals(orphan.message()))
                .mapToLong(WebhookStore.Event::nanos).findFirst().orElse(-1);
        boolean taken = customers.talks().get(orphan.conversation()).takenAndReturned.stream()
                .anyMatch(span -> span[1] > orphan.killed() && span[0] < answered);
        long from = fromHere.stream().mapToLong(Long::longValue).filter(moment -> moment < answered).max().orElse(orphan.killed());
        boolean served = outages.stream().noneMatch(span -> span[0] < answered && span[1] > answered);
        return answered < 0 || taken || !served ? -1 : TimeUnit.NANOSECONDS.toMillis(answered - from);
    }

    private void watch() {
        boolean served = true;
        List<String> known = List.of();
        while (watching) {
            List<String> up = nodes.stream().filter(Node::isUp).map(Node::name).toList();
            boolean serves = !up.isEmpty();
            if (!up.equals(known)) {
                happened("serving: " + up);
                known = up;
            }
            if (serves && !served) {
                fromHere.add(System.nanoTime());
                outages.getLast()[1] = System.nanoTime();
            } else if (served && !serves) {
                outages.add(new long[] {System.nanoTime(), Long.MAX_VALUE});
            }
            served = serves;
            pause(100);
        }
    }

    private List<JsonNode> ledgerOf(String conversation) {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            JsonNode page = get("/api/conversations/" + conversation + "/ledger?limit=500&after=" + all.size());
            page.get("entries").forEach(all::add);
            if (page.get("entries").size() < 500) {
                return all;
            }
        }
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(nodes.getFirst().url() + path))
                    .header("Authorization", "Bearer " + MANAGEMENT_KEY).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        try (Connection connection = DriverManager.getConnection(postgres.url(), EmbeddedServer.USER, postgres.password());
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void await(String what, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + LONGEST_START.toMinutes() + " minutes in vain until " + what);
            }
            pause(200);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        watching = false;
        customers.close();
        nodes.forEach(Node::close);
        postgres.close();
        store.close();
    }
}

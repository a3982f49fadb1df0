package dev.bailiwick.bench;

import dev.bailiwick.kernel.ConversationId;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongBiFunction;

/**
 * What a turn costs. {@code turns}: throughput, time and CPU of the house beside {@link PlainTurns} on the same PostgreSQL in the same run.
 * {@code waiting}: a thousand conversations that wait for a slow model. {@code long}: a conversation of a thousand turns. The commands stand in
 * {@code docs/benchmarks.md}.
 */
final class TurnsBench {

    private static final int THREADS = 8;
    private static final int CALLERS = 32;

    private final BenchHouse house;
    private final AtomicInteger count = new AtomicInteger();

    private TurnsBench(BenchHouse house) {
        this.house = house;
    }

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length > 0 ? arguments[0] : "turns";
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (BenchHouse house = new BenchHouse(what.equals("statements"))) {
            TurnsBench bench = new TurnsBench(house);
            bench.say("begun");
            switch (what) {
                case "turns" -> bench.turns(seconds, rounds);
                case "waiting" -> bench.waiting(1_000, Duration.ofSeconds(5));
                case "statements" -> bench.statements(seconds);
                case "long" -> bench.longConversation(arguments.length > 1 ? seconds : 1_000);
                default -> throw new IllegalArgumentException("turns, statements, waiting or long, not " + what);
            }
            bench.say("ended");
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void say(String what) throws java.io.IOException {
        System.out.println(what + ", load average " + Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private void turns(int seconds, int rounds) throws Exception {
        PlainTurns plain = new PlainTurns(house.pool(), sample());
        ToLongBiFunction<String, String> byHouse = (id, message) -> house.turn(new ConversationId(id), message);
        ToLongBiFunction<String, String> byHand = plain::turn;
        closed("warming up, house", id -> house.begin(id), byHouse, seconds);
        closed("warming up, plain", plain::begin, byHand, seconds / 2 + 1);
        List<Cost> ofHouse = new ArrayList<>();
        List<Cost> ofPlain = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            ofHouse.add(closed("closed loop, house", id -> house.begin(id), byHouse, seconds));
            ofPlain.add(closed("closed loop, plain", plain::begin, byHand, seconds));
        }
        double least = ofHouse.stream().mapToDouble(Cost::cpuMillis).min().orElseThrow();
        double leastPlain = ofPlain.stream().mapToDouble(Cost::cpuMillis).min().orElseThrow();
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, i -> ofHouse.get(i).cpuMillis() / ofPlain.get(i).cpuMillis());
        System.out.printf(Locale.ROOT, "CPU per turn: house %.2f ms, plain %.2f ms at best: %.1f times; by round %s%n", least, leastPlain,
                least / leastPlain, Arrays.toString(Arrays.stream(ratios).mapToObj(ratio -> String.format(Locale.ROOT, "%.1f", ratio)).toArray()));
        for (int round = 1; round <= rounds; round++) {
            open("open loop at 20/s, house", id -> house.begin(id), byHouse, seconds, 20);
            open("open loop at 20/s, plain", plain::begin, byHand, seconds, 20);
        }
    }

    /** How often PostgreSQL ran each statement in a turn and how long that took, foreign-key checks (which it runs by itself) apart. */
    private void statements(int seconds) throws Exception {
        closed("warming up", id -> house.begin(id), (id, message) -> house.turn(new ConversationId(id), message), seconds);
        ConversationId id = house.begin("spelt-out");
        int turns = 200;
        house.turn(id, "m0");
        house.asOwner(statement -> {
            for (String wish : List.of("alter system set pg_stat_statements.track = 'all'", "alter system set pg_stat_statements.track_planning = on",
                    "select pg_reload_conf()", "select pg_sleep(0.5)", "select pg_stat_statements_reset()")) {
                statement.execute(wish);
            }
            return null;
        });
        for (int i = 1; i <= turns; i++) {
            house.turn(id, "m" + i);
        }
        house.asOwner(statement -> {
            ResultSet row = statement.executeQuery("select calls, total_exec_time + total_plan_time, toplevel, regexp_replace(query, '\\s+', ' ', 'g'), plans"
                    + " from pg_stat_statements where calls >= " + turns / 2 + " order by toplevel desc, 2 desc");
            double[] sums = new double[4];
            while (row.next()) {
                int at = row.getBoolean(3) ? 0 : 2;
                sums[at] += row.getDouble(1) / turns;
                sums[at + 1] += row.getDouble(2) / turns;
                System.out.printf(Locale.ROOT, "%s%6.2f times %7.3f ms, planned %.2f times  %s%n", at == 0 ? "" : "  inside ", row.getDouble(1) / turns,
                        row.getDouble(2) / turns, row.getDouble(5) / turns, row.getString(4).substring(0, Math.min(150, row.getString(4).length())));
            }
            System.out.printf(Locale.ROOT, "a turn: %.1f statements, %.2f ms; of which inside them %.1f more (foreign keys), %.2f ms%n", sums[0], sums[1],
                    sums[2], sums[3]);
            return null;
        });
        wholeTables();
        inOrder(id);
    }

    /** What was read row by row because no index led there: it grows with the company, whatever it costs here. */
    private void wholeTables() throws SQLException {
        house.asOwner(statement -> {
            ResultSet row = statement.executeQuery("select schemaname || '.' || relname, seq_scan, seq_tup_read, n_live_tup, n_dead_tup"
                    + " from pg_stat_user_tables where seq_tup_read > 1000 order by seq_tup_read desc limit 8");
            while (row.next()) {
                System.out.printf(Locale.ROOT, "read whole: %s, %d times, %d rows; it has %d rows and %d dead ones%n", row.getString(1), row.getLong(2),
                        row.getLong(3), row.getLong(4), row.getLong(5));
            }
            return null;
        });
    }

    /** The statements of one turn in their order, as PostgreSQL logs them. */
    private void inOrder(ConversationId id) throws Exception {
        logStatements("all");
        house.turn(id, "last");
        TimeUnit.MILLISECONDS.sleep(200);
        logStatements("none");
        house.logged().stream().map(line -> line.replaceFirst("^.*?(execute [^:]*|statement): ", "")).filter(line -> !line.contains("pg_"))
                .map(line -> line.substring(0, Math.min(180, line.length()))).forEach(System.out::println);
    }

    private void logStatements(String which) throws SQLException {
        house.asOwner(statement -> {
            for (String wish : List.of("alter system set log_statement = '" + which + "'", "select pg_reload_conf()", "select pg_sleep(0.2)")) {
                statement.execute(wish);
            }
            return null;
        });
    }

    private record Cost(double perSecond, double cpuMillis) {
    }

    private PlainTurns.Sample sample() throws Exception {
        ConversationId id = house.begin("sample");
        for (int i = 1; i < 5; i++) {
            house.turn(id, "m" + i);
        }
        BenchHouse.thinking = Duration.ofSeconds(2);
        CompletableFuture<Long> reply = house.say(id, "m5");
        String work = null;
        while (work == null) {
            work = work("sample", 5);
        }
        reply.get(30, TimeUnit.SECONDS);
        BenchHouse.thinking = Duration.ZERO;
        return PlainTurns.sample(house.pool(), "sample", 5, work);
    }

    private String work(String conversation, int turn) throws SQLException {
        try (Connection connection = house.pool().getConnection(); PreparedStatement read = connection.prepareStatement(
                "select work from flow.turn_work where conversation_id = ? and turn = ? and work like '%passages\":[{%'")) {
            read.setString(1, conversation);
            read.setInt(2, turn);
            ResultSet row = read.executeQuery();
            return row.next() ? row.getString(1) : null;
        }
    }

    private interface Begin {
        void begin(String id);
    }

    /** Eight customers, each of whom writes again as soon as the reply is committed, ten turns to a conversation. */
    private Cost closed(String what, Begin begin, ToLongBiFunction<String, String> turn, int seconds) throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long jvm = BenchHouse.jvmCpu();
        long compilers = BenchHouse.compilerCpu();
        long postgres = house.postgresCpu();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        String id = "b" + count.incrementAndGet();
                        begin.begin(id);
                        for (int i = 1; i <= 10 && System.nanoTime() < end; i++) {
                            nanos.add(turn.applyAsLong(id, "m" + i));
                            turns.incrementAndGet();
                        }
                    }
                });
            }
        }
        double took = (System.nanoTime() - begun) / 1e9;
        double jvmMillis = (BenchHouse.jvmCpu() - jvm) / 1e6 / turns.get();
        double compiling = (BenchHouse.compilerCpu() - compilers) / 1e6 / turns.get();
        double postgresMillis = (house.postgresCpu() - postgres) / 1e6 / turns.get();
        System.out.printf(Locale.ROOT, "%s: %d turns, %.0f/s, CPU per turn %.2f ms (JVM %.2f, of which compilers %.2f; PostgreSQL %.2f), turn"
                + " %s%n", what, turns.get(), turns.get() / took, jvmMillis + postgresMillis, jvmMillis, compiling, postgresMillis, quantiles(nanos));
        return new Cost(turns.get() / took, jvmMillis + postgresMillis);
    }

    /** Turns that begin at a fixed rate, whatever became of those before; each in one of forty conversations. */
    private void open(String what, Begin begin, ToLongBiFunction<String, String> turn, int seconds, int rate) throws InterruptedException {
        String[] ids = new String[2 * rate];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "o" + count.incrementAndGet();
            begin.begin(ids[i]);
        }
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < seconds * rate; i++) {
                int number = i;
                LockSupport.parkNanos(begun + i * 1_000_000_000L / rate - System.nanoTime());
                threads.execute(() -> nanos.add(turn.applyAsLong(ids[number % ids.length], "m" + (number / ids.length + 1))));
            }
        }
        System.out.printf(Locale.ROOT, "%s: %d turns, from the call to the commit of the reply %s%n", what, nanos.size(), quantiles(nanos));
    }

    private static String quantiles(Iterable<Long> all) {
        List<Long> sorted = new ArrayList<>();
        all.forEach(sorted::add);
        sorted.sort(null);
        return String.format(Locale.ROOT, "p10 %.1f ms, p50 %.1f ms, p95 %.1f ms", sorted.get(sorted.size() / 10) / 1e6,
                sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() * 95 / 100) / 1e6);
    }

    private void waiting(int conversations, Duration model) throws Exception {
        closed("warming up", id -> house.begin(id), (id, message) -> house.turn(new ConversationId(id), message), 10);
        List<ConversationId> ids = new ArrayList<>();
        for (int i = 0; i < conversations; i++) {
            ids.add(house.begin("w" + i));
        }
        System.gc();
        long heapBefore = heap();
        var threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        AtomicInteger mostConnections = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                mostConnections.accumulateAndGet(house.pool().getHikariPoolMXBean().getActiveConnections(), Math::max);
                mostOpen.accumulateAndGet(house.pool().getHikariPoolMXBean().getTotalConnections(), Math::max);
                LockSupport.parkNanos(5_000_000);
            }
        });
        BenchHouse.thinking = model;
        long begun = System.nanoTime();
        List<CompletableFuture<Long>> replies = new ArrayList<>();
        // As many callers at once as a front end's own pool has: a message that waits longer than ten seconds for a connection is answered with 503.
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS, Thread.ofVirtual().factory())) {
            List<java.util.concurrent.Future<CompletableFuture<Long>>> calls = new ArrayList<>();
            ids.forEach(id -> calls.add(callers.submit(() -> house.say(id, "m1"))));
            for (var call : calls) {
                replies.add(call.get(5, TimeUnit.MINUTES));
            }
        }
        double taken = (System.nanoTime() - begun) / 1e9;
        System.gc();
        long heapWaiting = heap();
        long unanswered = replies.stream().filter(reply -> !reply.isDone()).count();
        CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        double done = (System.nanoTime() - begun) / 1e9;
        watch.interrupt();
        System.out.printf(Locale.ROOT, "%d conversations on a model of %d s: all messages taken in after %.1f s, all answered after %.1f s%n", conversations,
                model.toSeconds(), taken, done);
        System.out.printf(Locale.ROOT, "connections in use %d at most (%d open), platform threads %d at most, %d of them before the first message%n",
                mostConnections.get(), mostOpen.get(), threads.getPeakThreadCount(), threads.getThreadCount());
        System.out.printf(Locale.ROOT, "heap in use %d MB before, %d MB with %d turns under way (%.0f KB each); resident %d MB%n", heapBefore >> 20,
                heapWaiting >> 20, unanswered, (heapWaiting - heapBefore) / 1024.0 / Math.max(1, unanswered), resident());
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws java.io.IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", ""))).findFirst().orElse(0) >> 10;
    }

    private void longConversation(int turns) throws Exception {
        closed("warming up", id -> house.begin(id), (id, message) -> house.turn(new ConversationId(id), message), 20);
        ConversationId id = house.begin("long");
        double[] millis = new double[turns];
        double[] cpu = new double[turns];
        for (int i = 0; i < turns; i++) {
            long before = house.cpu();
            millis[i] = house.turn(id, "m" + (i + 1)) / 1e6;
            cpu[i] = (house.cpu() - before) / 1e6;
        }
        for (int from : new int[] {0, 50, turns / 2, turns - 100, turns - 50}) {
            System.out.printf(Locale.ROOT, "turns %d to %d: average %.1f ms, p10 %.1f ms, p50 %.1f ms; CPU %.1f ms%n", from + 1, from + 50,
                    Arrays.stream(millis, from, from + 50).average().orElseThrow(), Arrays.stream(millis, from, from + 50).sorted().toArray()[5],
                    Arrays.stream(millis, from, from + 50).sorted().toArray()[25], Arrays.stream(cpu, from, from + 50).average().orElseThrow());
        }
    }
}

package dev.bailiwick.rehearsal;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.testing.OnTestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The race lab by hand, for as long as one likes: {@code PlayStories <first seed> <stories, 0 for no end> <minutes> <programs at once>}. Each
 * program has a house and a PostgreSQL of its own, because an engine's time is its program's. A story that breaks a promise is made short and
 * shown, and the lab plays on.
 */
public final class PlayStories {

    private static final int MOST_FAILURES = 5;
    private static final Duration TO_MAKE_IT_SHORT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);
    private static final String TOTAL = "played: ";
    private static final Pattern FIGURES = Pattern.compile(TOTAL + "(\\d+) stories, (\\d+) moves, (\\d+) broken");

    private PlayStories() {
    }

    /**
     * @param args as above; a fifth, which step from seed to seed, is for the programs that it starts itself
     * @throws Exception when the house does not start
     */
    public static void main(String... args) throws Exception {
        if (args.length < 4) {
            System.err.println("usage: PlayStories <first seed> <stories, 0 for no end> <minutes> <programs at once>, such as 1 0 60 2");
            System.exit(2);
        }
        long first = Long.parseLong(args[0]);
        long stories = Long.parseLong(args[1]) == 0 ? Long.MAX_VALUE : Long.parseLong(args[1]);
        Duration time = Duration.ofSeconds(Math.round(Double.parseDouble(args[2]) * 60));
        int programs = Integer.parseInt(args[3]);
        boolean held = args.length > 4 ? playHere(new RaceLab.Seeds(first, Long.parseLong(args[4]), stories), time)
                : playInPrograms(first, stories, args[2], programs);
        System.exit(held ? 0 : 1);
    }

    private static boolean playHere(RaceLab.Seeds seeds, Duration time) {
        RaceLab lab = new SpringApplicationBuilder(Bailiwick.class, Stage.class).initializers(new OnTestDatabase(), new Stage.Doors())
                .run("--server.port=0", "--logging.level.root=off", "--logging.level.dev.bailiwick=off", "--spring.main.banner-mode=off").getBean(RaceLab.class);
        long end = System.nanoTime() + time.toNanos();
        long played = 0;
        long moves = 0;
        int broken = 0;
        while (System.nanoTime() < end && played < seeds.most() && broken < MOST_FAILURES) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            RaceLab.Report report = lab.run(new RaceLab.Seeds(seeds.first() + played * seeds.step(), seeds.step(), seeds.most() - played),
                    left.compareTo(BETWEEN_REPORTS) < 0 ? left : BETWEEN_REPORTS);
            played += report.stories();
            moves += report.moves();
            System.out.println(report.line());
            if (report.failure().isPresent()) {
                broken++;
                System.out.println(lab.shortest(report.failure().get(), TO_MAKE_IT_SHORT).text());
            }
        }
        System.out.println(TOTAL + played + " stories, " + moves + " moves, " + broken + " broken");
        return broken == 0;
    }

    private static boolean playInPrograms(long first, long stories, String minutes, int programs) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<Process> running = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        long[] sums = new long[3];
        for (int i = 0; i < programs; i++) {
            long share = stories == Long.MAX_VALUE ? 0 : (stories - i + programs - 1) / programs;
            Process program = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx700m", "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), PlayStories.class.getName(),
                    String.valueOf(first + i), String.valueOf(share), minutes, "1", String.valueOf(programs)).redirectErrorStream(true).start();
            running.add(program);
            String name = "[" + (i + 1) + "] ";
            readers.add(Thread.ofPlatform().start(() -> program.inputReader().lines().forEach(line -> heard(name, line, sums))));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Process::destroy)));
        boolean held = true;
        for (Process program : running) {
            held &= program.waitFor() == 0;
        }
        for (Thread reader : readers) {
            reader.join();
        }
        System.out.printf("seeds from %d on, %d programs at once, %.0f s: %d stories, %d moves, %d stories broke a promise%n", first, programs,
                (System.nanoTime() - begun) / 1e9, sums[0], sums[1], sums[2]);
        return held;
    }

    private static synchronized void heard(String name, String line, long[] sums) {
        System.out.println(name + line);
        Matcher figures = FIGURES.matcher(line);
        if (figures.find()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Long.parseLong(figures.group(i + 1));
            }
        }
    }
}

package dev.bailiwick.stranger;

import dev.bailiwick.channel.Caller;
import dev.bailiwick.channel.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The runnable jar as a process of its own, with a home, a port, keys and a webhook of its own: all that a company would set. */
final class RunningServer implements AutoCloseable {

    static final String INTEGRATION_KEY = "stranger-integration-key-0123456789";
    static final String MANAGEMENT_KEY = "stranger-management-key-0123456789";
    static final String SIGNING_KEY = "stranger-signing-key";

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Receiver receiver = new Receiver();
    private final Path home;
    private final Path log;
    private final int port;
    private final Map<String, String> more;
    private Process process;

    RunningServer() {
        this(Map.of());
    }

    /** @param more variables that this server has beside the usual ones */
    RunningServer(Map<String, String> more) {
        this.more = more;
        try {
            home = Files.createTempDirectory("bailiwick-stranger");
            log = home.resolve("server.log");
            port = freePort();
            process = start(more);
        } catch (IOException e) {
            receiver.close();
            throw new UncheckedIOException(e);
        }
        try {
            awaitHealth();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Kills the process as a power cut would (kill -9) and starts it again on the same home. */
    void killAndStartAgain() {
        try {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            process = start(more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        awaitHealth();
    }

    /** A start that came to its end by itself. */
    record Ended(int code, String output) {
    }

    /** Starts a server that cannot serve, in a home of its own, and waits for its end. */
    static Ended startInVain(Map<String, String> more) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bailiwick-stranger");
        Path log = home.resolve("server.log");
        var process = start(home, log, freePort(), "http://127.0.0.1:9/", more);
        if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the server did not end");
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    Receiver receiver() {
        return receiver;
    }

    Caller integration() {
        return new Caller(url(), INTEGRATION_KEY);
    }

    Caller management() {
        return new Caller(url(), MANAGEMENT_KEY);
    }

    Caller nobody() {
        return new Caller(url(), null);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** @return everything that the server has written to its log so far */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process by its own handle, as an operator would, and by force when it does not listen. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        receiver.close();
    }

    private Process start(Map<String, String> more) throws IOException {
        return start(home, log, port, receiver.url(), more);
    }

    private static Process start(Path home, Path log, int port, String webhook, Map<String, String> more) throws IOException {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-jar",
                jar().toString());
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BAILIWICK_") || name.startsWith("SPRING_"));
        var environment = builder.environment();
        environment.put("BAILIWICK_HOME", home.resolve("data").toString());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("BAILIWICK_INTEGRATION_KEY", INTEGRATION_KEY);
        environment.put("BAILIWICK_MANAGEMENT_KEY", MANAGEMENT_KEY);
        environment.put("BAILIWICK_ADMIN_PASSWORD", "stranger-admin-password-42");
        environment.put("BAILIWICK_WEBHOOK_URL", webhook);
        environment.put("BAILIWICK_WEBHOOK_SIGNING_KEY", SIGNING_KEY);
        environment.putAll(more);
        return builder.start();
    }

    private static Path jar() throws IOException {
        var named = System.getProperty("bailiwick.jar");
        if (named != null && Files.exists(Path.of(named))) {
            return Path.of(named).toAbsolutePath();
        }
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(path -> path.getFileName().toString().matches("bailiwick-.*\\.jar"))
                    .filter(path -> !path.getFileName().toString().matches(".*(sources|javadoc|plain)\\.jar")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no target/bailiwick-*.jar: run mvn package first")).toAbsolutePath();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth() {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isUp()) {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended by itself:\n" + tail());
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("the server was not up within " + LONGEST_START.toMinutes() + " minutes:\n" + tail());
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private boolean isUp() {
        try {
            var health = nobody().get("/actuator/health");
            return health.status() == 200 && health.text().contains("\"UP\"");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}

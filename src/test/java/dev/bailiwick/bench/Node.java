package dev.bailiwick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One node: the runnable jar as a process of its own on a port and with a home of its own, which can be killed and started again. */
final class Node implements AutoCloseable {

    private static final Duration ASK = Duration.ofSeconds(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ASK).build();

    private final String name;
    private final Path folder;
    private final Map<String, String> environment;
    private final int port = freePort();
    private Process process;
    private int starts;
    private volatile boolean up;

    /** The environment is what all nodes share; home, port and log are this node's own. */
    Node(String name, Path folder, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.environment = environment;
    }

    void start() {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-jar", jar().toString());
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("start-" + ++starts + ".log").toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("BAILIWICK_") || key.startsWith("SPRING_"));
            builder.environment().putAll(environment);
            builder.environment().put("BAILIWICK_HOME", folder.resolve("data").toString());
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        up = false;
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, as an operator does, and waits until it has. */
    void stop() {
        up = false;
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it serves, asked anew */
    boolean isUp() {
        up = process != null && process.isAlive() && serves();
        return up;
    }

    /** @return whether it served when it was last asked */
    boolean wasUp() {
        return up;
    }

    /** @return whether the process ended although nobody killed it */
    boolean endedByItself() {
        return process != null && !process.isAlive();
    }

    String name() {
        return name;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** @return the end of what it said since its last start */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("start-" + starts + ".log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private boolean serves() {
        try {
            HttpResponse<String> health = CLIENT.send(HttpRequest.newBuilder(URI.create(url() + "/actuator/health")).timeout(ASK).build(),
                    HttpResponse.BodyHandlers.ofString());
            return health.statusCode() == 200 && health.body().contains("\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path jar() {
        String named = System.getProperty("bailiwick.jar");
        if (named != null && Files.exists(Path.of(named))) {
            return Path.of(named).toAbsolutePath();
        }
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(path -> path.getFileName().toString().matches("bailiwick-.*\\.jar"))
                    .filter(path -> !path.getFileName().toString().matches(".*(sources|javadoc|plain)\\.jar")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no target/bailiwick-*.jar: run mvn -DskipTests package first")).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("no target/bailiwick-*.jar: run mvn -DskipTests package first", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

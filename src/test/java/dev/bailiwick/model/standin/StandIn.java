package dev.bailiwick.model.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A provider on a free port of the loopback. A test tells its manners, one request after another; the last one repeats. */
public abstract class StandIn implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    /** What no test waits for. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final long MOST_TALK = 64L * 1024 * 1024;
    private static final String PAGE = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>We will be back.</body></html>";

    private final String key;
    private final ServerSocket server;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Predicate<Request>, Deque<Manner>> manners = new LinkedHashMap<>();

    /** What a provider writes. Words are null for a message without content. */
    record Utterance(String words, Manner.Ending ending, String refusal, boolean hasChoice) {
    }

    /** An error as a provider writes it. */
    record Complaint(byte[] body, Map<String, String> headers) {
    }

    StandIn(String key) {
        this.key = key;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("stand-in").start(this::accept);
    }

    /** Reads a request of this protocol. */
    abstract Request read(String path, Map<String, String> headers, JsonNode body);

    /** Whether the request shows this key. */
    abstract boolean shows(String key, Map<String, String> headers);

    abstract byte[] whole(Request request, Utterance utterance);

    /** The same in pieces, as they come one after another. */
    abstract List<byte[]> pieces(Request request, Utterance utterance);

    /** What ends a stream with an error. */
    abstract byte[] failure(String words);

    abstract Complaint complaint(int status, String words);

    /** What the provider's filter says of a question. */
    abstract Manner filtersTheQuestion();

    abstract String typeOfPieces();

    /**
     * @param told how requests are answered, one after another; the last one repeats
     * @return this
     */
    public StandIn answers(Manner... told) {
        return answers(request -> true, told);
    }

    /**
     * @param which for which requests, unless another one that was told later says so too
     * @param told  how they are answered, one after another; the last one repeats
     * @return this
     */
    public StandIn answers(Predicate<Request> which, Manner... told) {
        synchronized (manners) {
            manners.put(which, new ArrayDeque<>(Arrays.asList(told)));
        }
        return this;
    }

    /** @return what it was asked, in order */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /**
     * @param words a customer's words
     * @return what it was asked about a message with these words, in order
     */
    public List<Request> requests(String words) {
        return requests.stream().filter(one -> one.words().contains(words)).toList();
    }

    /** @return how often a caller ended the connection before it had a whole answer */
    public int hungUp() {
        return hungUp.get();
    }

    /** @return how many connections were made so far */
    public int connections() {
        return connections.get();
    }

    /** @return scheme, host and port */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** @return an address where nobody listens, and did a moment ago */
    public static String nobody() {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + gone.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Connection one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().name("stand-in-connection").start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (Connection connection = new Connection(caller)) {
            open.add(connection);
            try {
                for (Connection.Incoming one = connection.next(); one != null && answered(connection, one); one = connection.next()) {
                    // The next request on the same connection.
                }
            } finally {
                open.remove(connection);
            }
        } catch (IOException e) {
            // The caller is gone, or the test is over.
        }
    }

    private boolean answered(Connection connection, Connection.Incoming incoming) throws IOException {
        String body = new String(incoming.body(), StandardCharsets.UTF_8);
        Request request = read(incoming.path(), incoming.headers(), body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body));
        requests.add(request);
        try {
            return answer(connection, request, shows(key, incoming.headers()) ? manner(request) : new Manner.Refuses(401, "no such key", Map.of()));
        } catch (IOException e) {
            hungUp.incrementAndGet();
            throw e;
        }
    }

    private Manner manner(Request request) {
        synchronized (manners) {
            Deque<Manner> told = manners.entrySet().stream().filter(one -> one.getKey().test(request)).map(Map.Entry::getValue)
                    .reduce((earlier, later) -> later).orElse(null);
            return told == null ? Manner.refuses(418) : told.size() > 1 ? told.poll() : told.peek();
        }
    }

    /** @return whether the connection can be used again */
    private boolean answer(Connection connection, Request request, Manner manner) throws IOException {
        return switch (manner) {
            case Manner.Depends depends -> answer(connection, request, depends.manner().apply(request));
            case Manner.Says says -> says(connection, request, new Utterance(says.words(), says.ending(), null, true));
            case Manner.HasNoChoice none -> says(connection, request, new Utterance(null, Manner.Ending.UNSAID, null, false));
            case Manner.Declines declines -> says(connection, request, new Utterance(null, Manner.Ending.WHOLE, declines.words(), true));
            case Manner.FiltersTheQuestion filters -> answer(connection, request, filtersTheQuestion());
            case Manner.Refuses refuses -> {
                Complaint complaint = complaint(refuses.status(), refuses.words());
                Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
                headers.putAll(complaint.headers());
                headers.putAll(refuses.headers());
                connection.whole(refuses.status(), headers, complaint.body());
                yield true;
            }
            case Manner.SendsAPage page -> {
                connection.whole(200, Map.of("Content-Type", "text/html; charset=utf-8"), PAGE.getBytes(StandardCharsets.UTF_8));
                yield true;
            }
            case Manner.Waits waits -> !gone(connection, waits.silence()) && answer(connection, request, waits.then());
            case Manner.HangsUp hangsUp -> false;
            case Manner.TalksWithoutEnd talks -> {
                talk(connection, request);
                yield false;
            }
            case Manner.StallsInTheMiddle stalls -> {
                begin(connection, request);
                gone(connection, LONGEST_SILENCE);
                yield false;
            }
            case Manner.BreaksOff breaks -> {
                begin(connection, request);
                connection.breakOff();
                yield false;
            }
            case Manner.FailsInTheMiddle fails when request.streams() -> {
                begin(connection, request);
                connection.piece(failure("out of order"));
                connection.end();
                yield true;
            }
            case Manner.FailsInTheMiddle fails -> answer(connection, request, Manner.refuses(500));
        };
    }

    private boolean gone(Connection connection, Duration silence) throws IOException {
        boolean gone = connection.hungUpWithin(silence);
        if (gone) {
            hungUp.incrementAndGet();
        }
        return gone;
    }

    private boolean says(Connection connection, Request request, Utterance utterance) throws IOException {
        if (!request.streams()) {
            connection.whole(200, Map.of("Content-Type", "application/json"), whole(request, utterance));
            return true;
        }
        connection.begin(200, Map.of("Content-Type", typeOfPieces()));
        for (byte[] piece : pieces(request, utterance)) {
            connection.piece(piece);
        }
        connection.end();
        return true;
    }

    private void talk(Connection connection, Request request) throws IOException {
        String words = "and so on, and so on. ".repeat(500);
        Utterance utterance = new Utterance(words, Manner.Ending.WHOLE, null, true);
        List<byte[]> pieces = request.streams() ? pieces(request, utterance) : List.of(words.getBytes(StandardCharsets.UTF_8));
        connection.begin(200, Map.of("Content-Type", request.streams() ? typeOfPieces() : "application/json"));
        if (!request.streams()) {
            byte[] whole = whole(request, utterance);
            connection.piece(Arrays.copyOf(whole, whole.length / 2));
        }
        // Of a stream, only what lies between its first words and its end comes again and again.
        List<byte[]> again = request.streams() ? pieces.subList(3, pieces.size() / 2) : pieces;
        if (request.streams()) {
            for (byte[] piece : pieces.subList(0, 3)) {
                connection.piece(piece);
            }
        }
        for (long said = 0; said < MOST_TALK;) {
            for (byte[] piece : again) {
                connection.piece(piece);
                said += piece.length;
            }
        }
    }

    /** The first part of an answer that would be good. */
    private void begin(Connection connection, Request request) throws IOException {
        Utterance utterance = new Utterance("{\"answer\":\"This would have been a whole answer, had it not stopped somewhere before its end.\"}", Manner.Ending.WHOLE, null, true);
        if (request.streams()) {
            connection.begin(200, Map.of("Content-Type", typeOfPieces()));
            for (byte[] piece : pieces(request, utterance).subList(0, 4)) {
                connection.piece(piece);
            }
            return;
        }
        byte[] whole = whole(request, utterance);
        connection.beginOf(whole.length, Map.of("Content-Type", "application/json"), Arrays.copyOf(whole, whole.length / 2));
    }
}

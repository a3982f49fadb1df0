package dev.bailiwick.stranger;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/**
 * Stands between the house and a real PostgreSQL and passes on what both say (protocol 3.0), until it is told to play a fault: every write is
 * answered with an SQLSTATE of one's choice as the server itself would answer it, new connections are refused with one, or nothing is passed on.
 */
public final class PostgresBetween implements AutoCloseable {

    private static final Pattern WRITE = Pattern.compile("\\b(insert|update|delete|create)\\b");
    private static final int SSL_REQUEST = 80_877_103;
    private static final int STARTUP_3_0 = 196_608;

    private final ServerSocket door;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile String writesAnsweredWith;
    private volatile String connectionsAnsweredWith;
    private volatile boolean silent;
    private volatile long lostBefore = Long.MIN_VALUE;

    /** @param port where PostgreSQL listens on this machine */
    public PostgresBetween(int port) {
        this.port = port;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::welcome);
    }

    /** @return where it listens itself */
    public int port() {
        return door.getLocalPort();
    }

    /** @param state what every write is answered with, or null for what the server says */
    public void answerWrites(String state) {
        writesAnsweredWith = state;
    }

    /** @param state what every new connection is refused with, or null for what the server says; those that are open are closed */
    public void refuseConnections(String state) {
        connectionsAnsweredWith = state;
        if (state != null) {
            closeAll();
        }
    }

    /** @param silent whether nothing is passed on any more, as if a cable had been pulled */
    public void fallSilent(boolean silent) {
        this.silent = silent;
        if (!silent) {
            closeAll();
        }
    }

    /** Nothing is passed on any more for the connections that are open now, as if their paths alone had broken; new ones are served. */
    public void loseThoseOpen() {
        lostBefore = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        door.close();
        closeAll();
        threads.shutdownNow();
    }

    private void closeAll() {
        open.forEach(PostgresBetween::quietlyClose);
    }

    private void welcome() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            closeAll();
        }
    }

    private void serve(Socket client) {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Line line = new Line(client, server);
            if (line.begin()) {
                threads.execute(line::back);
                line.forth();
            }
        } catch (IOException e) {
            // Either side went away, which is what the test wanted or the end of it.
            quietlyClose(client);
        }
    }

    private static void quietlyClose(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket server;
        private final DataInputStream fromClient;
        private final OutputStream toServer;
        private final Map<String, String> statements = new HashMap<>();
        private final long since = System.nanoTime();
        private volatile byte status = 'I';

        Line(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            this.fromClient = new DataInputStream(client.getInputStream());
            this.toServer = server.getOutputStream();
        }

        /** @return whether the connection was let through */
        boolean begin() throws IOException {
            while (true) {
                int length = fromClient.readInt();
                byte[] rest = fromClient.readNBytes(length - 4);
                int code = ByteBuffer.wrap(rest).getInt();
                if (code == SSL_REQUEST) {
                    client.getOutputStream().write('N');
                } else if (code == STARTUP_3_0 && connectionsAnsweredWith != null) {
                    client.getOutputStream().write(error("FATAL", connectionsAnsweredWith));
                    return false;
                } else {
                    toServer.write(ByteBuffer.allocate(length).putInt(length).put(rest).array());
                    return true;
                }
            }
        }

        /** Reads up to the end of what the client wants answered, and passes it on or answers it. */
        void forth() throws IOException {
            java.io.ByteArrayOutputStream batch = new java.io.ByteArrayOutputStream();
            boolean writes = false;
            while (true) {
                byte type = fromClient.readByte();
                int length = fromClient.readInt();
                byte[] rest = fromClient.readNBytes(length - 4);
                batch.write(ByteBuffer.allocate(5 + rest.length).put(type).putInt(length).put(rest).array());
                writes |= writes(type, rest);
                if (type == 'S' || type == 'Q' || type == 'p' || type == 'X' || type == 'H') {
                    pass(batch.toByteArray(), writes);
                    batch.reset();
                    writes = false;
                }
            }
        }

        private boolean writes(byte type, byte[] rest) {
            String[] texts = new String(rest, StandardCharsets.UTF_8).split("\0", -1);
            if (type == 'P') {
                statements.put(texts[0], texts[1].toLowerCase(Locale.ROOT));
            }
            String sql = type == 'P' || type == 'B' ? statements.getOrDefault(type == 'P' ? texts[0] : texts[1], "")
                    : type == 'Q' ? texts[0].toLowerCase(Locale.ROOT) : "";
            return WRITE.matcher(sql).find();
        }

        private void pass(byte[] batch, boolean writes) throws IOException {
            String state = writesAnsweredWith;
            if (lost()) {
                return;
            }
            if (state == null || !writes) {
                toServer.write(batch);
                return;
            }
            byte[] error = error("ERROR", state);
            // A transaction that the server has open fails; the client's rollback reaches the server.
            client.getOutputStream().write(ByteBuffer.allocate(error.length + 6).put(error).put((byte) 'Z').putInt(5)
                    .put(status == 'I' ? (byte) 'I' : (byte) 'E').array());
        }

        private boolean lost() {
            return silent || lostBefore != Long.MIN_VALUE && since - lostBefore < 0;
        }

        void back() {
            try (client; server) {
                InputStream fromServer = server.getInputStream();
                byte[] some = new byte[8_192];
                for (int read = fromServer.read(some); read >= 0; read = fromServer.read(some)) {
                    // What a server says last before it waits is whether a transaction is open.
                    if (read >= 6 && some[read - 6] == 'Z' && some[read - 2] == 5) {
                        status = some[read - 1];
                    }
                    if (!lost()) {
                        client.getOutputStream().write(some, 0, read);
                    }
                }
            } catch (IOException e) {
                // Either side went away.
                open.remove(client);
            }
        }

        private static byte[] error(String severity, String state) {
            byte[] fields = ("S" + severity + "\0V" + severity + "\0C" + state + "\0Mplayed by the test: " + state + "\0\0")
                    .getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(5 + fields.length).put((byte) 'E').putInt(4 + fields.length).put(fields).array();
        }
    }
}

package dev.bailiwick.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Opens the sockets of a pool's connections and remembers them, so that they can be closed under who waits for an answer that will never come: a
 * server that fell silent is noticed by the watch, and a statement that runs for long is not taken for one. Made by the driver, by its name.
 */
public final class WatchedSockets extends SocketFactory {

    /** What the pool calls its sockets, for the driver to hand on. */
    static final String NAME = "socketFactoryArg";

    private static final Map<String, Set<Socket>> OPEN = new ConcurrentHashMap<>();
    /** A path that broke for one connection only is noticed by the machine itself, some ten seconds after the last word. */
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE = Map.of(ExtendedSocketOptions.TCP_KEEPIDLE, 5,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 2, ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private static final Map<String, IntPredicate> AT_WORK = new ConcurrentHashMap<>();

    private final String name;
    private final Set<Socket> open;

    /** @param how how the driver was told to connect */
    public WatchedSockets(Properties how) {
        this.name = how.getProperty(NAME);
        this.open = OPEN.computeIfAbsent(name, pool -> ConcurrentHashMap.newKeySet());
    }

    /**
     * Tells how to find out whether somebody is still at work for a connection that says nothing.
     *
     * @param name   what the pool calls its sockets
     * @param atWork asked with this machine's port of the connection
     */
    static void ask(String name, IntPredicate atWork) {
        AT_WORK.put(name, atWork);
    }

    /**
     * Closes every socket of a pool; who waits on one meets an error at once.
     *
     * @param name what the pool calls its sockets
     * @return how many there were
     */
    static int close(String name) {
        Set<Socket> sockets = OPEN.getOrDefault(name, Set.of());
        int closed = 0;
        for (Socket socket : sockets) {
            try {
                socket.close();
                closed++;
            } catch (IOException e) {
                sockets.remove(socket);
            }
        }
        return closed;
    }

    @Override
    public Socket createSocket() {
        Watched socket = new Watched();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(from, fromPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(from, fromPort), new InetSocketAddress(host, port));
    }

    private Socket connected(SocketAddress from, SocketAddress to) throws IOException {
        Socket socket = createSocket();
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }

    private final class Watched extends Socket {

        Watched() {
            try {
                for (Map.Entry<SocketOption<Integer>, Integer> option : KEEP_ALIVE.entrySet()) {
                    if (supportedOptions().contains(option.getKey())) {
                        setOption(option.getKey(), option.getValue());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Patient(this, super.getInputStream());
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }

    /** Waits on, for a while, where a silence is that of long work. The driver's own short looks for what has come already are left as they are. */
    private final class Patient extends FilterInputStream {

        private final Socket socket;

        Patient(Socket socket, InputStream in) {
            super(in);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            for (int silences = 1;; silences++) {
                try {
                    return in.read(bytes, from, most);
                } catch (SocketTimeoutException e) {
                    boolean asked = socket.getSoTimeout() == Pool.SECONDS_OF_SILENCE * 1_000;
                    if (!asked || silences >= Pool.MOST_SILENCES || !AT_WORK.getOrDefault(name, port -> false).test(socket.getLocalPort())) {
                        throw e;
                    }
                }
            }
        }
    }
}

package dev.bailiwick.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Set<Socket> open;

    /** @param how how the driver was told to connect */
    public WatchedSockets(Properties how) {
        this.open = OPEN.computeIfAbsent(how.getProperty(NAME), name -> ConcurrentHashMap.newKeySet());
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
        public void close() throws IOException {
            open.remove(this);
            super.close();
        }
    }
}

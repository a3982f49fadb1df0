package dev.bailiwick.database.embedded;

import dev.bailiwick.kernel.CannotStart;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of our own. Opened once, closed after everything that uses it. Its process is a session of its own, so
 * that Ctrl-C at the console reaches us and not it: we close first, then stop it.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** The role that the house works as, which owns its database and nothing else. */
    public static final String USER = "bailiwick";

    /** The role that owns the server; only used to set it up. */
    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int PORTS_TO_TRY = 3;

    private final HomeLock lock;
    private final Cluster cluster;
    private final int port;
    private final String password;
    private final Revive revive;

    private EmbeddedServer(HomeLock lock, Cluster cluster, int port, String password, Revive revive) {
        this.lock = lock;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
        this.revive = revive;
    }

    /**
     * Starts PostgreSQL on the home's data folder, which is made at the first start. A server that a killed process of ours left
     * running there is stopped before.
     *
     * @param home where data, programs, password and lock are kept
     * @throws CannotStart when the home is in use, of another version, damaged or out of reach
     */
    public static EmbeddedServer start(Path home) {
        return start(home, () -> { });
    }

    /**
     * Starts PostgreSQL as {@link #start(Path)} does and starts it again on the same port whenever it dies, until that fails for ten minutes.
     *
     * @param home    where data, programs, password and lock are kept
     * @param givenUp is run when it cannot be brought up again
     * @throws CannotStart when the home is in use, of another version, damaged or out of reach
     */
    public static EmbeddedServer start(Path home, Runnable givenUp) {
        return start(home, home.toAbsolutePath().resolve("postgres-programs"), Launch.fitting(), Durability.FULL, Revive.USUAL_LIMIT, givenUp);
    }

    static EmbeddedServer start(Path home, Path programs, Launch launch, Durability durability) {
        return start(home, programs, launch, durability, Revive.USUAL_LIMIT, () -> { });
    }

    static EmbeddedServer start(Path home, Path programs, Launch launch, Durability durability, Duration reviveLimit, Runnable givenUp) {
        var absolute = Homes.made(home);
        var lock = HomeLock.take(absolute);
        try {
            launch.mustReach(absolute);
            var cluster = new Cluster(absolute, Binaries.unpackedBelow(programs), launch, durability);
            var password = cluster.prepare();
            int port = startOnFreePort(cluster);
            LOG.info("PostgreSQL runs on 127.0.0.1:{} with its data in {}", port, cluster.folder());
            var revive = new Revive(cluster, port, reviveLimit, givenUp);
            revive.begin();
            return new EmbeddedServer(lock, cluster, port, password, revive);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    // Between finding a free port and taking it, somebody else may take it; then the next one is tried.
    private static int startOnFreePort(Cluster cluster) {
        for (int attempt = 1; ; attempt++) {
            int port = Homes.freePort();
            var failure = cluster.start(port);
            if (failure == null) {
                return port;
            }
            if (attempt == PORTS_TO_TRY || !failure.getMessage().contains("could not bind")) {
                throw failure;
            }
        }
    }

    /** @return the JDBC address of the house's database */
    public String url() {
        return url(USER);
    }

    /** @return the JDBC address of one of the server's databases */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** @return the password of both roles */
    public String password() {
        return password;
    }

    /** Stops the server in order: open transactions are rolled back, everything else is on disk. */
    @Override
    public void close() {
        try {
            revive.end();
            cluster.stop(STOP_LIMIT);
            LOG.info("PostgreSQL has stopped");
        } finally {
            lock.close();
        }
    }
}

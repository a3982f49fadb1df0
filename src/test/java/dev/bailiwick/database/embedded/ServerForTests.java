package dev.bailiwick.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server of production, for tests: without a commit's way to the disk, in a temporary home, with programs unpacked once per machine. */
public final class ServerForTests {

    private final EmbeddedServer server;

    private ServerForTests(EmbeddedServer server) {
        this.server = server;
    }

    /** @return a server which stops when the JVM ends, and whose home is deleted then */
    public static ServerForTests start() {
        try {
            var home = Files.createTempDirectory("bailiwick-test");
            home.toFile().setExecutable(true, false);
            var server = EmbeddedServer.start(home, programs(), Launch.fitting(), Durability.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                Binaries.deleteTree(home);
            }));
            return new ServerForTests(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "bailiwick-test-programs");
    }

    /** @return the JDBC address of a database */
    public String url(String database) {
        return server.url(database);
    }

    /** @return the role that the house works as in production: the owner of its database, no superuser */
    public String user() {
        return EmbeddedServer.USER;
    }

    /** @return the role that may make databases */
    public String superuser() {
        return EmbeddedServer.SUPERUSER;
    }

    /** @return the password of both roles */
    public String password() {
        return server.password();
    }
}

package dev.bailiwick.database.embedded;

import java.nio.file.Path;

/** A program that starts the server on a home, says so, and waits until it is killed or its input ends. */
final class HoldsHome {

    private HoldsHome() {
    }

    /** @param args the home */
    public static void main(String[] args) throws Exception {
        try (var server = EmbeddedServer.start(Path.of(args[0]), ServerForTests.programs(), Launch.fitting(), Durability.FULL)) {
            System.out.println("READY " + server.url());
            while (System.in.read() >= 0) {
                // Waits for the end of its input.
            }
        }
    }
}

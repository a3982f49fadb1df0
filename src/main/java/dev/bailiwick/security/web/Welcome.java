package dev.bailiwick.security.web;

import dev.bailiwick.security.FirstSecrets;
import java.io.PrintStream;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says on the console where to go, once the house is ready, and shows what {@link FirstSecrets} made. It writes to the console itself and not
 * through the log, because a log is kept and a secret must not be.
 */
@Component
class Welcome {

    private final FirstSecrets secrets;
    private final PrintStream console = System.out;

    Welcome(FirstSecrets secrets) {
        this.secrets = secrets;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var made = secrets.makeWhatIsLacking();
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            var address = event.getApplicationContext().getEnvironment().getProperty("server.address", "localhost");
            var host = address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address;
            console.println(text("http://" + host + ":" + web.getWebServer().getPort(), made));
        } else if (!made.isEmpty()) {
            console.println(text("", made));
        }
    }

    static String text(String base, Map<String, String> made) {
        var text = new StringBuilder();
        if (!base.isEmpty()) {
            text.append("""

                    Bailiwick is ready.
                      Customer's page  %1$s/chat
                      Studio           %1$s/admin    (sign in as 'admin')
                      Ledger           %1$s/ledger
                      API              %1$s/conversations
                      Health           %1$s/actuator/health
                    """.formatted(base));
        }
        if (!made.isEmpty()) {
            text.append("\nMade just now and shown this once; only hashes are kept. Lost one? Set BAILIWICK_INTEGRATION_KEY,"
                    + "\nBAILIWICK_MANAGEMENT_KEY or BAILIWICK_ADMIN_PASSWORD.\n");
            made.forEach((name, value) -> text.append("  %-20s %s%n".formatted(name, value)));
        }
        return text.toString();
    }
}

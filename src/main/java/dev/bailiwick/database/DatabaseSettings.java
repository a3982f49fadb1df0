package dev.bailiwick.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL the house lives in.
 *
 * @param url            a JDBC address, {@code jdbc:postgresql://host:port/database}; empty starts a server of our own (BAILIWICK_DATABASE_URL)
 * @param user           the role, which must own the database or be allowed to make schemas in it (BAILIWICK_DATABASE_USER)
 * @param password       the role's password (BAILIWICK_DATABASE_PASSWORD)
 * @param maxConnections the most connections this node works with, 2 to 200; 10 unless given. One more watches over the server
 * @param patience       how long a caller waits for a connection before being told to come again later, 500 ms to 30 s; 3 s unless given
 * @param maxSkew        how far this machine's clock may be from PostgreSQL's before the operator is warned; 1 s unless given
 */
@ConfigurationProperties("bailiwick.database")
record DatabaseSettings(String url, String user, String password, Integer maxConnections, Duration patience, Duration maxSkew) {

    static final int DEFAULT_CONNECTIONS = 10;
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    DatabaseSettings {
        url = url == null ? "" : url.strip();
        user = user == null ? "" : user.strip();
        password = password == null ? "" : password;
        maxConnections = maxConnections == null ? DEFAULT_CONNECTIONS : maxConnections;
        if (maxConnections < 2 || maxConnections > 200) {
            throw new IllegalArgumentException("bailiwick.database.max-connections must be 2 to 200, not " + maxConnections);
        }
        patience = patience == null ? Duration.ofSeconds(3) : patience;
        maxSkew = maxSkew == null ? Duration.ofSeconds(1) : maxSkew;
        if (patience.compareTo(SHORTEST) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("bailiwick.database.patience must be 500ms to 30s, not " + patience.toMillis() + "ms");
        }
        if (!maxSkew.isPositive()) {
            throw new IllegalArgumentException("bailiwick.database.max-skew must be longer than nothing, such as 1s");
        }
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("BAILIWICK_DATABASE_URL must begin with jdbc:postgresql: and name a PostgreSQL");
        }
    }

    boolean namesServer() {
        return !url.isEmpty();
    }

    /** The password stays out of logs and errors. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.replaceFirst("\\?.*", "") + ", user=" + user + ", maxConnections=" + maxConnections + "]";
    }
}

package dev.bailiwick.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL the house lives in.
 *
 * @param url            a JDBC address, {@code jdbc:postgresql://host:port/database}; empty starts a server of our own (BAILIWICK_DATABASE_URL)
 * @param user           the role, which must own the database or be allowed to make schemas in it (BAILIWICK_DATABASE_USER)
 * @param password       the role's password (BAILIWICK_DATABASE_PASSWORD)
 * @param maxConnections the most connections this node opens, 2 to 200; 10 unless given
 */
@ConfigurationProperties("bailiwick.database")
record DatabaseSettings(String url, String user, String password, Integer maxConnections) {

    static final int DEFAULT_CONNECTIONS = 10;

    DatabaseSettings {
        url = url == null ? "" : url.strip();
        user = user == null ? "" : user.strip();
        password = password == null ? "" : password;
        maxConnections = maxConnections == null ? DEFAULT_CONNECTIONS : maxConnections;
        if (maxConnections < 2 || maxConnections > 200) {
            throw new IllegalArgumentException("bailiwick.database.max-connections must be 2 to 200, not " + maxConnections);
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

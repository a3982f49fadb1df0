/**
 * The PostgreSQL that the default run starts by itself: binaries from the program's jar, a data folder below
 * {@code BAILIWICK_HOME}, durable settings, loopback only, a password. It survives a killed JVM and says clearly when it
 * cannot start. Production names a server of its own instead, and nothing here is used. Uses only the kernel.
 */
package dev.bailiwick.database.embedded;

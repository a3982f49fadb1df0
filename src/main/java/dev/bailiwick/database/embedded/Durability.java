package dev.bailiwick.database.embedded;

import java.util.List;

/** What a commit is worth. */
enum Durability {

    /** A commit is on disk. The only one for customers' conversations. */
    FULL("fsync=on", "synchronous_commit=on", "full_page_writes=on", "max_connections=60"),

    /** A commit may be lost with the machine. For data that nobody will miss: tests. */
    NONE("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300");

    private final List<String> settings;

    Durability(String... settings) {
        this.settings = List.of(settings);
    }

    List<String> settings() {
        return settings;
    }
}

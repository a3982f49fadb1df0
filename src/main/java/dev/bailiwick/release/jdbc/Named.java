package dev.bailiwick.release.jdbc;

import dev.bailiwick.release.change.Matter;

/** Puts a matter's tables into statements, in the place of words in capitals. The names are constants of the program; nothing that anybody wrote. */
record Named(Matter.Tables tables) {

    /** @return the statement for these tables */
    String in(String statement) {
        return statement.replace("PROPOSAL", tables.proposal()).replace("AUTHOR", tables.author()).replace("SUBMISSION", tables.submission())
                .replace("APPROVAL", tables.approval()).replace("ACTIVATION", tables.activation()).replace("VERSION", tables.version())
                .replace("COLUMN", tables.column());
    }
}

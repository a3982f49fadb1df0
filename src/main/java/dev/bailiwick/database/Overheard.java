package dev.bailiwick.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Hears of every error that any connection of the pool meets: the pool asks it what to do with the connection. */
class Overheard implements SQLExceptionOverride {

    private volatile Consumer<SQLException> listener = error -> { };

    void tell(Consumer<SQLException> listener) {
        this.listener = listener;
    }

    /** A connection to a server that takes no writes any more is closed: the next one may lead to the server that took its place. */
    @java.lang.Override
    public Override adjudicate(SQLException error) {
        listener.accept(error);
        return Trouble.of(error) == Trouble.READ_ONLY ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}

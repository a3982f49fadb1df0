package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.List;

/** Nobody to ask, so that the Librarian quotes: the same question has the same answer, always, and nothing is spent. */
public final class NoModels implements Complete {

    private static final String NONE = "none";

    @Override
    public boolean available() {
        return false;
    }

    @Override
    public String route() {
        return NONE;
    }

    @Override
    public String version() {
        return NONE;
    }

    @Override
    public List<Route> routes() {
        return List.of();
    }

    @Override
    public Complete only(String route) {
        return this;
    }

    @Override
    public boolean quotesInstead() {
        return true;
    }

    @Override
    public Completion complete(Prompt prompt, Check check) {
        throw new IllegalStateException("nobody asks models here");
    }
}

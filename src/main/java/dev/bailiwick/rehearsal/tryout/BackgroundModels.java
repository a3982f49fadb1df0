package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.model.Check;
import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Completion;
import dev.bailiwick.model.Lane;
import dev.bailiwick.model.Prompt;
import dev.bailiwick.model.Route;
import java.util.List;

/** The configured models, asked in the background lane: a trial waits behind customers, and counts to the budget as everything does. */
record BackgroundModels(Complete models) implements Complete {

    @Override
    public boolean available() {
        return models.available();
    }

    @Override
    public String route() {
        return models.route();
    }

    @Override
    public String version() {
        return models.version();
    }

    @Override
    public List<Route> routes() {
        return models.routes();
    }

    @Override
    public Complete only(String route) {
        return new BackgroundModels(models.only(route));
    }

    @Override
    public boolean quotesInstead() {
        return models.quotesInstead();
    }

    @Override
    public Completion complete(Prompt prompt, Check check) {
        return models.complete(prompt.in(Lane.BACKGROUND).about("trial"), check);
    }
}

package dev.bailiwick.flow;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BooksAtWork;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes up a policy book while the house runs: its policies judge, its topics are detected, and the release is pinned anew. What a book names in
 * other texts (fixed words, teams, procedures) has to stand there.
 */
@Component
class TakeUpBook implements BooksAtWork {

    private final CompanyFiles files;
    private final ReloadPolicies policies;
    private final ReloadTexts texts;
    private final ReloadDesk desk;
    private final ReloadDrawings drawings;
    private final ObjectProvider<InForce> inForce;
    private final ApplicationEventPublisher events;
    private final TakingUp takingUp;

    TakeUpBook(CompanyFiles files, ReloadPolicies policies, ReloadTexts texts, ReloadDesk desk, ReloadDrawings drawings,
            ObjectProvider<InForce> inForce, ApplicationEventPublisher events, TakingUp takingUp) {
        this.files = files;
        this.policies = policies;
        this.texts = texts;
        this.desk = desk;
        this.drawings = drawings;
        this.inForce = inForce;
        this.events = events;
        this.takingUp = takingUp;
    }

    @Override
    public Bound prepare(BookTexts book) {
        CompanyFiles all = book.over(files);
        List<InvalidFile> broken = new ArrayList<>();
        ReloadPolicies.Prepared bound = read(policies::prepare, all, broken);
        ReloadTexts.Prepared words = read(texts::prepare, all, broken);
        if (bound != null && words != null) {
            broken.addAll(new NamesOfOthers(all).missing(bound, words, desk.prepare(all), drawings.prepare(all).procedures()));
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all("the policy book", broken);
        }
        words.embed();
        return new Bound(book, bound, words);
    }

    @Override
    public String version() {
        return policies.inForce().version();
    }

    private static <T> T read(Function<CompanyFiles, T> prepare, CompanyFiles files, List<InvalidFile> broken) {
        try {
            return prepare.apply(files);
        } catch (InvalidFile e) {
            broken.add(e);
            return null;
        }
    }

    /** A book with the topics that its policies ask for. */
    final class Bound implements Ready {

        private final BookTexts texts;
        private final ReloadPolicies.Prepared policies;
        private final ReloadTexts.Prepared words;

        Bound(BookTexts texts, ReloadPolicies.Prepared policies, ReloadTexts.Prepared words) {
            this.texts = texts;
            this.policies = policies;
            this.words = words;
        }

        @Override
        public BoundBook book() {
            return policies;
        }

        /** @return what the detectors would see by the book's own topics */
        LookAtText detectors() {
            return words.detectors();
        }

        @Override
        public void takeUp() {
            takingUp.lock.lock();
            try {
                policies.takeUp();
                words.takeUp();
                events.publishEvent(new CompanyFiles.TakenUp(texts.over(files)));
                inForce.getObject().pinIfRunning();
            } finally {
                takingUp.lock.unlock();
            }
        }
    }
}

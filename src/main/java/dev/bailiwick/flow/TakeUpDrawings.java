package dev.bailiwick.flow;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.change.DrawingsAtWork;
import dev.bailiwick.flow.lint.CompanyNames;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes up drawings while the house runs: new conversations begin with them, and the release is pinned anew. */
@Component
class TakeUpDrawings implements DrawingsAtWork {

    private final CompanyFiles files;
    private final ReloadDrawings drawings;
    private final Procedures inForceHere;
    private final ReloadPolicies policies;
    private final ReloadTexts texts;
    private final ReloadDesk desk;
    private final ObjectProvider<InForce> inForce;
    private final ApplicationEventPublisher events;
    private final TakingUp takingUp;

    TakeUpDrawings(CompanyFiles files, ReloadDrawings drawings, Procedures inForceHere, ReloadPolicies policies, ReloadTexts texts, ReloadDesk desk,
            ObjectProvider<InForce> inForce, ApplicationEventPublisher events, TakingUp takingUp) {
        this.files = files;
        this.drawings = drawings;
        this.inForceHere = inForceHere;
        this.policies = policies;
        this.texts = texts;
        this.desk = desk;
        this.inForce = inForce;
        this.events = events;
        this.takingUp = takingUp;
    }

    @Override
    public Fitting prepare(DrawingTexts set) {
        CompanyFiles all = set.over(files);
        ReloadDrawings.Prepared drawn = drawings.prepare(all);
        ReloadTexts.Prepared words = texts.prepare(all);
        ReloadDesk.Prepared people = desk.prepare(all);
        new CompanyNames(words.wordings()::contains, people.teams()).insist(set.files());
        List<InvalidFile> broken = new NamesOfOthers(all).missing(policies.inForce(), words, people, drawn.procedures());
        if (!broken.isEmpty()) {
            throw InvalidFile.all("the drawings", broken);
        }
        return new Fitting(set, drawn);
    }

    @Override
    public String version() {
        return inForceHere.version();
    }

    /** Drawings that the rest of the house fits. */
    final class Fitting implements Ready {

        private final DrawingTexts set;
        private final ReloadDrawings.Prepared drawn;

        Fitting(DrawingTexts set, ReloadDrawings.Prepared drawn) {
            this.set = set;
            this.drawn = drawn;
        }

        @Override
        public String version() {
            return set.version();
        }

        @Override
        public void store() {
            drawn.store();
        }

        @Override
        public void takeUp() {
            takingUp.lock.lock();
            try {
                drawn.takeUp();
                events.publishEvent(new CompanyFiles.TakenUp(set.over(files)));
                inForce.getObject().pinIfRunning();
            } finally {
                takingUp.lock.unlock();
            }
        }
    }
}

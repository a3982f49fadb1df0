package dev.bailiwick.flow;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.change.ProposeDrawings;
import dev.bailiwick.flow.lint.CompanyNames;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CannotStart;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.Revisions;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Release;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up the company's texts while the house runs: prompts, fixed words, intents, desk and knowledge, all of them or none. First
 * everything is read anew and checked beside what is in force; then what the database keeps is stored in one transaction; and only after its
 * commit is everything else swapped, which cannot fail. Policies, their topics and drawings are read and checked too, but never taken up here: what
 * the folder holds and is not in force is offered as a proposal, and other people approve it.
 */
@Component
public class ReloadCompany {

    private static final List<String> FOLDERS = List.of("processes", "rules", "prompts", "knowledge");

    private final CompanyFiles files;
    private final ReloadDrawings drawings;
    private final ReloadPolicies policies;
    private final ReloadTexts texts;
    private final ReloadDesk desk;
    private final ImportKnowledge knowledge;
    private final InForce inForce;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Versions<BookTexts> books;
    private final ProposePolicies proposePolicies;
    private final Versions<DrawingTexts> sets;
    private final ProposeDrawings proposeDrawings;
    private final TakingUp takingUp;
    private final List<CompanyFiles.AlsoRead> alsoRead;

    ReloadCompany(CompanyFiles files, ReloadDrawings drawings, ReloadPolicies policies, ReloadTexts texts, ReloadDesk desk,
            ImportKnowledge knowledge, InForce inForce, Versions<BookTexts> books, ProposePolicies proposePolicies, Versions<DrawingTexts> sets,
            ProposeDrawings proposeDrawings, TakingUp takingUp, List<CompanyFiles.AlsoRead> alsoRead, ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.drawings = drawings;
        this.policies = policies;
        this.texts = texts;
        this.desk = desk;
        this.knowledge = knowledge;
        this.inForce = inForce;
        this.books = books;
        this.proposePolicies = proposePolicies;
        this.sets = sets;
        this.proposeDrawings = proposeDrawings;
        this.takingUp = takingUp;
        this.alsoRead = alsoRead;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a reload changed, or would change.
     *
     * @param release   the release in force afterwards; after a check the one that stays in force
     * @param before    the release in force before
     * @param origins   where the files came from, by top folder
     * @param drawings  conversation and procedures in the folder; changed means that they are others than those in force, which stay in force
     * @param policies  the policy book in the folder; changed means that it is another one than the book in force, which stays in force
     * @param prompts   prompts, fixed words and intents; how many there are is not counted
     * @param desk      whether the desk says something else
     * @param knowledge articles by id
     * @param notes     what is in order and should be looked at
     */
    public record Report(ReleaseId release, ReleaseId before, Map<String, String> origins, Part drawings, Part policies, Part prompts,
            boolean desk, Revisions.Changes knowledge, List<String> notes) {
    }

    /**
     * One part of a release.
     *
     * @param version its version
     * @param changed whether that is another one than before
     * @param size    how many drawings or policies there are, or null
     */
    public record Part(String version, boolean changed, Integer size) {
    }

    /** Everything read and in order, and not yet in force. */
    private record Ready(CompanyFiles folder, CompanyFiles files, ReloadDrawings.Prepared drawings, ReloadPolicies.Prepared policies,
            ReloadTexts.Prepared texts, ReloadDesk.Prepared desk, ImportKnowledge.Prepared knowledge) {
    }

    /**
     * Reads and checks everything, and changes nothing.
     *
     * @return what a reload would change
     * @throws InvalidFile naming every problem
     * @throws Refusal     when another check or reload is under way, or the company's folder is gone
     */
    public Report check() {
        return alone(() -> {
            Ready ready = prepare();
            return report(ready, ready.knowledge.changes(), List.of());
        });
    }

    /**
     * Takes everything up, or nothing. Takes seconds; not to be called inside a transaction. What is taken up
     * holds from the next step of every conversation. Other nodes keep their policies, prompts and desk
     * until they are asked themselves.
     *
     * @return what that changed
     * @throws InvalidFile naming every problem; nothing was taken up
     * @throws Refusal     when another check or reload is under way, or the company's folder is gone; nothing was taken up
     */
    public Report reload() {
        return alone(() -> {
            // Offered first: texts that name a new procedure are refused until it is in force, and somebody has to be able to approve it.
            List<String> offered = offerDrawings();
            Ready ready = prepare();
            Report report = report(ready, null, null);
            ready.texts.embed();
            ready.knowledge.embed();
            Revisions.Changes changes = transaction.execute(status -> ready.knowledge.store());
            List<String> notes = new ArrayList<>(takeUp(ready));
            notes.addAll(offered);
            notes.addAll(offer(ready));
            return new Report(inForce.pin(), report.before, report.origins, report.drawings, report.policies, report.prompts, report.desk,
                    changes, notes);
        });
    }

    /** Knowledge comes last: it tells everybody, and the release is pinned anew with what is in force by then. */
    private List<String> takeUp(Ready ready) {
        ready.texts.takeUp();
        ready.desk.takeUp();
        events.publishEvent(new CompanyFiles.TakenUp(ready.files));
        return ready.knowledge.takeUp().notes();
    }

    private List<String> offer(Ready ready) {
        String version = policies.inForce().version();
        if (ready.policies.version().equals(version)) {
            return List.of();
        }
        String offered = proposePolicies.offer(ready.folder, Person.HOUSE).map(proposal -> "they are offered as proposal " + proposal.id())
                .orElse("they were offered before");
        return List.of("the policies in the folder are another book (" + ready.policies.version() + ") than the one in force (" + version + "), which"
                + " stays in force; " + offered + " and judge nobody until they are approved (docs/concepts/life-of-a-policy.md)");
    }

    private List<String> offerDrawings() {
        CompanyFiles folder = fresh();
        String version = sets.inForce().map(Activation::book).orElse("");
        try {
            String inFolder = drawings.prepare(folder).version();
            if (version.isEmpty() || inFolder.equals(version)) {
                return List.of();
            }
            String offered = proposeDrawings.offer(folder, Person.HOUSE).map(proposal -> "they are offered as proposal " + proposal.id())
                    .orElse("they were offered before");
            return List.of("the drawings in the folder are others (" + inFolder + ") than those in force (" + version + "), which stay in force; " + offered
                    + " and no conversation begins with them until they are approved (docs/concepts/life-of-a-drawing.md)");
        } catch (InvalidFile broken) {
            // Every problem is named when all texts have been read.
            return List.of();
        }
    }

    private <T> T alone(Supplier<T> work) {
        if (!takingUp.lock.tryLock()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "another check or reload of the company's texts is under way; try again when it is done");
        }
        try {
            return work.get();
        } finally {
            takingUp.lock.unlock();
        }
    }

    private Ready prepare() {
        CompanyFiles folder = fresh();
        // What takes effect is judged by the book in force, whatever the folder holds; the folder's own has to be in order all the same.
        CompanyFiles judged = books.over(folder);
        CompanyFiles fresh = sets.over(judged);
        List<InvalidFile> broken = new ArrayList<>();
        var ready = new Ready(folder, fresh, read(drawings::prepare, folder, broken), read(policies::prepare, folder, broken),
                read(texts::prepare, fresh, broken), read(desk::prepare, fresh, broken), read(knowledge::prepare, fresh, broken));
        alsoRead.forEach(one -> read(files -> {
            one.check(files);
            return true;
        }, fresh, broken));
        if (ready.policies != null && ready.texts != null && ready.desk != null && ready.drawings != null) {
            Set<String> procedures = drawings.prepare(fresh).procedures();
            broken.addAll(new NamesOfOthers(folder).missing(ready.policies, ready.texts, ready.desk, ready.drawings.procedures()));
            if (!ready.policies.version().equals(policies.inForce().version()) || !ready.drawings.procedures().equals(procedures)) {
                new NamesOfOthers(fresh).missing(policies.inForce(), ready.texts, ready.desk, procedures).stream()
                        .filter(missing -> broken.stream().noneMatch(other -> other.getMessage().equals(missing.getMessage()))).forEach(broken::add);
            }
            CompanyNames names = new CompanyNames(ready.texts.wordings()::contains, ready.desk.teams());
            boolean sameDrawings = ready.drawings.version().equals(DrawingTexts.among(fresh).version());
            for (CompanyFiles drawn : sameDrawings ? List.of(fresh) : List.of(folder, fresh)) {
                try {
                    names.insist(drawn.below(DrawingTexts.FOLDER, ".bpmn"));
                } catch (InvalidFile e) {
                    broken.add(e);
                }
            }
        }
        if (!broken.isEmpty()) {
            throw InvalidFile.all("the company's texts", broken);
        }
        return ready;
    }

    private CompanyFiles fresh() {
        try {
            return files.fresh();
        } catch (CannotStart gone) {
            throw new Refusal(Refusal.Kind.PRECONDITION, gone.getMessage() + " " + gone.cure());
        }
    }

    private static <T> T read(Function<CompanyFiles, T> prepare, CompanyFiles fresh, List<InvalidFile> broken) {
        try {
            return prepare.apply(fresh);
        } catch (InvalidFile e) {
            broken.add(e);
            return null;
        }
    }

    private Report report(Ready ready, Revisions.Changes changes, List<String> notes) {
        Release before = inForce.current();
        Map<String, String> origins = new LinkedHashMap<>();
        FOLDERS.forEach(folder -> origins.put(folder, ready.files.origin(folder)));
        return new Report(before.id(), before.id(), origins,
                part(before, "flows", ready.drawings.version(), ready.drawings.procedures().size() + 1),
                part(before, "policies", ready.policies.version(), ready.policies.size()),
                part(before, "prompts", ready.texts.version(), null), ready.desk.changes(), changes, notes);
    }

    private static Part part(Release before, String part, String version, Integer size) {
        return new Part(version, !before.pins().contains(new Pin(part, version)), size);
    }
}

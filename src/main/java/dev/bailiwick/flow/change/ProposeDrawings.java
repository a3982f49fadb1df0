package dev.bailiwick.flow.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Acts;
import dev.bailiwick.guardrail.Person;
import dev.bailiwick.guardrail.Proposal;
import dev.bailiwick.guardrail.Proposal.State;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drawings are changed here: a proposal begins as the drawings in force, they are changed in it one by one, it is checked and held against the
 * conversations under way. Whatever is changed makes it a draft again; what was submitted or approved of it before is void.
 */
@Component
public class ProposeDrawings {

    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private final DrawingSets sets;
    private final DrawingProposals proposals;
    private final DrawingsAtWork atWork;
    private final CompareDrawings compare;
    private final Preflight preflight;
    private final Acts acts;
    private final Ids ids;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    ProposeDrawings(DrawingSets sets, DrawingProposals proposals, DrawingsAtWork atWork, CompareDrawings compare, Preflight preflight, Acts acts,
            Ids ids, ObjectMapper json, PlatformTransactionManager transactions) {
        this.sets = sets;
        this.proposals = proposals;
        this.atWork = atWork;
        this.compare = compare;
        this.preflight = preflight;
        this.acts = acts;
        this.ids = ids;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Begins a proposal with the drawings in force.
     *
     * @param title  what it is about, 1 to 200 characters
     * @param person who begins it
     * @return the proposal, a draft
     */
    public Proposal begin(String title, Person person) {
        if (title == null || title.isBlank() || title.length() > 200) {
            throw Refusal.invalid("title", "must be 1 to 200 characters that say what the proposal is about");
        }
        return transaction.execute(status -> {
            String inForce = inForce();
            Proposal proposal = new Proposal(ids.next(), title.strip(), "written", State.DRAFT, inForce, inForce, null, null, acts.now(), acts.now());
            proposals.add(proposal);
            acts.write(Decision.Kind.DRAWINGS_PROPOSED, person, "proposal", proposal.id(), "title", proposal.title(), "origin", "written", "base",
                    inForce);
            return proposal;
        });
    }

    /**
     * Offers drawings that stand in a folder and differ from those in force. Drawings that were offered or in force before are not offered again.
     *
     * @param texts  the folder's drawings
     * @param origin the folder, in words
     * @param person who caused it
     * @return the proposal, a draft that nobody here is the author of; or null when the drawings are known
     */
    public Proposal offer(DrawingTexts texts, String origin, Person person) {
        if (texts.files().isEmpty()) {
            return null;
        }
        return transaction.execute(status -> {
            sets.waitForTurn();
            if (sets.knows(texts.version())) {
                return null;
            }
            String inForce = inForce();
            Instant now = acts.now();
            sets.keep(texts, now);
            Proposal proposal = new Proposal(ids.next(), "The drawings in the folder changed", "folder", State.DRAFT, inForce, texts.version(), null, null,
                    now, now);
            proposals.add(proposal);
            acts.write(Decision.Kind.DRAWINGS_PROPOSED, person, "proposal", proposal.id(), "title", proposal.title(), "origin", origin, "base", inForce,
                    "drawings", texts.version(), "hash", texts.hash());
            return proposal;
        });
    }

    /**
     * Puts a drawing into a proposal, or another in its place. Whatever it says: it is read when the proposal is checked.
     *
     * @param id     the proposal
     * @param path   the drawing's path, such as {@code processes/bpmn/order-a-card.bpmn}
     * @param bytes  its BPMN, at most 2 MiB
     * @param person who draws
     * @return the proposal, a draft
     */
    public Proposal write(String id, String path, byte[] bytes, Person person) {
        if (bytes.length == 0 || bytes.length > LARGEST_FILE) {
            throw new Refusal(Refusal.Kind.INVALID, "the drawing must have 1 byte to 2 MiB, not " + bytes.length + " bytes");
        }
        return change(id, texts -> texts.with(new CompanyFile(path, bytes)), "drew " + path, person);
    }

    /**
     * @param id     the proposal
     * @param path   a drawing of it
     * @param person who takes it out
     * @return the proposal, a draft
     */
    public Proposal remove(String id, String path, Person person) {
        return change(id, texts -> texts.without(path), "removed " + path, person);
    }

    private Proposal change(String id, Function<DrawingTexts, DrawingTexts> how, String what, Person person) {
        return transaction.execute(status -> {
            sets.waitForTurn();
            Proposal proposal = open(id);
            DrawingTexts texts = how.apply(texts(proposal));
            if (texts.files().isEmpty()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "without any drawing no conversation could begin");
            }
            if (texts.version().equals(proposal.book())) {
                return proposal;
            }
            sets.keep(texts, acts.now());
            Proposal changed = proposal.written(texts.version(), proposal.base(), acts.now());
            proposals.change(changed);
            proposals.addAuthor(id, person.name());
            acts.write(Decision.Kind.DRAWINGS_CHANGED, person, "proposal", id, "what", what, "drawings", texts.version(), "hash", texts.hash(), "void",
                    voided(proposal));
            return changed;
        });
    }

    /** What was submitted or approved of the proposal is void now; a moment that it was to take force at passes. */
    private String voided(Proposal proposal) {
        if (proposal.state() == State.APPROVED) {
            proposals.submission(proposal.id()).flatMap(submission -> sets.dueBy(submission.id()))
                    .ifPresent(due -> sets.move(due.number(), "cancelled", acts.now()));
        }
        return switch (proposal.state()) {
            case SUBMITTED -> "the submission";
            case APPROVED -> "the approval";
            default -> null;
        };
    }

    /**
     * Sees that the drawings are in order and fit the rest of the house. From now on they are compared with those in force.
     *
     * @param id     the proposal
     * @param person who asks
     * @return the proposal, checked, with what it changes
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem with its line; the proposal stays a draft
     */
    public Proposal check(String id, Person person) {
        Proposal before = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        DrawingTexts texts = texts(before);
        atWork.prepare(texts);
        return transaction.execute(status -> {
            sets.waitForTurn();
            Proposal proposal = open(id);
            insistUnchanged(proposal, before);
            String inForce = inForce();
            String report = write(compare.compare(sets.find(inForce).orElseThrow(), texts));
            Proposal checked = proposal.written(proposal.book(), inForce, acts.now()).checked(report, acts.now());
            proposals.change(checked);
            acts.write(Decision.Kind.DRAWINGS_CHECKED, person, "proposal", id, "drawings", texts.version(), "hash", texts.hash(), "base", inForce,
                    "void", voided(proposal));
            return checked;
        });
    }

    /**
     * Says what becomes of the conversations under way when the proposal takes force.
     *
     * @param id     a proposal that was checked
     * @param person who asks
     * @return the proposal, held against the conversations under way
     */
    public Proposal preflight(String id, Person person) {
        Proposal before = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        Preflight.Report found = preflight.look(before.book(), texts(before));
        String report = write(found);
        return transaction.execute(status -> {
            sets.waitForTurn();
            Proposal proposal = open(id);
            insistUnchanged(proposal, before);
            if (proposal.checked() == null) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; check it first");
            }
            Proposal tried = proposal.tried(report, acts.now());
            proposals.change(tried);
            acts.write(Decision.Kind.DRAWINGS_PREVIEWED, person, "proposal", id, "drawings", proposal.book(), "conversations", found.stay(), "void",
                    voided(proposal));
            return tried;
        });
    }

    private static void insistUnchanged(Proposal proposal, Proposal before) {
        if (!proposal.book().equals(before.book()) || !proposal.base().equals(before.base())) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal was changed meanwhile; check it again");
        }
    }

    /**
     * Takes a proposal back or turns it down; a moment at which it was to take force passes.
     *
     * @param id      the proposal
     * @param because why, 3 to 400 characters
     * @param person  who does it
     * @return the proposal, withdrawn
     */
    public Proposal withdraw(String id, String because, Person person) {
        checkReason(because);
        return transaction.execute(status -> {
            sets.waitForTurn();
            Proposal proposal = open(id);
            Proposal withdrawn = proposal.in(State.WITHDRAWN, acts.now());
            acts.write(Decision.Kind.DRAWINGS_WITHDRAWN, person, "proposal", id, "drawings", proposal.book(), "because", because.strip(), "void",
                    voided(proposal));
            proposals.change(withdrawn);
            return withdrawn;
        });
    }

    /**
     * @param proposal a proposal
     * @return its drawings
     */
    public DrawingTexts texts(Proposal proposal) {
        return sets.find(proposal.book()).orElseThrow(() -> new IllegalStateException("drawings " + proposal.book() + " are not kept"));
    }

    private Proposal open(String id) {
        Proposal proposal = proposals.take(id);
        if (!proposal.isOpen()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; begin another");
        }
        return proposal;
    }

    private String inForce() {
        return sets.inForce().map(Activation::book).orElseThrow(() -> new Refusal(Refusal.Kind.UNAVAILABLE, "no drawings are in force yet; try again"));
    }

    private String write(Object report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain values", e);
        }
    }

    static void checkReason(String because) {
        if (because == null || because.strip().length() < 3 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 3 to 400 characters");
        }
    }
}

package dev.bailiwick.release.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Ids;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal.State;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes are written here: a proposal begins as what is in force, its files are changed one by one or all at once, it is checked and tried.
 * Whatever is changed makes it a draft again; what was submitted or approved of it before is void. How it is checked and tried, each kind says
 * itself.
 *
 * @param <T> the texts
 */
public abstract class Propose<T extends Texts<T>> {

    private static final Logger LOG = LoggerFactory.getLogger(Propose.class);
    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private final Matter<T> matter;
    private final Versions<T> versions;
    private final Proposals<T> proposals;
    private final Tools tools;

    /** What every kind of proposal is made with. */
    @Component
    public static class Tools {

        private final Acts acts;
        private final Ids ids;
        private final ObjectMapper json;
        private final TransactionTemplate transaction;

        Tools(Acts acts, Ids ids, ObjectMapper json, PlatformTransactionManager transactions) {
            this.acts = acts;
            this.ids = ids;
            this.json = json;
            this.transaction = new TransactionTemplate(transactions);
        }
    }

    /** Made by the module whose texts they are. */
    protected Propose(Matter<T> matter, Versions<T> versions, Proposals<T> proposals, Tools tools) {
        this.matter = matter;
        this.versions = versions;
        this.proposals = proposals;
        this.tools = tools;
    }

    /**
     * Begins a proposal with the texts in force.
     *
     * @param title  what it is about, 1 to 200 characters
     * @param person who begins it
     * @return the proposal, a draft
     */
    public Proposal begin(String title, Person person) {
        if (title == null || title.isBlank() || title.length() > 200) {
            throw Refusal.invalid("title", "must be 1 to 200 characters that say what the proposal is about");
        }
        return tools.transaction.execute(status -> {
            String inForce = inForce();
            Proposal proposal = new Proposal(tools.ids.next(), title.strip(), "written", State.DRAFT, inForce, inForce, null, null, now(), now());
            proposals.add(proposal);
            tools.acts.write(matter.acts().proposed(), person, "proposal", proposal.id(), "title", proposal.title(), "origin", "written", "base", inForce);
            return proposal;
        });
    }

    /**
     * Offers texts that stand in the folder and differ from those in force; never puts them into force. Texts that were offered or in force before
     * are not offered again, and those that cannot be are only told in the log.
     *
     * @param files  the company's files as they stand in the folder
     * @param person who caused the look
     * @return the proposal, a draft that nobody here is the author of; or nothing
     */
    public Optional<Proposal> offer(CompanyFiles files, Person person) {
        String origin = files.origin(matter.form().folder());
        try {
            T texts = among(files);
            return texts.files().isEmpty() ? Optional.empty()
                    : Optional.ofNullable(tools.transaction.execute(status -> offered(texts, origin, person)));
        } catch (Refusal e) {
            LOG.warn("{} in {} cannot be offered: {}", matter.words().texts(), origin, e.getMessage());
            return Optional.empty();
        }
    }

    private Proposal offered(T texts, String origin, Person person) {
        versions.waitForTurn();
        if (versions.knows(texts.version())) {
            return null;
        }
        String inForce = inForce();
        Instant now = now();
        versions.keep(texts, now);
        String title = matter.words().texts() + " in the folder changed";
        Proposal proposal = new Proposal(tools.ids.next(), Character.toUpperCase(title.charAt(0)) + title.substring(1), "folder", State.DRAFT,
                inForce, texts.version(), null, null, now, now);
        proposals.add(proposal);
        tools.acts.write(matter.acts().proposed(), person, "proposal", proposal.id(), "title", proposal.title(), "origin", origin, "base", inForce,
                matter.acts().detail(), texts.version(), "hash", texts.hash());
        return proposal;
    }

    /** @return the texts of this kind that stand among a company's files */
    protected abstract T among(CompanyFiles files);

    /**
     * Puts a file into a proposal, or another text in its place. Whatever it says: it is read when the proposal is checked.
     *
     * @param id     the proposal
     * @param path   the file's path below the company's root
     * @param bytes  its content, at most 2 MiB
     * @param seen   what whoever writes has seen of it
     * @param person who writes
     * @return the proposal, a draft
     */
    public Proposal write(String id, String path, byte[] bytes, Seen seen, Person person) {
        if (bytes.length > LARGEST_FILE) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, path + " is larger than 2 MiB");
        }
        return change(id, texts -> seen.insistOn(path, texts).with(new CompanyFile(path, bytes)), matter.words().wrote() + " " + path, person);
    }

    /**
     * @param id     the proposal
     * @param path   a file of it
     * @param seen   what whoever takes it out has seen of it
     * @param person who takes it out
     * @return the proposal, a draft
     */
    public Proposal remove(String id, String path, Seen seen, Person person) {
        return change(id, texts -> seen.insistOn(path, texts).without(path), "removed " + path, person);
    }

    /** Changes a proposal's texts; the same as before change nothing. */
    protected Proposal change(String id, UnaryOperator<T> how, String what, Person person) {
        return tools.transaction.execute(status -> {
            versions.waitForTurn();
            Proposal proposal = open(id);
            T texts = how.apply(texts(proposal));
            if (texts.files().isEmpty()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, matter.words().nothing());
            }
            if (texts.version().equals(proposal.book())) {
                return proposal;
            }
            versions.keep(texts, now());
            Proposal changed = proposal.written(texts.version(), proposal.base(), now());
            proposals.change(changed);
            proposals.addAuthor(id, person.name());
            tools.acts.write(matter.acts().changed(), person, "proposal", id, "what", what, matter.acts().detail(), texts.version(), "hash",
                    texts.hash(), "void", voided(proposal));
            return changed;
        });
    }

    /** What was submitted or approved of the proposal is void now; a moment that it was to take force at passes. */
    private String voided(Proposal proposal) {
        if (proposal.state() == State.APPROVED) {
            proposals.submission(proposal.id()).flatMap(submission -> versions.dueBy(submission.id()))
                    .ifPresent(due -> versions.move(due.number(), "cancelled", now()));
        }
        return switch (proposal.state()) {
            case SUBMITTED -> "the submission";
            case APPROVED -> "the approval";
            default -> null;
        };
    }

    /**
     * Keeps the report of a check. From now on the proposal is compared with what is in force.
     *
     * @param before  the proposal whose texts were found in order
     * @param report  makes the report, given the texts in force
     * @param person  who asked
     * @param details more for the ledger
     * @return the proposal, checked
     * @throws Refusal of kind {@code PRECONDITION} when it was changed meanwhile
     */
    protected Proposal checked(Proposal before, Function<T, Object> report, Person person, Object... details) {
        return tools.transaction.execute(status -> {
            versions.waitForTurn();
            Proposal proposal = unchanged(before);
            T texts = texts(proposal);
            String inForce = inForce();
            Proposal checked = proposal.written(proposal.book(), inForce, now())
                    .checked(write(report.apply(versions.find(inForce).orElseThrow())), now());
            proposals.change(checked);
            tools.acts.write(matter.acts().checked(), person, and(details, "proposal", proposal.id(), matter.acts().detail(), texts.version(), "hash",
                    texts.hash(), "base", inForce, "void", voided(proposal)));
            return checked;
        });
    }

    /**
     * Keeps the report of a trial.
     *
     * @param before  the proposal as it was tried
     * @param report  what the trial gave
     * @param person  who asked
     * @param details more for the ledger
     * @return the proposal, tried
     * @throws Refusal of kind {@code PRECONDITION} when it was not checked, or changed meanwhile
     */
    protected Proposal tried(Proposal before, Object report, Person person, Object... details) {
        String written = write(report);
        return tools.transaction.execute(status -> {
            versions.waitForTurn();
            Proposal proposal = unchanged(before);
            if (proposal.checked() == null) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + proposal.id() + "' is " + proposal.state().word() + "; check it first");
            }
            Proposal tried = proposal.tried(written, now());
            proposals.change(tried);
            tools.acts.write(matter.acts().tried(), person, and(details, "proposal", proposal.id(), matter.acts().detail(), proposal.book(), "void",
                    voided(proposal)));
            return tried;
        });
    }

    private static Object[] and(Object[] details, Object... first) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + details.length);
        System.arraycopy(details, 0, all, first.length, details.length);
        return all;
    }

    private Proposal unchanged(Proposal before) {
        Proposal proposal = open(before.id());
        if (!proposal.book().equals(before.book()) || !proposal.base().equals(before.base())) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal was changed meanwhile; check it again");
        }
        return proposal;
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
        Acts.insistOnReason(because);
        return tools.transaction.execute(status -> {
            versions.waitForTurn();
            Proposal proposal = open(id);
            Proposal withdrawn = proposal.in(State.WITHDRAWN, now());
            tools.acts.write(matter.acts().withdrawn(), person, "proposal", id, matter.acts().detail(), proposal.book(), "because",
                    because.strip(), "void", voided(proposal));
            proposals.change(withdrawn);
            return withdrawn;
        });
    }

    /**
     * @param proposal a proposal
     * @return its texts
     */
    public T texts(Proposal proposal) {
        return versions.find(proposal.book())
                .orElseThrow(() -> new IllegalStateException(matter.words().version() + " " + proposal.book() + " " + matter.words().is() + " not kept"));
    }

    /**
     * @param id a proposal's id
     * @return it
     * @throws Refusal of kind {@code NOT_FOUND}
     */
    protected Proposal find(String id) {
        return proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
    }

    private Proposal open(String id) {
        Proposal proposal = proposals.take(id);
        if (!proposal.isOpen()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; begin another");
        }
        return proposal;
    }

    private String inForce() {
        return versions.inForce().map(Activation::book)
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNAVAILABLE, "nothing is in force yet; try again"));
    }

    private Instant now() {
        return tools.acts.now();
    }

    private String write(Object report) {
        try {
            return tools.json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain values", e);
        }
    }
}

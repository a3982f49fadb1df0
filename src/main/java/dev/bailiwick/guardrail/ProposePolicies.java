package dev.bailiwick.guardrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Policies are written here: a proposal begins as the book in force, files are changed in it one by one or all at once, and it is checked. Whatever
 * is changed makes it a draft again; what was submitted or approved of it before is void.
 */
@Component
public class ProposePolicies {

    private static final int LARGEST_FILE = 2 * 1024 * 1024;

    private final Books books;
    private final Proposals proposals;
    private final BooksAtWork atWork;
    private final Acts acts;
    private final Ids ids;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    ProposePolicies(Books books, Proposals proposals, BooksAtWork atWork, Acts acts, Ids ids, ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.books = books;
        this.proposals = proposals;
        this.atWork = atWork;
        this.acts = acts;
        this.ids = ids;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Begins a proposal with the texts of the book in force.
     *
     * @param title  what it is about, 1 to 200 characters
     * @param person who begins it
     * @return the proposal, a draft
     */
    public Proposal begin(String title, Person person) {
        checkTitle(title);
        return transaction.execute(status -> {
            String inForce = inForce();
            Proposal proposal = new Proposal(ids.next(), title.strip(), "written", State.DRAFT, inForce, inForce, null, null, acts.now(), acts.now());
            proposals.add(proposal);
            acts.write(Decision.Kind.BOOK_PROPOSED, person, "proposal", proposal.id(), "title", proposal.title(), "origin", "written", "base", inForce);
            return proposal;
        });
    }

    /**
     * Offers a book that stands in a folder and differs from the one in force. A book that was offered or in force before is not offered again.
     *
     * @param texts  the folder's book
     * @param origin the folder, in words
     * @param person who caused it
     * @return the proposal, a draft that nobody here is the author of; or null when the book is known
     */
    public Proposal offer(BookTexts texts, String origin, Person person) {
        if (texts.files().isEmpty()) {
            return null;
        }
        return transaction.execute(status -> {
            books.waitForTurn();
            if (books.knows(texts.version())) {
                return null;
            }
            String inForce = inForce();
            Instant now = acts.now();
            books.keep(texts, now);
            Proposal proposal = new Proposal(ids.next(), "The policies in the folder changed", "folder", State.DRAFT, inForce, texts.version(), null, null,
                    now, now);
            proposals.add(proposal);
            acts.write(Decision.Kind.BOOK_PROPOSED, person, "proposal", proposal.id(), "title", proposal.title(), "origin", origin, "base", inForce,
                    "book", texts.version(), "hash", texts.hash());
            return proposal;
        });
    }

    /**
     * Puts a file into a proposal, or another text in its place. Whatever it says: it is read when the proposal is checked.
     *
     * @param id     the proposal
     * @param path   the file's path below the company's root, such as {@code rules/drl/money/GR-014-refunds.dslr}
     * @param bytes  its content, at most 2 MiB
     * @param person who writes
     * @return the proposal, a draft
     */
    public Proposal write(String id, String path, byte[] bytes, Person person) {
        if (bytes.length > LARGEST_FILE) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, path + " is larger than 2 MiB");
        }
        return change(id, texts -> texts.with(new CompanyFile(path, bytes)), "wrote " + path, person);
    }

    /**
     * @param id     the proposal
     * @param path   a file of its book
     * @param person who takes it out
     * @return the proposal, a draft
     */
    public Proposal remove(String id, String path, Person person) {
        return change(id, texts -> texts.without(path), "removed " + path, person);
    }

    /**
     * Puts a whole book in the place of the proposal's.
     *
     * @param id     the proposal
     * @param texts  the book
     * @param person who does it
     * @return the proposal, a draft
     */
    public Proposal replace(String id, BookTexts texts, Person person) {
        return change(id, before -> texts, "imported a book", person);
    }

    private Proposal change(String id, Function<BookTexts, BookTexts> how, String what, Person person) {
        return transaction.execute(status -> {
            books.waitForTurn();
            Proposal proposal = open(id);
            BookTexts texts = how.apply(texts(proposal));
            if (texts.files().isEmpty()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "a book without any file says nothing; an assistant without rules may say nothing");
            }
            if (texts.version().equals(proposal.book())) {
                return proposal;
            }
            books.keep(texts, acts.now());
            Proposal changed = proposal.written(texts.version(), proposal.base(), acts.now());
            proposals.change(changed);
            proposals.addAuthor(id, person.name());
            acts.write(Decision.Kind.BOOK_CHANGED, person, "proposal", id, "what", what, "book", texts.version(), "hash", texts.hash(), "void",
                    voided(proposal));
            return changed;
        });
    }

    /** What was submitted or approved of the proposal is void now; a moment that it was to take force at passes. */
    private String voided(Proposal proposal) {
        if (proposal.state() == State.APPROVED) {
            proposals.submission(proposal.id()).flatMap(submission -> books.dueBy(submission.id()))
                    .ifPresent(due -> books.move(due.number(), "cancelled", acts.now()));
        }
        return switch (proposal.state()) {
            case SUBMITTED -> "the submission";
            case APPROVED -> "the approval";
            default -> null;
        };
    }

    /**
     * Compiles the proposal's book beside the one in force, tries its examples, and looks through it for what can never hit, is shadowed, contradicts
     * or is not decided. From now on it is compared with the book in force. Takes seconds.
     *
     * @param id     the proposal
     * @param person who asks
     * @return the proposal, checked, with the report
     * @throws dev.bailiwick.kernel.InvalidFile naming every problem with its line and what would be right; the proposal stays a draft
     */
    public Proposal check(String id, Person person) {
        Proposal before = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        BookTexts texts = texts(before);
        BoundBook book = atWork.prepare(texts).book();
        return transaction.execute(status -> {
            books.waitForTurn();
            Proposal proposal = open(id);
            if (!proposal.book().equals(before.book())) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal was changed while it was checked; check it again");
            }
            String inForce = inForce();
            String report = write(CheckReport.of(book, texts, books.find(inForce).orElseThrow()));
            Proposal checked = proposal.written(proposal.book(), inForce, acts.now()).checked(report, acts.now());
            proposals.change(checked);
            acts.write(Decision.Kind.BOOK_CHECKED, person, "proposal", id, "book", texts.version(), "hash", texts.hash(), "base", inForce, "policies",
                    book.size(), "void", voided(proposal));
            return checked;
        });
    }

    /**
     * Keeps the report of a trial on the past with the proposal.
     *
     * @param before the proposal as it was tried
     * @param impact what the trial gave
     * @param person who asked
     * @return the proposal, tried
     */
    public Proposal tried(Proposal before, Impact impact, Person person) {
        String report = write(impact);
        return transaction.execute(status -> {
            books.waitForTurn();
            Proposal proposal = open(before.id());
            if (proposal.checked() == null || !proposal.book().equals(before.book()) || !proposal.base().equals(before.base())) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "the proposal was changed while it was tried; check it and try it again");
            }
            Proposal tried = proposal.tried(report, acts.now());
            proposals.change(tried);
            acts.write(Decision.Kind.BOOK_TRIED, person, "proposal", proposal.id(), "book", proposal.book(), "judgements", impact.judgements(), "changed",
                    impact.changed(), "void", voided(proposal));
            return tried;
        });
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
            books.waitForTurn();
            Proposal proposal = open(id);
            Proposal withdrawn = proposal.in(State.WITHDRAWN, acts.now());
            acts.write(Decision.Kind.BOOK_WITHDRAWN, person, "proposal", id, "book", proposal.book(), "because", because.strip(), "void",
                    voided(proposal));
            proposals.change(withdrawn);
            return withdrawn;
        });
    }

    /**
     * @param proposal a proposal
     * @return its book
     */
    public BookTexts texts(Proposal proposal) {
        return books.find(proposal.book()).orElseThrow(() -> new IllegalStateException("book " + proposal.book() + " is not kept"));
    }

    private Proposal open(String id) {
        Proposal proposal = proposals.take(id);
        if (!proposal.isOpen()) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; begin another");
        }
        return proposal;
    }

    private String inForce() {
        return books.inForce().map(Activation::book).orElseThrow(() -> new Refusal(Refusal.Kind.UNAVAILABLE, "no policy book is in force yet; try again"));
    }

    private String write(Object report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain values", e);
        }
    }

    private static void checkTitle(String title) {
        if (title == null || title.isBlank() || title.length() > 200) {
            throw Refusal.invalid("title", "must be 1 to 200 characters that say what the proposal is about");
        }
    }

    static void checkReason(String because) {
        if (because == null || because.strip().length() < 3 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 3 to 400 characters");
        }
    }
}

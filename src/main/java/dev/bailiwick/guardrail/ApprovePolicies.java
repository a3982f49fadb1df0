package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.Proposal.State;
import dev.bailiwick.guardrail.Proposals.Submission;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts books into force: a proposal is submitted, somebody else approves exactly what was shown, and at its moment it takes force; and in one step
 * the book before comes back. Nobody approves what they wrote or submitted: the database holds that.
 */
@Component
public class ApprovePolicies {

    private static final Duration FURTHEST = Duration.ofDays(730);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Books books;
    private final Proposals proposals;
    private final BooksAtWork atWork;
    private final FollowBooks follow;
    private final Acts acts;
    private final TransactionTemplate transaction;

    ApprovePolicies(Books books, Proposals proposals, BooksAtWork atWork, FollowBooks follow, Acts acts, PlatformTransactionManager transactions) {
        this.books = books;
        this.proposals = proposals;
        this.atWork = atWork;
        this.follow = follow;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives a proposal to others to approve, as it is.
     *
     * @param id     a proposal that was checked and tried on the past
     * @param person who submits it
     * @return the proposal, submitted
     */
    public Proposal submit(String id, Person person) {
        return transaction.execute(status -> {
            books.waitForTurn();
            Proposal proposal = proposals.take(id);
            if (proposal.state() != State.TRIED) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; " + switch (proposal.state()) {
                    case DRAFT -> "check it and try it on the past first";
                    case CHECKED -> "try it on the past first";
                    default -> "only one that was tried on the past can be submitted";
                });
            }
            insistOnBase(proposal);
            Proposal submitted = proposal.in(State.SUBMITTED, acts.now());
            proposals.change(submitted);
            long submission = proposals.submit(submitted, person.name(), acts.now());
            acts.write(Decision.Kind.BOOK_SUBMITTED, person, "proposal", id, "submission", submission, "book", proposal.book(), "base", proposal.base(),
                    "shown", proposal.shown(), "authors", proposals.authors(id));
            return submitted;
        });
    }

    /**
     * Approves what was submitted, from a moment on.
     *
     * @param id     a proposal that was submitted
     * @param shown  the hash of what the approver was shown, 64 hexadecimal digits
     * @param begins from when it is to be in force, or null for at once
     * @param person who approves; neither its author nor who submitted it
     * @return the proposal, approved; in force already when it begins at once
     * @throws Refusal of kind {@code DENIED} for an author, {@code PRECONDITION} when what was shown is not what is proposed now
     */
    public Proposal approve(String id, String shown, Instant begins, Person person) {
        Proposal before = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        Instant from = begins == null ? acts.now() : begins;
        if (from.isBefore(acts.now().minus(LATE)) || from.isAfter(acts.now().plus(FURTHEST))) {
            throw Refusal.invalid("begins", "must be a moment from now on, at most two years away; leave it out for at once");
        }
        insistOnShown(before, shown);
        BooksAtWork.Ready ready = atWork.prepare(books.find(before.book()).orElseThrow());
        transaction.executeWithoutResult(status -> {
            books.waitForTurn();
            Proposal proposal = proposals.take(id);
            insistOnShown(proposal, shown);
            Submission submission = proposals.submission(id).orElseThrow();
            if (submission.person().equalsIgnoreCase(person.name())
                    || proposals.authors(id).stream().anyMatch(author -> author.equalsIgnoreCase(person.name()))) {
                throw new Refusal(Refusal.Kind.DENIED, "nobody approves what they wrote or submitted: ask somebody other than "
                        + submission.person() + " and " + proposals.authors(id));
            }
            insistOnBase(proposal);
            proposals.approve(submission, person.name(), acts.now());
            proposals.change(proposal.in(State.APPROVED, acts.now()));
            books.activate(proposal.book(), proposal.base(), "approved", submission.id(), "due", from, acts.now(), person);
            acts.write(Decision.Kind.BOOK_APPROVED, person, "proposal", id, "submission", submission.id(), "book", proposal.book(), "shown", shown,
                    "submittedBy", submission.person(), "begins", from.toString());
            follow.takeForce();
        });
        follow.takeUp(ready);
        return proposals.find(id).orElseThrow();
    }

    private static void insistOnShown(Proposal proposal, String shown) {
        if (proposal.state() != State.SUBMITTED) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + proposal.id() + "' is " + proposal.state().word()
                    + "; only one that was submitted, and not changed since, can be approved");
        }
        if (!proposal.shown().equals(shown)) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "shown: is not the hash of what is proposed now; look at it again and approve what you see");
        }
    }

    private void insistOnBase(Proposal proposal) {
        String inForce = books.inForce().map(Activation::book).orElse("");
        if (!inForce.equals(proposal.base())) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "book " + inForce + " is in force by now, and the proposal was compared with " + proposal.base()
                    + "; check it, try it and submit it again");
        }
    }

    /**
     * Puts the book that was in force before into force again, at once. Doing it twice comes back to where it began.
     *
     * @param because why, 3 to 400 characters
     * @param person  who does it
     * @return the activation now in force
     * @throws Refusal of kind {@code PRECONDITION} when there was none before
     */
    public Activation returnToPrevious(String because, Person person) {
        ProposePolicies.checkReason(because);
        Activation wanted = books.previous().orElseThrow(() -> new Refusal(Refusal.Kind.PRECONDITION, "no book was in force before this one"));
        BooksAtWork.Ready ready = atWork.prepare(books.find(wanted.book()).orElseThrow());
        Activation now = transaction.execute(status -> {
            books.waitForTurn();
            Activation previous = books.previous().orElseThrow();
            Activation current = books.inForce().orElseThrow();
            if (previous.number() != wanted.number()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "another book took force just now; look again");
            }
            books.move(current.number(), "past", acts.now());
            books.activate(previous.book(), null, "returned", null, "in-force", acts.now(), acts.now(), person);
            proposals.tookForce(previous.proposal(), acts.now());
            acts.write(Decision.Kind.BOOK_RETURNED, person, "book", previous.book(), "before", current.book(), "because", because.strip());
            return books.inForce().orElseThrow();
        });
        follow.takeUp(ready);
        return now;
    }
}

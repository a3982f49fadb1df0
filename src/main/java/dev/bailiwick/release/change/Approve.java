package dev.bailiwick.release.change;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal.State;
import java.time.Duration;
import java.time.Instant;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts changes into force: a proposal is submitted, somebody else approves exactly what was shown, and at its moment it takes force; and in one step
 * what was in force before comes back. Nobody approves what they wrote or submitted: the database holds that.
 *
 * @param <T> the texts
 */
public abstract class Approve<T extends Texts<T>> {

    private static final Duration FURTHEST = Duration.ofDays(730);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Matter<T> matter;
    private final Versions<T> versions;
    private final Proposals<T> proposals;
    private final AtWork<T> atWork;
    private final Follow<T> follow;
    private final Acts acts;
    private final TransactionTemplate transaction;

    /** Made by the module whose texts they are. */
    protected Approve(Matter<T> matter, Versions<T> versions, Proposals<T> proposals, AtWork<T> atWork, Follow<T> follow, Acts acts,
            PlatformTransactionManager transactions) {
        this.matter = matter;
        this.versions = versions;
        this.proposals = proposals;
        this.atWork = atWork;
        this.follow = follow;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives a proposal to others to approve, as it is.
     *
     * @param id     a proposal that was checked and tried
     * @param person who submits it
     * @return the proposal, submitted
     */
    public Proposal submit(String id, Person person) {
        return transaction.execute(status -> {
            versions.waitForTurn();
            Proposal proposal = proposals.take(id);
            if (proposal.state() != State.TRIED) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; " + switch (proposal.state()) {
                    case DRAFT -> "check it and " + matter.words().tryIt() + " first";
                    case CHECKED -> matter.words().tryIt() + " first";
                    default -> "only one that " + matter.words().wasTried() + " can be submitted";
                });
            }
            insistOnBase(proposal);
            Proposal submitted = proposal.in(State.SUBMITTED, acts.now());
            proposals.change(submitted);
            long submission = proposals.submit(submitted, person.name(), acts.now());
            acts.write(matter.acts().submitted(), person, "proposal", id, "submission", submission, matter.acts().detail(), proposal.book(), "base",
                    proposal.base(), "shown", proposal.shown(), "authors", proposals.authors(id));
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
        AtWork.Ready ready = atWork.prepare(versions.find(before.book()).orElseThrow());
        transaction.executeWithoutResult(status -> {
            versions.waitForTurn();
            Proposal proposal = proposals.take(id);
            insistOnShown(proposal, shown);
            Submission submission = proposals.submission(id).orElseThrow();
            if (submission.person().equalsIgnoreCase(person.name())
                    || proposals.authors(id).stream().anyMatch(author -> author.equalsIgnoreCase(person.name()))) {
                throw new Refusal(Refusal.Kind.DENIED, "nobody approves what they " + matter.words().wrote() + " or submitted: ask somebody other than "
                        + submission.person() + " and " + proposals.authors(id));
            }
            insistOnBase(proposal);
            proposals.approve(submission, person.name(), acts.now());
            proposals.change(proposal.in(State.APPROVED, acts.now()));
            versions.activate(proposal.book(), proposal.base(), "approved", submission.id(), "due", from, acts.now(), person);
            acts.write(matter.acts().approved(), person, "proposal", id, "submission", submission.id(), matter.acts().detail(), proposal.book(), "shown",
                    shown, "submittedBy", submission.person(), "begins", from.toString());
            follow.takeForce(ready);
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
        String inForce = versions.inForce().map(Activation::book).orElse("");
        if (!inForce.equals(proposal.base())) {
            throw new Refusal(Refusal.Kind.PRECONDITION, matter.words().version() + " " + inForce + " " + matter.words().is() + " in force by now, and the"
                    + " proposal was compared with " + proposal.base() + "; check it, " + matter.words().tryIt() + " and submit it again");
        }
    }

    /**
     * Puts what was in force before into force again, at once. Doing it twice comes back to where it began.
     *
     * @param because why, 3 to 400 characters
     * @param person  who does it
     * @return the activation now in force
     * @throws Refusal of kind {@code PRECONDITION} when there was none before
     * @throws dev.bailiwick.kernel.InvalidFile when the rest of the house does not fit it any more
     */
    public Activation returnToPrevious(String because, Person person) {
        Acts.insistOnReason(because);
        Activation wanted = versions.previous().orElseThrow(() -> new Refusal(Refusal.Kind.PRECONDITION, "nothing was in force before "
                + matter.words().texts() + " in force now"));
        AtWork.Ready ready = atWork.prepare(versions.find(wanted.book()).orElseThrow());
        Activation now = transaction.execute(status -> {
            versions.waitForTurn();
            Activation previous = versions.previous().orElseThrow();
            Activation current = versions.inForce().orElseThrow();
            if (previous.number() != wanted.number()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "something else took force just now; look again");
            }
            versions.move(current.number(), "past", acts.now());
            versions.activate(previous.book(), null, "returned", null, "in-force", acts.now(), acts.now(), person);
            proposals.tookForce(previous.proposal(), acts.now());
            ready.store();
            acts.write(matter.acts().returned(), person, matter.acts().detail(), previous.book(), "before", current.book(), "because", because.strip());
            return versions.inForce().orElseThrow();
        });
        follow.takeUp(ready);
        return now;
    }
}

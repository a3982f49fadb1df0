package dev.bailiwick.flow.change;

import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Acts;
import dev.bailiwick.guardrail.Person;
import dev.bailiwick.guardrail.Proposal;
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
 * Puts drawings into force: a proposal is submitted, somebody else approves exactly what was shown, and at its moment it takes force; and in one step
 * the drawings before come back. Nobody approves what they drew or submitted: the database holds that.
 */
@Component
public class ApproveDrawings {

    private static final Duration FURTHEST = Duration.ofDays(730);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final DrawingSets sets;
    private final DrawingProposals proposals;
    private final DrawingsAtWork atWork;
    private final FollowDrawings follow;
    private final Acts acts;
    private final TransactionTemplate transaction;

    ApproveDrawings(DrawingSets sets, DrawingProposals proposals, DrawingsAtWork atWork, FollowDrawings follow, Acts acts,
            PlatformTransactionManager transactions) {
        this.sets = sets;
        this.proposals = proposals;
        this.atWork = atWork;
        this.follow = follow;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives a proposal to others to approve, as it is.
     *
     * @param id     a proposal that was checked and held against the conversations under way
     * @param person who submits it
     * @return the proposal, submitted
     */
    public Proposal submit(String id, Person person) {
        return transaction.execute(status -> {
            sets.waitForTurn();
            Proposal proposal = proposals.take(id);
            if (proposal.state() != State.TRIED) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; " + switch (proposal.state()) {
                    case DRAFT -> "check it and hold it against the conversations under way (preflight) first";
                    case CHECKED -> "hold it against the conversations under way (preflight) first";
                    default -> "only one that was held against the conversations under way can be submitted";
                });
            }
            insistOnBase(proposal);
            Proposal submitted = proposal.in(State.SUBMITTED, acts.now());
            proposals.change(submitted);
            long submission = proposals.submit(submitted, person.name(), acts.now());
            acts.write(Decision.Kind.DRAWINGS_SUBMITTED, person, "proposal", id, "submission", submission, "drawings", proposal.book(), "base",
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
        DrawingsAtWork.Ready ready = atWork.prepare(sets.find(before.book()).orElseThrow());
        transaction.executeWithoutResult(status -> {
            sets.waitForTurn();
            Proposal proposal = proposals.take(id);
            insistOnShown(proposal, shown);
            Submission submission = proposals.submission(id).orElseThrow();
            if (submission.person().equalsIgnoreCase(person.name())
                    || proposals.authors(id).stream().anyMatch(author -> author.equalsIgnoreCase(person.name()))) {
                throw new Refusal(Refusal.Kind.DENIED, "nobody approves what they drew or submitted: ask somebody other than "
                        + submission.person() + " and " + proposals.authors(id));
            }
            insistOnBase(proposal);
            proposals.approve(submission, person.name(), acts.now());
            proposals.change(proposal.in(State.APPROVED, acts.now()));
            sets.activate(proposal.book(), proposal.base(), "approved", submission.id(), "due", from, acts.now(), person);
            acts.write(Decision.Kind.DRAWINGS_APPROVED, person, "proposal", id, "submission", submission.id(), "drawings", proposal.book(), "shown",
                    shown, "submittedBy", submission.person(), "begins", from.toString());
        });
        follow.look();
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
        String inForce = sets.inForce().map(Activation::book).orElse("");
        if (!inForce.equals(proposal.base())) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "drawings " + inForce + " are in force by now, and the proposal was compared with "
                    + proposal.base() + "; check it, hold it against the conversations under way and submit it again");
        }
    }

    /**
     * Puts the drawings that were in force before into force again, at once. Doing it twice comes back to where it began.
     *
     * @param because why, 3 to 400 characters
     * @param person  who does it
     * @return the activation now in force
     * @throws Refusal of kind {@code PRECONDITION} when there were none before, or when the rest of the house does not fit them any more
     */
    public Activation returnToPrevious(String because, Person person) {
        ProposeDrawings.checkReason(because);
        Activation wanted = sets.previous().orElseThrow(() -> new Refusal(Refusal.Kind.PRECONDITION, "no drawings were in force before these"));
        DrawingsAtWork.Ready ready = atWork.prepare(sets.find(wanted.book()).orElseThrow());
        Activation now = transaction.execute(status -> {
            sets.waitForTurn();
            Activation previous = sets.previous().orElseThrow();
            Activation current = sets.inForce().orElseThrow();
            if (previous.number() != wanted.number()) {
                throw new Refusal(Refusal.Kind.PRECONDITION, "other drawings took force just now; look again");
            }
            sets.move(current.number(), "past", acts.now());
            sets.activate(previous.book(), null, "returned", null, "in-force", acts.now(), acts.now(), person);
            proposals.tookForce(previous.proposal(), acts.now());
            ready.store();
            acts.write(Decision.Kind.DRAWINGS_RETURNED, person, "drawings", previous.book(), "before", current.book(), "because", because.strip());
            return sets.inForce().orElseThrow();
        });
        follow.look();
        return now;
    }
}

package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Person;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Tries a proposal on the judgements of the past, one at a time in this program, and keeps the report with it. */
@Component
public class TryOnThePast {

    private final Versions<BookTexts> books;
    private final Proposals<BookTexts> proposals;
    private final ProposePolicies propose;
    private final BooksAtWork atWork;
    private final ReloadPolicies policies;
    private final MeasureImpact measure;
    private final Clock clock;
    private Run running;

    TryOnThePast(Versions<BookTexts> books, Proposals<BookTexts> proposals, ProposePolicies propose, BooksAtWork atWork, ReloadPolicies policies,
            MeasureImpact measure, Clock clock) {
        this.books = books;
        this.proposals = proposals;
        this.propose = propose;
        this.atWork = atWork;
        this.policies = policies;
        this.measure = measure;
        this.clock = clock;
    }

    private record Run(String proposal, AtomicLong judged, CompletableFuture<Proposal> done) {
    }

    /**
     * How far a trial is.
     *
     * @param judged how many judgements were judged again so far
     * @param tried  the proposal with its report, or null while it is tried
     */
    public record Progress(long judged, Proposal tried) {
    }

    /**
     * Tries a proposal, or goes on waiting for a trial of it that is under way.
     *
     * @param id       a proposal that was checked
     * @param from     the first moment to look at, or null for all of the past
     * @param against  {@code active} for the book in force, {@code judged} for the verdicts as they were given
     * @param patience how long to wait for the end
     * @param person   who asks
     * @return how far it is
     * @throws Refusal of kind {@code PRECONDITION} when it was not checked, {@code EXHAUSTED} while another is tried
     */
    public Progress tryOn(String id, Instant from, String against, Duration patience, Person person) {
        Run run = begin(id, from, against, person);
        try {
            return new Progress(run.judged().get(), run.done().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Progress(run.judged().get(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Progress(run.judged().get(), null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("the proposal could not be tried on the past", e.getCause());
        }
    }

    private synchronized Run begin(String id, Instant from, String against, Person person) {
        if (running != null && !running.done().isDone()) {
            if (running.proposal().equals(id)) {
                return running;
            }
            throw new Refusal(Refusal.Kind.EXHAUSTED, "another proposal is being tried on the past; ask again when it is done");
        }
        if (!against.equals("active") && !against.equals("judged")) {
            throw Refusal.invalid("against", "must be active or judged");
        }
        Proposal proposal = proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
        if (!proposal.isOpen() || proposal.checked() == null) {
            throw new Refusal(Refusal.Kind.PRECONDITION, "proposal '" + id + "' is " + proposal.state().word() + "; check it first");
        }
        Run run = new Run(id, new AtomicLong(), new CompletableFuture<>());
        running = run;
        Thread.ofPlatform().daemon().name("try-on-the-past").start(() -> {
            try {
                BoundBook book = atWork.prepare(propose.texts(proposal)).book();
                Impact impact = measure.measure(book, against.equals("active") ? base(proposal) : null, from == null ? Instant.EPOCH : from,
                        clock.instant(), run.judged()::set);
                run.done().complete(propose.tried(proposal, impact, person));
            } catch (Throwable e) {
                run.done().completeExceptionally(e);
            }
        });
        return run;
    }

    private BoundBook base(Proposal proposal) {
        BoundBook inForce = policies.inForce();
        return inForce.version().equals(proposal.base()) ? inForce : atWork.prepare(books.find(proposal.base()).orElseThrow()).book();
    }
}

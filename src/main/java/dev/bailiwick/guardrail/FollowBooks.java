package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.InvalidFile;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps this program in step with the database: looks every second which book is in force and which brakes are pulled, lets what is due take force,
 * and takes up what another program put into force. A program that cannot take up the book in force holds everything.
 */
@Component
public class FollowBooks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowBooks.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Books books;
    private final Proposals proposals;
    private final Brakes brakes;
    private final BrakedJudge judge;
    private final ReloadPolicies policies;
    private final BooksAtWork atWork;
    private final OfferFolder folder;
    private final Acts acts;
    private final CompanyFiles files;
    private final TransactionTemplate transaction;
    private volatile ScheduledExecutorService looking;
    private volatile String refused = "";

    FollowBooks(Books books, Proposals proposals, Brakes brakes, BrakedJudge judge, ReloadPolicies policies, BooksAtWork atWork, OfferFolder folder,
            Acts acts, CompanyFiles files, PlatformTransactionManager transactions) {
        this.books = books;
        this.proposals = proposals;
        this.brakes = brakes;
        this.judge = judge;
        this.policies = policies;
        this.atWork = atWork;
        this.folder = folder;
        this.acts = acts;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(status -> found());
        look();
        folder.offer(files.fresh(), Person.HOUSE).ifPresent(proposal -> LOG.warn("the policies in the folder are another book ({}) than the one in force;"
                + " they are offered as proposal {} and judge nobody until they are approved", proposal.book(), proposal.id()));
        looking = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().name("follow-books").unstarted(task));
        looking.scheduleWithFixedDelay(this::lookQuietly, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The first start of an empty database: there is nothing that could be approved, and nobody yet who could. */
    private void found() {
        books.waitForTurn();
        if (books.inForce().isEmpty()) {
            BookTexts texts = BookTexts.among(files);
            books.keep(texts, acts.now());
            books.activate(texts.version(), null, "founded", null, "in-force", acts.now(), acts.now(), Person.HOUSE);
            acts.write(Decision.Kind.BOOK_FOUNDED, Person.HOUSE, "book", texts.version(), "hash", texts.hash(), "origin", files.origin(BookTexts.FOLDER));
            LOG.info("policy book {} is the first of this house", texts.version());
        }
    }

    private void lookQuietly() {
        try {
            look();
        } catch (Throwable e) {
            // What the database cannot say just now stays as it was; no turn can commit without it either.
            LOG.warn("cannot look which policies are in force: {}", e.getMessage());
        }
    }

    /** Looks once, now. */
    public synchronized void look() {
        judge.look(brakes);
        Books.Look seen = books.look(acts.now());
        if (seen.due()) {
            transaction.executeWithoutResult(status -> {
                books.waitForTurn();
                takeForce();
            });
            seen = books.look(acts.now());
        }
        String running = policies.inForce().version();
        if (seen.inForce() == null || seen.inForce().equals(running)) {
            judge.inStep();
            return;
        }
        try {
            BooksAtWork.Ready ready = atWork.prepare(books.find(seen.inForce()).orElseThrow());
            if (!seen.inForce().equals(books.look(acts.now()).inForce())) {
                // Another took force while this one was compiled: nobody is judged by a book that is past already; the next look takes up the other.
                return;
            }
            ready.takeUp();
            judge.inStep();
            LOG.info("policy book {} is taken up after {}", seen.inForce(), running);
        } catch (RuntimeException e) {
            judge.outOfStep("policy book " + seen.inForce() + " is in force and cannot be taken up here");
            if (!refused.equals(seen.inForce())) {
                refused = seen.inForce();
                LOG.error("policy book {} is in force and cannot be taken up here; everything is held until it can: {}", seen.inForce(),
                        e instanceof InvalidFile ? e.getMessage() : e.toString());
            }
        }
    }

    /** Takes up a book that was just put into force, unless another was meanwhile. */
    synchronized void takeUp(BooksAtWork.Ready ready) {
        if (ready.book().version().equals(books.look(acts.now()).inForce()) && !ready.book().version().equals(policies.inForce().version())) {
            ready.takeUp();
            judge.inStep();
        }
    }

    /** Lets everything that is due take force, in its order; within the caller's transaction, whose turn it is. */
    void takeForce() {
        for (Activation due : books.due(acts.now())) {
            Activation current = books.inForce().orElseThrow();
            Instant now = acts.now();
            if (due.base() == null || due.base().equals(current.book())) {
                books.move(current.number(), "past", now);
                books.move(due.number(), "in-force", now);
                proposals.tookForce(due.proposal(), now);
                acts.write(Decision.Kind.BOOK_IN_FORCE, Person.HOUSE, "book", due.book(), "before", current.book(), "proposal", due.proposal(),
                        "approvedBy", due.person(), "begins", due.begins().toString());
            } else {
                // Approved was the difference to another book; with this one it would be something that nobody has looked at.
                books.move(due.number(), "passed-over", now);
                proposals.find(due.proposal()).ifPresent(proposal -> proposals.change(proposal.in(Proposal.State.DRAFT, now)));
                acts.write(Decision.Kind.BOOK_WITHDRAWN, Person.HOUSE, "book", due.book(), "proposal", due.proposal(), "because",
                        "book " + current.book() + " was in force at its moment, and it was approved as a change of " + due.base());
            }
        }
    }

    /** @return the latest activations, those to come among them, the newest first, at most so many */
    public List<Activation> history(int most) {
        return books.history(most);
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.shutdown();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Before the release is pinned, and long before the first request. */
    @Override
    public int getPhase() {
        return -100;
    }
}

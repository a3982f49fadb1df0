package dev.bailiwick.flow.change;

import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Acts;
import dev.bailiwick.guardrail.Person;
import dev.bailiwick.guardrail.Proposal;
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
 * Keeps this program in step with the database: looks every second which drawings are in force, lets what is due take force, and takes up what
 * another program put into force. Deploying is part of taking force, in the same transaction: on every program new conversations begin with the new
 * drawings from its commit on, and what follows within the second is only which release they are marked with.
 */
@Component
public class FollowDrawings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowDrawings.class);
    private static final long LOOK_MILLIS = 1_000;

    private final DrawingSets sets;
    private final DrawingProposals proposals;
    private final DrawingsAtWork atWork;
    private final OfferDrawings folder;
    private final Acts acts;
    private final CompanyFiles files;
    private final TransactionTemplate transaction;
    private volatile ScheduledExecutorService looking;
    private volatile String refused = "";

    FollowDrawings(DrawingSets sets, DrawingProposals proposals, DrawingsAtWork atWork, OfferDrawings folder, Acts acts, CompanyFiles files,
            PlatformTransactionManager transactions) {
        this.sets = sets;
        this.proposals = proposals;
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
        folder.offer(files.fresh(), Person.HOUSE).ifPresent(proposal -> LOG.warn("the drawings in the folder are others ({}) than those in force;"
                + " they are offered as proposal {} and no conversation begins with them until they are approved", proposal.book(), proposal.id()));
        looking = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().name("follow-drawings").unstarted(task));
        looking.scheduleWithFixedDelay(this::lookQuietly, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The first start of an empty database: there is nothing that could be approved, and nobody yet who could. */
    private void found() {
        sets.waitForTurn();
        if (sets.inForce().isEmpty()) {
            DrawingTexts texts = DrawingTexts.among(files);
            sets.keep(texts, acts.now());
            sets.activate(texts.version(), null, "founded", null, "in-force", acts.now(), acts.now(), Person.HOUSE);
            acts.write(Decision.Kind.DRAWINGS_FOUNDED, Person.HOUSE, "drawings", texts.version(), "hash", texts.hash(), "origin",
                    files.origin(DrawingTexts.FOLDER));
            LOG.info("drawings {} are the first of this house", texts.version());
        }
    }

    private void lookQuietly() {
        try {
            look();
        } catch (Throwable e) {
            // What the database cannot say just now stays as it was.
            LOG.warn("cannot look which drawings are in force: {}", e.getMessage());
        }
    }

    /** Looks once, now. */
    public synchronized void look() {
        DrawingSets.Look seen = sets.look(acts.now());
        if (seen.due()) {
            letTakeForce();
            seen = sets.look(acts.now());
        }
        if (seen.inForce() != null && !seen.inForce().equals(atWork.version())) {
            takeUp(seen.inForce());
        }
    }

    private void takeUp(String version) {
        try {
            DrawingsAtWork.Ready ready = atWork.prepare(sets.find(version).orElseThrow());
            boolean still = Boolean.TRUE.equals(transaction.execute(status -> {
                sets.waitForTurn();
                if (!sets.inForce().map(Activation::book).orElse("").equals(version)) {
                    return false;
                }
                // Deployed already by whoever let them take force, unless this program started at that very moment and deployed those before.
                ready.store();
                return true;
            }));
            if (still) {
                ready.takeUp();
                refused = "";
            }
        } catch (InvalidFile | IllegalStateException e) {
            if (!refused.equals(version)) {
                refused = version;
                LOG.error("drawings {} are in force, and this program's other texts do not fit them; its releases are still marked with {}: {}", version,
                        atWork.version(), e.getMessage());
            }
        }
    }

    /** Lets what is due take force, one after the other; what does not fit the rest of the house any more, or another base, is passed over. */
    private void letTakeForce() {
        for (Activation due : sets.due(acts.now())) {
            DrawingsAtWork.Ready ready = null;
            String because = null;
            try {
                ready = atWork.prepare(sets.find(due.book()).orElseThrow());
            } catch (InvalidFile e) {
                because = "the rest of the house does not fit them any more: " + e.getMessage();
            }
            DrawingsAtWork.Ready fitting = ready;
            String unfit = because;
            transaction.executeWithoutResult(status -> {
                sets.waitForTurn();
                if (sets.due(acts.now()).stream().anyMatch(still -> still.number() == due.number())) {
                    takeForce(due, fitting, unfit);
                }
            });
        }
    }

    private void takeForce(Activation due, DrawingsAtWork.Ready ready, String unfit) {
        Activation current = sets.inForce().orElseThrow();
        Instant now = acts.now();
        if (unfit == null && current.book().equals(due.base())) {
            sets.move(current.number(), "past", now);
            sets.move(due.number(), "in-force", now);
            proposals.tookForce(due.proposal(), now);
            ready.store();
            acts.write(Decision.Kind.DRAWINGS_IN_FORCE, Person.HOUSE, "drawings", due.book(), "before", current.book(), "proposal", due.proposal(),
                    "approvedBy", due.person(), "begins", due.begins().toString());
        } else {
            // Approved was the difference to other drawings; with these it would be something that nobody has looked at.
            sets.move(due.number(), "passed-over", now);
            proposals.find(due.proposal()).ifPresent(proposal -> proposals.change(proposal.in(Proposal.State.DRAFT, now)));
            acts.write(Decision.Kind.DRAWINGS_WITHDRAWN, Person.HOUSE, "drawings", due.book(), "proposal", due.proposal(), "because",
                    unfit != null ? unfit : "drawings " + current.book() + " were in force at their moment, and they were approved as a change of "
                            + due.base());
        }
    }

    /** @return the latest activations, those to come among them, the newest first, at most so many */
    public List<Activation> history(int most) {
        return sets.history(most);
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

    /** After the policies and before the release is pinned. */
    @Override
    public int getPhase() {
        return -90;
    }
}

package dev.bailiwick.release.change;

import dev.bailiwick.kernel.CompanyFiles;
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
 * Keeps this program in step with the database: looks every second what is in force, lets what is due take force, and takes up what another
 * program put into force.
 *
 * @param <T> the texts
 */
public abstract class Follow<T extends Texts<T>> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follow.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Matter<T> matter;
    private final Versions<T> versions;
    private final Proposals<T> proposals;
    private final AtWork<T> atWork;
    private final Propose<T> propose;
    private final Tools tools;
    private volatile ScheduledExecutorService looking;
    private volatile String refused = "";

    /** What everybody follows with. */
    @Component
    public static class Tools {

        private final Acts acts;
        private final CompanyFiles files;
        private final TransactionTemplate transaction;

        Tools(Acts acts, CompanyFiles files, PlatformTransactionManager transactions) {
            this.acts = acts;
            this.files = files;
            this.transaction = new TransactionTemplate(transactions);
        }
    }

    /** Made by the module whose texts they are. */
    protected Follow(Matter<T> matter, Versions<T> versions, Proposals<T> proposals, AtWork<T> atWork, Propose<T> propose, Tools tools) {
        this.matter = matter;
        this.versions = versions;
        this.proposals = proposals;
        this.atWork = atWork;
        this.propose = propose;
        this.tools = tools;
    }

    @Override
    public void start() {
        tools.transaction.executeWithoutResult(status -> found());
        look();
        Matter.Words words = matter.words();
        propose.offer(tools.files.fresh(), Person.HOUSE).ifPresent(proposal -> LOG.warn("{} in the folder are {} ({}) than what is in force; they are offered"
                + " as proposal {} and {} until they are approved", words.texts(), words.another(), proposal.book(), proposal.id(), words.until()));
        String thread = "follow-" + matter.acts().detail();
        looking = Executors.newSingleThreadScheduledExecutor(task -> Thread.ofPlatform().daemon().name(thread).unstarted(task));
        looking.scheduleWithFixedDelay(this::lookQuietly, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The first start of an empty database: there is nothing that could be approved, and nobody yet who could. */
    private void found() {
        versions.waitForTurn();
        if (versions.inForce().isEmpty()) {
            T texts = propose.among(tools.files);
            versions.keep(texts, now());
            versions.activate(texts.version(), null, "founded", null, "in-force", now(), now(), Person.HOUSE);
            tools.acts.write(matter.acts().founded(), Person.HOUSE, matter.acts().detail(), texts.version(), "hash", texts.hash(), "origin",
                    tools.files.origin(matter.form().folder()));
            LOG.info("{} {} the first of this house", texts, matter.words().is());
        }
    }

    private void lookQuietly() {
        try {
            look();
        } catch (Throwable e) {
            // What the database cannot say just now stays as it was; no turn can commit without it either.
            LOG.warn("cannot look which {} {} in force: {}", matter.form().name(), matter.words().is(), e.getMessage());
        }
    }

    /** Looks once, now. */
    public synchronized void look() {
        Versions.Look seen = versions.look(now());
        if (seen.due()) {
            letTakeForce();
            seen = versions.look(now());
        }
        if (seen.inForce() == null || seen.inForce().equals(atWork.version())) {
            inStep();
        } else {
            takeUp(seen.inForce());
        }
    }

    private void takeUp(String version) {
        try {
            takeUpIfInForce(atWork.prepare(versions.find(version).orElseThrow()));
        } catch (RuntimeException e) {
            outOfStep(version);
            if (!refused.equals(version)) {
                refused = version;
                LOG.error("{} {} {} in force and cannot be taken up here; this program goes by {} until it can: {}", matter.form().name(), version,
                        matter.words().is(), atWork.version(), e instanceof InvalidFile ? e.getMessage() : e.toString());
            }
        }
    }

    /** Another may have taken force while these were prepared: nobody is served by what is past already; the next look takes up the other. */
    private void takeUpIfInForce(AtWork.Ready ready) {
        boolean still = Boolean.TRUE.equals(tools.transaction.execute(status -> {
            versions.waitForTurn();
            if (!ready.version().equals(versions.look(now()).inForce())) {
                return false;
            }
            // Stored already by whoever let them take force, unless this program started at that very moment and stored those before.
            ready.store();
            return true;
        }));
        if (still) {
            String before = atWork.version();
            ready.takeUp();
            inStep();
            refused = "";
            LOG.info("{} {} {} taken up after {}", matter.form().name(), ready.version(), matter.words().is(), before);
        }
    }

    /** Takes up what was just put into force, unless something else was meanwhile. */
    synchronized void takeUp(AtWork.Ready ready) {
        if (ready.version().equals(versions.look(now()).inForce()) && !ready.version().equals(atWork.version())) {
            ready.takeUp();
            inStep();
        } else {
            look();
        }
    }

    /** Lets what was just approved take force when it is the next that is due; within the caller's transaction, whose turn it is. */
    void takeForce(AtWork.Ready ready) {
        versions.due(now()).stream().findFirst().filter(due -> due.book().equals(ready.version())).ifPresent(due -> takeForce(due, ready, null));
    }

    /** Lets what is due take force, one after the other; what does not fit the rest of the house any more, or another base, is passed over. */
    private void letTakeForce() {
        for (Activation due : versions.due(now())) {
            AtWork.Ready ready = null;
            String because = null;
            try {
                ready = atItsMoment(versions.find(due.book()).orElseThrow());
            } catch (InvalidFile e) {
                because = "the rest of the house does not fit any more: " + e.getMessage();
            }
            AtWork.Ready fitting = ready;
            String unfit = because;
            tools.transaction.executeWithoutResult(status -> {
                versions.waitForTurn();
                if (versions.due(now()).stream().anyMatch(still -> still.number() == due.number())) {
                    takeForce(due, fitting, unfit);
                }
            });
        }
    }

    private void takeForce(Activation due, AtWork.Ready ready, String unfit) {
        Activation current = versions.inForce().orElseThrow();
        Instant now = now();
        if (unfit == null && current.book().equals(due.base())) {
            versions.move(current.number(), "past", now);
            versions.move(due.number(), "in-force", now);
            proposals.tookForce(due.proposal(), now);
            ready.store();
            tools.acts.write(matter.acts().inForce(), Person.HOUSE, matter.acts().detail(), due.book(), "before", current.book(), "proposal",
                    due.proposal(), "approvedBy", due.person(), "begins", due.begins().toString());
        } else {
            // Approved was the difference to something else; with this it would be something that nobody has looked at.
            versions.move(due.number(), "passed-over", now);
            proposals.find(due.proposal()).ifPresent(proposal -> proposals.change(proposal.in(Proposal.State.DRAFT, now)));
            tools.acts.write(matter.acts().withdrawn(), Person.HOUSE, matter.acts().detail(), due.book(), "proposal", due.proposal(), "because",
                    unfit != null ? unfit : matter.words().version() + " " + current.book() + " " + matter.words().is()
                            + " in force at this moment, and approved was a change of " + due.base());
        }
    }

    /**
     * Makes texts ready at the moment at which they are due.
     *
     * @param texts the texts
     * @return the texts, ready to take force
     * @throws InvalidFile when they do not fit the rest of the house any more and are to be passed over
     */
    protected AtWork.Ready atItsMoment(T texts) {
        return atWork.prepare(texts);
    }

    /** Called when this program works by what is in force. */
    protected void inStep() {
    }

    /** Called when this program cannot work by what is in force. */
    protected void outOfStep(String version) {
    }

    /** @return the latest activations, those to come among them, the newest first, at most so many */
    public List<Activation> history(int most) {
        return versions.history(most);
    }

    private Instant now() {
        return tools.acts.now();
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
}

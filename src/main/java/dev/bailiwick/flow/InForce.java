package dev.bailiwick.flow;

import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeImported;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Release;
import dev.bailiwick.release.Releases;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Pins what is in force together as a release, before the first turn and whenever a part of it changes. */
@Component
class InForce implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);

    private final Procedures drawings;
    private final PolicyBook policies;
    private final PromptBook prompts;
    private final Knowledge knowledge;
    private final DraftReply draftReply;
    private final Releases releases;
    private volatile boolean running;

    InForce(Procedures drawings, PolicyBook policies, PromptBook prompts, Knowledge knowledge, DraftReply draftReply, Releases releases) {
        this.drawings = drawings;
        this.policies = policies;
        this.prompts = prompts;
        this.knowledge = knowledge;
        this.draftReply = draftReply;
        this.releases = releases;
    }

    @Override
    public void start() {
        pin();
        running = true;
    }

    @EventListener
    void on(KnowledgeImported event) {
        pinIfRunning();
    }

    /** Pins anew, unless nothing was pinned yet: then the start does. */
    void pinIfRunning() {
        if (running) {
            pin();
        }
    }

    /**
     * @return the release that is in force now
     */
    ReleaseId pin() {
        ReleaseId release = releases.inForce(List.of(new Pin("flows", drawings.version()), new Pin("policies", policies.version()),
                new Pin("prompts", prompts.version()), new Pin("knowledge", knowledge.version().value()),
                new Pin("routes", draftReply.route())));
        LOG.info("release {} in force", release);
        return release;
    }

    /** @return the release that was pinned last */
    Release current() {
        return releases.current();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes its first request. */
    @Override
    public int getPhase() {
        return 0;
    }
}

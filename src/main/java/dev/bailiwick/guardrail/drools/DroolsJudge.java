package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFiles;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges by the policy book in force, and holds whenever anything is not as it should be. */
@Component
class DroolsJudge implements Judge, PolicyBook, ReloadPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(DroolsJudge.class);

    private final GuardrailSettings settings;
    private final BindBook bind;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile CompiledBook book;

    DroolsJudge(CompanyFiles files, GuardrailSettings settings) {
        this.settings = settings;
        this.bind = new BindBook(settings);
        this.book = bind.bind(files);
        LOG.info("policy book {} in force: {} policies from {}, {} examples passed", book.version(), book.policies().size(),
                files.origin(PolicyFiles.FOLDER), book.examples().size());
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        CompiledBook inForce = book;
        try {
            return Verdict.of(inForce.findings(gate, facts, moment, settings), inForce.version());
        } catch (Throwable broken) {
            // Errors too: a stack or a heap that ran full while judging must not let anything pass.
            if (broken instanceof Matching.JudgementBroken limit) {
                LOG.error("a judgement at the {} gate holds: {}", gate, limit.getMessage());
            } else {
                LOG.error("a judgement at the {} gate broke and holds", gate, broken);
            }
            return Verdict.of(List.of(held(broken)), inForce.version());
        }
    }

    private static Finding held(Throwable broken) {
        String what = broken instanceof Matching.JudgementBroken limit ? limit.getMessage() : broken.getClass().getSimpleName();
        return new Finding("GR-000", "judgement broke", "what could not be judged is not said", Action.HOLD, "Judging broke: " + what, null, null,
                null);
    }

    @Override
    public String reload(CompanyFiles files) {
        reloading.lock();
        try {
            CompiledBook next = bind.bind(files);
            LOG.info("policy book {} in force after {}: {} policies", next.version(), book.version(), next.policies().size());
            book = next;
            return next.version();
        } finally {
            reloading.unlock();
        }
    }

    @Override
    public String version() {
        return book.version();
    }

    @Override
    public List<Policy> policies() {
        return book.policies().values().stream().map(BookedPolicy::policy).toList();
    }

    /** @return the whole book in force, for the pages that describe it */
    CompiledBook book() {
        return book;
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Finding.Action;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GiveWay;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.Judge;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges by the policy book in force, and holds whenever anything is not as it should be. */
@Component
class DroolsJudge implements Judge, PolicyBook, ReloadPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(DroolsJudge.class);

    private static final Map<Consequence.Part, BoundBook.Kind> KINDS = Map.of(Consequence.Part.WORDING, BoundBook.Kind.WORDING,
            Consequence.Part.TARGET, BoundBook.Kind.TEAM, Consequence.Part.FOLLOW, BoundBook.Kind.PROCEDURE);

    private final GuardrailSettings settings;
    private final BindBook bind;
    private volatile CompiledBook book;
    private volatile Map<String, String> topics;

    DroolsJudge(CompanyFiles files, GuardrailSettings settings) {
        this.settings = settings;
        this.bind = new BindBook(settings);
        this.book = bind.first(files);
        this.topics = ExamineBook.topics(files);
        LOG.info("policy book {} in force: {} policies from {}, {} examples passed", book.version(), book.policies().size(),
                files.origin(PolicyFiles.FOLDER), book.examples().size());
    }

    @Override
    public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
        return judge(book, gate, facts, moment);
    }

    private Verdict judge(CompiledBook by, Gate gate, List<Fact> facts, Instant moment) {
        try {
            return Verdict.of(by.findings(gate, facts, moment, settings), by.version());
        } catch (Throwable broken) {
            // Errors too: a stack or a heap that ran full while judging must not let anything pass.
            if (broken instanceof Matching.JudgementBroken limit) {
                LOG.error("a judgement at the {} gate holds: {}", gate, limit.getMessage());
            } else {
                LOG.error("a judgement at the {} gate broke and holds", gate, broken);
            }
            return Verdict.of(List.of(held(broken)), by.version());
        }
    }

    private static Finding held(Throwable broken) {
        String what = broken instanceof Matching.JudgementBroken limit ? limit.getMessage() : broken.getClass().getSimpleName();
        return new Finding("GR-000", "judgement broke", "what could not be judged is not said", Action.HOLD, "Judging broke: " + what, null, null,
                null);
    }

    @Override
    public Prepared prepare(CompanyFiles files) {
        return new Bound(bind.bind(files), ExamineBook.topics(files));
    }

    @Override
    public BoundBook inForce() {
        return new Bound(book, topics);
    }

    /** A book that was bound; it may wait to be taken up. */
    private final class Bound implements Prepared {

        private final CompiledBook next;
        private final Map<String, String> detected;

        Bound(CompiledBook next, Map<String, String> detected) {
            this.next = next;
            this.detected = detected;
        }

        @Override
        public String version() {
            return next.version();
        }

        @Override
        public int size() {
            return next.policies().size();
        }

        @Override
        public List<Policy> policies() {
            return next.policies().values().stream().map(BookedPolicy::policy).toList();
        }

        @Override
        public List<Remark> remarks() {
            return GiveWay.call("examine-policies", () -> ExamineBook.examine(Subject.of(next), detected));
        }

        @Override
        public Mutations mutate(Duration limit) {
            return GiveWay.call("mutate-policies", () -> MutateBook.mutate(Subject.of(next), next.examples(), limit));
        }

        @Override
        public Verdict judge(Gate gate, List<Fact> facts, Instant moment) {
            return DroolsJudge.this.judge(next, gate, facts, moment);
        }

        @Override
        public List<Named> names() {
            return next.policies().values().stream().flatMap(policy -> policy.consequences().flatMap(consequence -> KINDS.entrySet()
                    .stream().filter(kind -> consequence.value(kind.getKey()) != null)
                    .map(kind -> new Named(policy.policy().path(), kind.getValue(), consequence.value(kind.getKey()))))).toList();
        }

        @Override
        public void takeUp() {
            LOG.info("policy book {} in force after {}: {} policies", next.version(), book.version(), next.policies().size());
            book = next;
            topics = detected;
        }
    }

    @Override
    public String version() {
        return book.version();
    }

    @Override
    public List<Policy> policies() {
        return inForce().policies();
    }

    /** @return where this house's books are compiled, and remembered */
    BindBook bind() {
        return bind;
    }

    /** @return the whole book in force, for the pages that describe it */
    CompiledBook book() {
        return book;
    }
}

package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BoundBook.Kind;
import dev.bailiwick.guardrail.BoundBook.Named;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.kernel.ReleaseId;
import dev.bailiwick.knowledge.ImportKnowledge;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeVersion;
import dev.bailiwick.knowledge.Revisions.Changes;
import dev.bailiwick.release.Pin;
import dev.bailiwick.release.Release;
import dev.bailiwick.release.Releases;
import dev.bailiwick.release.change.Versions;
import dev.bailiwick.testing.StandIns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;

/** In which order a reload goes, and that nothing is taken up unless everything is. */
class ReloadCompanyTest {

    private static final String POLICY = "rules/drl/people/GR-021-x.dslr";
    private static final String INTENT = "processes/intents/x.yaml";
    private static final ReleaseId AFTER = new ReleaseId("r-bbbbbbbbbbbb");

    private final StandIns standIns = new StandIns();
    private final CompanyFiles files = standIns.of(CompanyFiles.class, "files");
    private final ReloadDrawings drawings = standIns.of(ReloadDrawings.class, "drawings");
    private final ReloadDrawings.Prepared drawn = standIns.of(ReloadDrawings.Prepared.class, "drawn");
    private final ReloadPolicies policies = standIns.of(ReloadPolicies.class, "policies");
    private final ReloadPolicies.Prepared book = standIns.of(ReloadPolicies.Prepared.class, "book");
    private final ReloadTexts texts = standIns.of(ReloadTexts.class, "texts");
    private final ReloadTexts.Prepared words = standIns.of(ReloadTexts.Prepared.class, "words");
    private final ReloadDesk desk = standIns.of(ReloadDesk.class, "desk");
    private final ReloadDesk.Prepared people = standIns.of(ReloadDesk.Prepared.class, "people");
    private final ImportKnowledge knowledge = standIns.of(ImportKnowledge.class, "knowledge");
    private final ImportKnowledge.Prepared articles = standIns.of(ImportKnowledge.Prepared.class, "articles");
    private final Releases releases = standIns.of(Releases.class, "releases");
    private final ApplicationEventPublisher events = standIns.of(ApplicationEventPublisher.class, "events");
    private final PlatformTransactionManager transactions = standIns.of(PlatformTransactionManager.class, "transactions");
    private ReloadCompany reload;

    @BeforeEach
    void everythingIsInOrder() {
        standIns.when("files.fresh", () -> files);
        standIns.when("drawings.prepare", () -> drawn);
        standIns.when("drawn.version", () -> "flows-2");
        standIns.when("drawn.procedures", () -> Set.of("complaint"));
        standIns.when("policies.prepare", () -> book);
        standIns.when("book.version", () -> "policies-1");
        standIns.when("policies.inForce", () -> book);
        standIns.when("books.over", () -> files);
        standIns.when("sets.over", () -> files);
        standIns.when("sets.inForce", Optional::empty);
        standIns.when("files.below", List::of);
        standIns.when("texts.prepare", () -> words);
        standIns.when("words.version", () -> "prompts-1");
        standIns.when("desk.prepare", () -> people);
        standIns.when("knowledge.prepare", () -> articles);
        var changes = new Changes(List.of(), List.of("en/fees"), List.of(), 3);
        standIns.when("articles.store", () -> changes);
        standIns.when("articles.changes", () -> changes);
        standIns.when("articles.takeUp", () -> new ImportKnowledge.Report(Instant.EPOCH, "a test", changes, 4, List.of(), List.of("a note")));
        standIns.when("releases.current", () -> new Release(new ReleaseId("r-aaaaaaaaaaaa"), List.of(new Pin("flows", "flows-1"),
                new Pin("policies", "policies-1"), new Pin("prompts", "prompts-1")), Instant.EPOCH));
        standIns.when("releases.inForce", () -> AFTER);
        Knowledge inForce = standIns.of(Knowledge.class, "inForce");
        standIns.when("inForce.version", () -> new KnowledgeVersion("k-0123456789ab"));
        reload = new ReloadCompany(files, drawings, policies, texts, desk, knowledge,
                new InForce(standIns.of(Procedures.class, "Procedures"), standIns.of(PolicyBook.class, "PolicyBook"),
                        standIns.of(PromptBook.class, "PromptBook"), inForce,
                        standIns.of(DraftReply.class, "draftReply"), releases), books(), null, sets(), null, new TakingUp(),
                List.of(standIns.of(CompanyFiles.AlsoRead.class, "scenarios")), events, transactions);
    }

    @SuppressWarnings("unchecked")
    private Versions<BookTexts> books() {
        return standIns.of(Versions.class, "books");
    }

    @SuppressWarnings("unchecked")
    private Versions<DrawingTexts> sets() {
        return standIns.of(Versions.class, "sets");
    }

    @Test
    void whatTheDatabaseKeepsIsCommittedBeforeAnythingIsSwapped() {
        var report = reload.reload();

        assertThat(standIns.calls()).containsSubsequence("words.embed", "articles.embed", "articles.store", "transactions.commit",
                "words.takeUp", "people.takeUp", "events.publishEvent", "articles.takeUp", "releases.inForce");
        assertThat(report.release()).isEqualTo(AFTER);
        assertThat(report.drawings().changed()).isTrue();
        assertThat(report.policies().changed()).isFalse();
        assertThat(report.knowledge().changed()).containsExactly("en/fees");
        assertThat(report.notes()).containsExactly("a note");
        assertThat(standIns.calls()).as("policies and drawings take force when they are approved, not when a folder changes")
                .doesNotContain("book.takeUp", "drawn.store", "drawn.takeUp");
    }

    @Test
    void everyBrokenPartIsNamedAndNothingIsTakenUp() {
        standIns.when("policies.prepare", () -> {
            throw InvalidFile.all("rules/drl", List.of(new InvalidFile("a", 1, "x"), new InvalidFile("b", 2, "y")));
        });
        standIns.when("knowledge.prepare", () -> {
            throw new InvalidFile("c", 3, "z");
        });
        standIns.when("scenarios.check", () -> {
            throw new InvalidFile("d", 4, "w");
        });

        assertThatThrownBy(reload::reload).isInstanceOfSatisfying(InvalidFile.class, broken -> assertThat(broken.problems())
                .extracting(InvalidFile::getMessage).containsExactly("a:1: x", "b:2: y", "c:3: z", "d:4: w"));

        nothingIsTakenUp();
        assertThat(standIns.calls()).doesNotContain("drawn.store");
    }

    @Test
    void aDatabaseThatFailsLeavesEverythingAsItWas() {
        standIns.when("articles.store", () -> {
            throw new IllegalStateException("no database");
        });

        assertThatThrownBy(reload::reload).hasMessage("no database");

        assertThat(standIns.calls()).contains("transactions.rollback");
        assertThat(standIns.calls()).doesNotContain("transactions.commit");
        nothingIsTakenUp();
    }

    @Test
    void aNameThatNothingStandsBehindIsBroken() {
        standIns.when("files.file(" + POLICY + ")", () -> file(POLICY, "then\n  hand off to \"front-desk\" saying \"handoff.human-wonted\""));
        standIns.when("files.file(" + INTENT + ")", () -> file(INTENT, "intent: x\ntitle: X\nprocedure: complant\n"));
        standIns.when("book.names", () -> List.of(new Named(POLICY, Kind.WORDING, "handoff.human-wonted"), new Named(POLICY, Kind.TEAM, "front-desk"),
                new Named(POLICY, Kind.PROCEDURE, "complaint")));
        standIns.when("words.wordings", () -> Set.of("greeting"));
        standIns.when("people.teams", () -> Set.of("front-desk"));
        standIns.when("words.procedures", () -> Map.of(INTENT, "complant"));

        assertThatThrownBy(reload::check).isInstanceOfSatisfying(InvalidFile.class, broken -> assertThat(broken.problems())
                .extracting(InvalidFile::getMessage).containsExactly(
                        POLICY + ":2: names 'handoff.human-wonted', which is not among the fixed words in prompts/wording/en.yaml; there are greeting",
                        INTENT + ":3: names 'complant', which is not among the procedures in processes/bpmn; there are complaint"));
    }

    @Test
    void aCheckChangesNothing() {
        assertThat(reload.check().knowledge().changed()).containsExactly("en/fees");

        nothingIsTakenUp();
        assertThat(standIns.calls()).doesNotContain("drawn.store");
        assertThat(standIns.calls()).doesNotContain("articles.store");
    }

    @Test
    void aSecondReloadAtTheSameTimeIsRefused() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        standIns.when("files.fresh", () -> {
            reading.countDown();
            goOn.await();
            return files;
        });

        try (var threads = Executors.newSingleThreadExecutor()) {
            var first = threads.submit(reload::reload);
            reading.await();
            assertThatThrownBy(reload::reload).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.PRECONDITION));
            goOn.countDown();
            assertThat(first.get().release()).isEqualTo(AFTER);
        }
    }

    private void nothingIsTakenUp() {
        assertThat(standIns.calls()).doesNotContain("drawn.takeUp", "book.takeUp", "words.takeUp", "people.takeUp", "articles.takeUp",
                "releases.inForce");
    }

    private static CompanyFile file(String path, String text) {
        return new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.bailiwick.desk.ReloadDesk;
import dev.bailiwick.drafting.PromptBook;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.guardrail.PolicyBook;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.ReloadPolicies.Kind;
import dev.bailiwick.guardrail.ReloadPolicies.Named;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private final CompanyFiles files = mock();
    private final ReloadDrawings drawings = mock();
    private final ReloadDrawings.Prepared drawn = mock();
    private final ReloadPolicies policies = mock();
    private final ReloadPolicies.Prepared book = mock();
    private final ReloadTexts texts = mock();
    private final ReloadTexts.Prepared words = mock();
    private final ReloadDesk desk = mock();
    private final ReloadDesk.Prepared people = mock();
    private final ImportKnowledge knowledge = mock();
    private final ImportKnowledge.Prepared articles = mock();
    private final Releases releases = mock();
    private final ApplicationEventPublisher events = mock();
    private final PlatformTransactionManager transactions = mock();
    private ReloadCompany reload;

    @BeforeEach
    void everythingIsInOrder() {
        when(files.fresh()).thenReturn(files);
        when(drawings.prepare(files)).thenReturn(drawn);
        when(drawn.version()).thenReturn("flows-2");
        when(drawn.procedures()).thenReturn(Set.of("complaint"));
        when(policies.prepare(files)).thenReturn(book);
        when(book.version()).thenReturn("policies-1");
        when(texts.prepare(files)).thenReturn(words);
        when(words.version()).thenReturn("prompts-1");
        when(desk.prepare(files)).thenReturn(people);
        when(knowledge.prepare(files)).thenReturn(articles);
        var changes = new Changes(List.of(), List.of("en/fees"), List.of(), 3);
        when(articles.store()).thenReturn(changes);
        when(articles.changes()).thenReturn(changes);
        when(articles.takeUp()).thenReturn(new ImportKnowledge.Report(Instant.EPOCH, "a test", changes, 4, List.of(), List.of("a note")));
        when(releases.current()).thenReturn(new Release(new ReleaseId("r-aaaaaaaaaaaa"), List.of(new Pin("flows", "flows-1"),
                new Pin("policies", "policies-1"), new Pin("prompts", "prompts-1")), Instant.EPOCH));
        when(releases.inForce(any())).thenReturn(AFTER);
        Knowledge inForce = mock();
        when(inForce.version()).thenReturn(new KnowledgeVersion("k-0123456789ab"));
        reload = new ReloadCompany(files, drawings, policies, texts, desk, knowledge,
                new InForce(mock(Procedures.class), mock(PolicyBook.class), mock(PromptBook.class), inForce, releases), events, transactions);
    }

    @Test
    void whatTheDatabaseKeepsIsCommittedBeforeAnythingIsSwapped() {
        var report = reload.reload();

        var order = inOrder(words, articles, drawn, transactions, book, people, events, releases);
        order.verify(words).embed();
        order.verify(articles).embed();
        order.verify(drawn).store();
        order.verify(articles).store();
        order.verify(transactions).commit(any());
        order.verify(drawn).takeUp();
        order.verify(book).takeUp();
        order.verify(words).takeUp();
        order.verify(people).takeUp();
        order.verify(events).publishEvent(new CompanyFiles.TakenUp(files));
        order.verify(articles).takeUp();
        order.verify(releases).inForce(any());
        assertThat(report.release()).isEqualTo(AFTER);
        assertThat(report.drawings().changed()).isTrue();
        assertThat(report.policies().changed()).isFalse();
        assertThat(report.knowledge().changed()).containsExactly("en/fees");
        assertThat(report.notes()).containsExactly("a note");
    }

    @Test
    void everyBrokenPartIsNamedAndNothingIsTakenUp() {
        when(policies.prepare(files)).thenThrow(InvalidFile.all("rules/drl", List.of(new InvalidFile("a", 1, "x"), new InvalidFile("b", 2, "y"))));
        when(knowledge.prepare(files)).thenThrow(new InvalidFile("c", 3, "z"));

        assertThatThrownBy(reload::reload).isInstanceOfSatisfying(InvalidFile.class,
                broken -> assertThat(broken.problems()).extracting(InvalidFile::getMessage).containsExactly("a:1: x", "b:2: y", "c:3: z"));

        nothingIsTakenUp();
        verify(drawn, never()).store();
    }

    @Test
    void aDatabaseThatFailsLeavesEverythingAsItWas() {
        when(articles.store()).thenThrow(new IllegalStateException("no database"));

        assertThatThrownBy(reload::reload).hasMessage("no database");

        verify(transactions).rollback(any());
        verify(transactions, never()).commit(any());
        nothingIsTakenUp();
    }

    @Test
    void aNameThatNothingStandsBehindIsBroken() {
        when(files.file(POLICY)).thenReturn(file(POLICY, "then\n  hand off to \"front-desk\" saying \"handoff.human-wonted\""));
        when(files.file(INTENT)).thenReturn(file(INTENT, "intent: x\ntitle: X\nprocedure: complant\n"));
        when(book.names()).thenReturn(List.of(new Named(POLICY, Kind.WORDING, "handoff.human-wonted"), new Named(POLICY, Kind.TEAM, "front-desk"),
                new Named(POLICY, Kind.PROCEDURE, "complaint")));
        when(words.wordings()).thenReturn(Set.of("greeting"));
        when(people.teams()).thenReturn(Set.of("front-desk"));
        when(words.procedures()).thenReturn(Map.of(INTENT, "complant"));

        assertThatThrownBy(reload::check).isInstanceOfSatisfying(InvalidFile.class, broken -> assertThat(broken.problems())
                .extracting(InvalidFile::getMessage).containsExactly(
                        POLICY + ":2: names 'handoff.human-wonted', which is not among the fixed words in prompts/wording/en.yaml; there are greeting",
                        INTENT + ":3: names 'complant', which is not among the procedures in processes/bpmn; there are complaint"));
    }

    @Test
    void aCheckChangesNothing() {
        assertThat(reload.check().knowledge().changed()).containsExactly("en/fees");

        nothingIsTakenUp();
        verify(drawn, never()).store();
        verify(articles, never()).store();
    }

    @Test
    void aSecondReloadAtTheSameTimeIsRefused() throws Exception {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        when(files.fresh()).thenAnswer(call -> {
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
        verify(drawn, never()).takeUp();
        verify(book, never()).takeUp();
        verify(words, never()).takeUp();
        verify(people, never()).takeUp();
        verify(articles, never()).takeUp();
        verify(releases, never()).inForce(any());
    }

    private static CompanyFile file(String path, String text) {
        return new CompanyFile(path, text.getBytes(StandardCharsets.UTF_8));
    }
}

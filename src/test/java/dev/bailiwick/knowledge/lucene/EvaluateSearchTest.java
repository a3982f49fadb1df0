package dev.bailiwick.knowledge.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.kernel.Language;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.CustomersQuestions;
import dev.bailiwick.knowledge.FilesInMemory;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.FindPassages.Hit;
import dev.bailiwick.knowledge.FindPassages.Query;
import dev.bailiwick.knowledge.Knowledge;
import dev.bailiwick.knowledge.KnowledgeHouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How good the search is on the sample company's own knowledge, by questions in customers' words. */
class EvaluateSearchTest {

    private static final Instant MOMENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final Set<Audience> CUSTOMERS = Set.of(Audience.PUBLIC, Audience.USERS);
    private static KnowledgeHouse house;

    private static final Map<String, String> QUESTIONS = CustomersQuestions.all();

    @BeforeAll
    static void importTheProjectsKnowledge() {
        Path folder = Path.of("knowledge/en");
        assumeTrue(Files.isDirectory(folder) && folder.toFile().list().length > 0, "knowledge/en of the project is empty");
        house = KnowledgeHouse.withModel(FilesInMemory.ofFolder(Path.of(""), "knowledge"), MOMENT);
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void questionsInCustomersWordsFindTheirArticle() {
        double reciprocal = 0;
        int first = 0;
        int third = 0;
        List<String> missed = new ArrayList<>();
        for (var one : QUESTIONS.entrySet()) {
            int rank = rank(one.getKey(), List.of(one.getValue().split("\\|")));
            reciprocal += rank == 0 ? 0 : 1.0 / rank;
            first += rank == 1 ? 1 : 0;
            third += rank >= 1 && rank <= 3 ? 1 : 0;
            if (rank != 1) {
                missed.add(rank + " " + one.getKey() + " -> " + one.getValue());
            }
        }
        int all = QUESTIONS.size();
        System.out.printf("%d questions: MRR %.3f, first %d, recall@3 %.3f%n  %s%n", all, reciprocal / all, first, (double) third / all,
                String.join("\n  ", missed));

        assertThat((double) third / all).as("recall@3").isGreaterThanOrEqualTo(0.9);
        assertThat(reciprocal / all).as("MRR").isGreaterThanOrEqualTo(0.8);
    }

    private static int rank(String question, List<String> wanted) {
        List<String> articles = ask(question, CUSTOMERS, 30).stream().map(hit -> hit.passage().article()).distinct().toList();
        for (int i = 0; i < articles.size(); i++) {
            if (wanted.contains(articles.get(i).substring("en/".length()))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<Hit> ask(String question, Set<Audience> audiences, int most) {
        return house.the(FindPassages.class).find(new Query(question, Language.ENGLISH, audiences, null, MOMENT, most));
    }

    @Test
    void nothingInternalIsFoundForCustomers() {
        List<String> questions = new ArrayList<>(QUESTIONS.keySet());
        house.the(Knowledge.class).inForce(MOMENT).stream().flatMap(revision -> revision.passages().stream())
                .filter(passage -> passage.audience() == Audience.INTERNAL).forEach(passage -> questions.add(passage.text()));
        assertThat(questions.size()).isGreaterThan(QUESTIONS.size());

        for (String question : questions) {
            assertThat(ask(question, CUSTOMERS, 50)).extracting(hit -> hit.passage().audience()).doesNotContain(Audience.INTERNAL);
            assertThat(ask(question, Set.of(Audience.PUBLIC), 50)).extracting(hit -> hit.passage().audience()).containsOnly(Audience.PUBLIC);
        }
    }

    @Test
    void onlyTheFeesOfTheYearAreFound() {
        var articles = ask("What does the everyday account cost each month?", CUSTOMERS, 50).stream()
                .map(hit -> hit.passage().article()).filter(id -> id.startsWith("en/fees-")).distinct();

        assertThat(articles).containsExactly("en/fees-2026");
    }
}

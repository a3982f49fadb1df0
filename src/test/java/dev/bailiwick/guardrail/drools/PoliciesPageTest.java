package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/policies.md} and a page for every policy are written from the book, and this test sees that they were. */
class PoliciesPageTest {

    private static final Path PAGE = Path.of("docs/reference/policies.md");
    private static final Path PAGES = Path.of("docs/reference/policies");
    private static final String COMMAND = "mvn test -Dtest=PoliciesPageTest -Dbailiwick.write-docs=true";

    @Test
    void thePageSaysWhatTheBookSays() throws IOException {
        written(PAGE, page(BooksForTests.larkfield()));
    }

    @Test
    void everyPolicyHasAPageOfItsOwn() throws IOException {
        CompiledBook book = BooksForTests.larkfield();
        for (String id : book.policies().keySet()) {
            written(PAGES.resolve(id + ".md"), PolicyPage.of(book, id) + "\n<!-- Written by `" + COMMAND + "`; do not edit. -->\n");
        }

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))).containsExactlyInAnyOrderElementsOf(book.policies()
                    .keySet());
        }
    }

    private static void written(Path path, String page) throws IOException {
        if (Boolean.getBoolean("bailiwick.write-docs")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, page);
        }
        assertThat(path).as("is stale; write it anew with: " + COMMAND).exists().hasContent(page);
    }

    private static String page(CompiledBook book) {
        StringBuilder text = new StringBuilder("""
                # Policies

                <!-- Written from rules/drl by `%s`; do not edit. -->

                The policies of the sample company, Larkfield Bank. Each stands in `rules/drl/<family>/<id>-<title>` with its examples beside it, as
                sentences (`.dslr`), a table (`.drl.csv`, `.drl.xlsx`) or, for what only follows from facts, a developer's rule (`.drl`); the
                sentences are listed in [sentences.md](sentences.md), the facts in [facts.md](facts.md). At which gate a policy judges follows from
                what it looks at: who looks at anything of a draft judges drafts. What several findings mean together: the strictest wins
                (hand off, decline, hold, ask, mask, say first, note), among equals the lower id.

                **Which gates are asked.** The flow asks at the gates `message` and `draft`. It calls no tool and writes to nobody first, and hands over under the
                policies of these two gates; policies of the gates `tool`, `handoff` and `outreach` are compiled and tried on their examples, and bind nothing yet.

                | id | policy | gate | when | then | basis | known errors | owner | since, review |
                |---|---|---|---|---|---|---|---|---|
                """.formatted(COMMAND));
        book.policies().values().forEach(policy -> text.append(PolicyPage.row(policy)));
        return text.toString();
    }
}

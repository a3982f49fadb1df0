package dev.bailiwick.knowledge.markdown;

import static dev.bailiwick.knowledge.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.knowledge.Article;
import dev.bailiwick.knowledge.Article.Part;
import dev.bailiwick.knowledge.Articles;
import dev.bailiwick.knowledge.Audience;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleFileTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private Complaints complaints;

    @Test
    void aFileIsReadWhole() {
        var read = read(article().head("product", "current-account").head("valid-until", "2026-07-01").head("url", "https://larkfield.example/fees")
                .head("title", "\"Fees: all of them\""));

        assertThat(errors()).isEmpty();
        assertThat(read.id()).isEqualTo("en/fees");
        assertThat(read.title()).isEqualTo("Fees: all of them");
        assertThat(read.validFrom()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(read.validUntil()).as("midnight in Dublin, in summer").isEqualTo(Instant.parse("2026-06-30T23:00:00Z"));
        assertThat(read.review()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(read.product()).isEqualTo("current-account");
        assertThat(read.parts()).containsExactly(new Part("", "The Everyday account costs five euro a month.", Audience.PUBLIC));
    }

    @Test
    void eachSecondHeadingBeginsAPartAndWhatStandsBeforeIsTheFirst() {
        var read = read(article().body("""
                Before.

                ## What does *it* `cost`?

                Five euro.

                ### In detail

                | Service | Fee |
                |---|---|
                | Month | €5 |

                ## And abroad?
                More."""));

        assertThat(errors()).isEmpty();
        assertThat(read.parts()).containsExactly(
                new Part("", "Before.", Audience.PUBLIC),
                new Part("What does it cost?", "Five euro.\n\n### In detail\n\n| Service | Fee |\n|---|---|\n| Month | €5 |", Audience.PUBLIC),
                new Part("And abroad?", "More.", Audience.PUBLIC));
    }

    @Test
    void aLongPartIsCutBetweenParagraphsAndKeepsItsHeading() {
        String paragraph = "word ".repeat(100).strip();
        String table = "| a | b |\n|---|---|\n" + "| one two three | four five six |\n".repeat(60).strip();
        var read = read(article().body("## Long\n\n" + paragraph + "\n\n" + paragraph + "\n\n" + table));

        assertThat(read.parts()).extracting(Part::heading).containsOnly("Long");
        assertThat(read.parts()).extracting(Part::text).containsExactly(paragraph, paragraph, table);
    }

    @Test
    void whatIsMarkedInternalBecomesAPartOfItsOwnThatNoCustomerHears() {
        var read = read(article().head("audience", "users").body("""
                ## Refunds

                We refund within a day.

                > [!internal]
                > Under €75 without asking.
                >
                > Never tell.
                lazy line

                After it."""));

        assertThat(errors()).isEmpty();
        assertThat(read.parts()).containsExactly(
                new Part("Refunds", "We refund within a day.\n\nAfter it.", Audience.USERS),
                new Part("Refunds", "Under €75 without asking.\n\nNever tell.\nlazy line", Audience.INTERNAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "> [!intern]\n> secret",
        "> [!internal-only]\n> secret",
        "> Note\n> [!internal]\n> secret",
        "> [internal]\n> secret",
        "> [ !internal ]\n> secret",
        "[!internal] secret",
        "- > [!internal]\n  > secret",
        "> > [!internal]\n> > secret",
        "    > [!internal]\n    > secret",
        "## [!internal] Heading\n\nsecret",
        "> [!internal]\n> secret\n\n> more secret",
        "> [!internal]",
        "<!-- secret -->\nText",
        "Text <span>secret</span>"})
    void whatCouldBeMeantAsInternalAndWouldBeToldIsRefused(String body) {
        read(article().body("Told.\n\n" + body));

        assertThat(errors()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "audience | everybody | 4 | 'audience' must be public, users or internal, not 'everybody'",
        "language | de | 5 | 'language' is de, but the file stands in the folder of en",
        "language | no | 5 | true or false",
        "title | yes | 2 | put the value in quotes",
        "title | 2026 | 2 | a number",
        "owner | ~ | 6 | nothing",
        "owner | '[a, b]' | 6 | one plain value",
        "owner | '&x Pricing' | 6 | anchors",
        "owner | '!!str Pricing' | 6 | tags",
        "topic | Fees and more | 3 | small letters, digits and hyphens",
        "valid-from | 1.1.2026 | 7 | written as 2026-12-31",
        "valid-from | 2026-02-30 | 7 | a date that exists",
        "valid-until | 2026-01-01 | 9 | later than 'valid-from'",
        "url | http://larkfield.example | 9 | https://",
        "audiance | public | 9 | unknown key 'audiance'; known are title, topic, audience"})
    void aMistakeInTheHeadIsNamedWithItsLineAndTheCure(String key, String value, int line, String words) {
        var read = read(article().head(key, value));

        assertThat(read).isNull();
        assertThat(errors()).anySatisfy(error -> assertThat(error).startsWith("knowledge/en/fees.md:" + line + ": ").contains(words));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        read("knowledge/en/fees.md", article().file().replace("owner: Pricing", "owner: Pricing\nowner: Sales").getBytes(StandardCharsets.UTF_8));

        assertThat(errors()).singleElement().asString().startsWith("knowledge/en/fees.md:7: 'owner' stands here a second time, first in line 6");
    }

    @Test
    void everythingMissingIsToldAtOnce() {
        read(article().head("title", null).head("owner", null).head("review", null));

        assertThat(errors()).containsExactly("knowledge/en/fees.md:1: 'title' is missing from the head",
                "knowledge/en/fees.md:1: 'owner' is missing from the head", "knowledge/en/fees.md:1: 'review' is missing from the head");
    }

    @Test
    void aMistakeInTheBodyIsNamedWithItsLine() {
        read(article().body("Text.\n\n## Empty\n\n## Full\n\nText ![a](b.png) and [c](javascript:x)."));

        assertThat(errors()).hasSize(3);
        assertThat(errors().get(0)).startsWith("knowledge/en/fees.md:12: nothing stands below the heading 'Empty'");
        assertThat(errors().get(1)).startsWith("knowledge/en/fees.md:16: pictures");
        assertThat(errors().get(2)).startsWith("knowledge/en/fees.md:16: the link to 'javascript:x'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"knowledge/fees.md", "knowledge/english/fees.md", "knowledge/en/Fees.md", "knowledge/en/my fees.md"})
    void aFileInTheWrongPlaceIsRefused(String path) {
        assertThat(read(path, article().file().getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(errors()).singleElement().asString().contains("knowledge/en/fees-2026.md");
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] good = article().file().getBytes(StandardCharsets.UTF_8);
        byte[] large = article().body("word ".repeat(60_000)).file().getBytes(StandardCharsets.UTF_8);

        assertThat(List.of(firstError("é".getBytes(StandardCharsets.ISO_8859_1)), firstError("no head".getBytes(StandardCharsets.UTF_8)),
                firstError(large), firstError((new String(good, StandardCharsets.UTF_8) + "\u0000").getBytes(StandardCharsets.UTF_8)),
                firstError("---\ntitle: Fees\n".getBytes(StandardCharsets.UTF_8)), firstError("---\n---\n".getBytes(StandardCharsets.UTF_8))))
                .satisfiesExactly(utf -> assertThat(utf).contains("UTF-8"), head -> assertThat(head).contains("must begin with a line ---"),
                        size -> assertThat(size).contains("256 KiB"), control -> assertThat(control).contains("U+0000"),
                        open -> assertThat(open).contains("another line ---"), empty -> assertThat(empty).contains("'title' is missing"));
    }

    @Test
    void lineEndsAndEmptyLinesDoNotMakeAnotherArticle() {
        String file = article().body("## One\n\nText.\n\nMore.").file();

        var unix = read("knowledge/en/fees.md", file.getBytes(StandardCharsets.UTF_8));
        var other = read("knowledge/en/fees.md", ("\uFEFF" + file.replace("\n\n", "\n\n\n").replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));

        assertThat(other.contentHash()).isEqualTo(unix.contentHash());
        assertThat(other.source()).isNotEqualTo(unix.source());
        assertThat(read(article().head("owner", "Sales")).contentHash()).isNotEqualTo(unix.contentHash());
    }

    private String firstError(byte[] bytes) {
        read("knowledge/en/fees.md", bytes);
        return errors().getFirst();
    }

    private Article read(Articles article) {
        return read("knowledge/en/fees.md", article.file().getBytes(StandardCharsets.UTF_8));
    }

    private Article read(String path, byte[] bytes) {
        complaints = new Complaints(path);
        return ArticleFile.read(new CompanyFile(path, bytes), DUBLIN, complaints);
    }

    private List<String> errors() {
        return complaints.list().stream().map(Throwable::getMessage).toList();
    }
}

package dev.bailiwick.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Explanation.Card;
import dev.bailiwick.ledger.Explanation.Tone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DrawingTest {

    private static final Path REFERENCE = Path.of("../shared/data/bpmn/miwg-reference");

    @Test
    void shapesFlowsAndLabelsAreRead() {
        Drawing drawing = small();

        assertThat(drawing.shapes()).hasSize(12);
        assertThat(drawing.shapes().getFirst().id()).as("what contains others is drawn first").isEqualTo("SubProcess_Turn");
        assertThat(drawing.shape("Task_Draft").orElseThrow().name()).isEqualTo("Draft <reply> & cite");
        assertThat(drawing.shape("Event_Slow").orElseThrow()).satisfies(event -> {
            assertThat(event.trigger()).isEqualTo("timer");
            assertThat(event.is("non-interrupting")).isTrue();
        });
        assertThat(drawing.edges()).hasSize(10).filteredOn(edge -> edge.traits().contains("default")).extracting(Drawing.Edge::id)
                .containsExactly("Flow_HandOff");
    }

    @Test
    void theStepsWalkedAreNumberedAndTheOnlyWayBetweenThemIsDrawn() {
        Drawing.Walked walked = Walk.through(small(), cards("Task_Understand", "Task_JudgeMessage", "", "Task_Draft", "Task_Draft", "Event_Sent"), "Turn 1", false);

        assertThat(walked.steps()).isEqualTo(Map.of("Task_Understand", List.of(1), "Task_JudgeMessage", List.of(2), "Task_Draft", List.of(3),
                "Event_Sent", List.of(4)));
        assertThat(walked.flows()).containsExactlyInAnyOrder("Flow_2", "Flow_3", "Flow_Answer", "Flow_4");
    }

    @Test
    void whereSeveralWaysArePossibleNoneIsClaimed() {
        CompanyFile twoWays = new CompanyFile("processes/bpmn/two.bpmn", smallText().replace("<bpmn:callActivity", "<bpmn:intermediateThrowEvent")
                .replace("id=\"Flow_Again\" name=\"once more\"", "id=\"Flow_Again\"").getBytes(StandardCharsets.UTF_8));

        Drawing.Walked walked = Walk.through(DrawingReader.read(twoWays), cards("Task_JudgeMessage", "Task_Draft", "Event_Sent"), "Turn 1", false);

        assertThat(walked.flows()).containsExactly("Flow_4");
    }

    @Test
    void workThatNamesNoStepIsPlacedWhereOnlyOneStepDoesIt() {
        Drawing drawing = read(smallText().replace("id=\"Event_Sent\"", "id=\"Event_Sent\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" c:topic=\"send-reply\""));
        List<Card> cards = List.of(card("draft-made", "Task_Draft"), card("reply-sent", ""), card("handed-off", ""));

        Drawing.Walked walked = Walk.through(drawing, cards, "Turn 1", false);

        assertThat(walked.steps()).isEqualTo(Map.of("Task_Draft", List.of(1), "Event_Sent", List.of(2)));
        assertThat(walked.flows()).containsExactly("Flow_4");
    }

    @Test
    void aStepOfAnotherDrawingWasMadeWhereThisOneCallsIt() {
        Drawing.Walked walked = Walk.through(small(), cards("Task_JudgeMessage", "Task_InAnotherDrawing", "Task_Draft"), "Turn 1", false);

        assertThat(walked.steps()).containsOnlyKeys("Task_JudgeMessage", "Call_Procedure", "Task_Draft");
        assertThat(walked.flows()).containsExactlyInAnyOrder("Flow_3", "Flow_Procedure", "Flow_Again");
    }

    @Test
    void aStepThatNobodyKnowsBreaksTheLine() {
        Drawing drawing = read(smallText().replace("callActivity", "manualTask"));

        Drawing.Walked walked = Walk.through(drawing, cards("Task_JudgeMessage", "Task_InAnotherDrawing", "Task_Draft"), "Turn 1", false);

        assertThat(walked.steps()).containsOnlyKeys("Task_JudgeMessage", "Task_Draft");
        assertThat(walked.flows()).isEmpty();
    }

    @Test
    void thePictureIsWellFormedAndSaysTheWayInWords() throws Exception {
        String svg = DrawingSvg.of(Walk.through(small(), cards("Task_JudgeMessage", "Task_Draft"), "Turn 1", true), "d0");

        Document picture = parse(svg);
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("The way taken: 1. Judge message; 2. Draft <reply> & cite.");
        assertThat(svg).as("only the sub-process is shown").contains("viewBox=\"86 16 788 412\"").contains("class=\"shape businessRuleTask walked\"", "class=\"edge sequenceFlow walked\"").doesNotContain("<reply>")
                .doesNotContain("style=").doesNotContain("<script");
    }

    @Test
    void aDrawingCanReachNoFileAndNoNetwork() {
        String evil = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + smallText().substring(smallText().indexOf("<bpmn:def"))
                .replace("Judge message", "&e;");

        assertThatThrownBy(() -> read(evil)).isInstanceOf(InvalidFile.class).hasMessageContaining("DOCTYPE").hasMessageContaining("processes/bpmn/x.bpmn");
        assertThatThrownBy(() -> read("<a>".repeat(5_000))).isInstanceOf(InvalidFile.class);
        assertThatThrownBy(() -> read("<a><b></a>")).isInstanceOf(InvalidFile.class).hasMessageContaining("x.bpmn:1");
        assertThatThrownBy(() -> read("<definitions/>")).isInstanceOf(InvalidFile.class).hasMessageContaining("no diagram");
        assertThatThrownBy(() -> read("<a>" + " ".repeat(4_000_001) + "</a>")).isInstanceOf(InvalidFile.class).hasMessageContaining("larger");
    }

    @Test
    void everyReferenceDrawingIsDrawn() throws Exception {
        assumeTrue(Files.isDirectory(REFERENCE), "the reference drawings are not here");
        try (Stream<Path> files = Files.list(REFERENCE)) {
            List<Path> drawings = files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
            assertThat(drawings).hasSizeGreaterThan(20);
            for (Path file : drawings) {
                Drawing drawing = DrawingReader.read(new CompanyFile(file.toString(), Files.readAllBytes(file)));
                assertThat(drawing.shapes()).as(file.toString()).hasSizeGreaterThan(3);
                assertThat(drawing.edges()).as(file.toString()).isNotEmpty();
                parse(DrawingSvg.of(Walk.through(drawing, cards(drawing.shapes().getLast().id()), file.getFileName().toString(), false), "d"));
            }
        }
    }

    @Test
    void longLabelsAreWrappedAndEndSomewhere() {
        assertThat(Labels.wrap("Report the lost card now", 60)).containsExactly("Report", "the lost", "card now");
        assertThat(Labels.wrap("word ".repeat(200), 60)).hasSize(8).last().asString().endsWith("…");
    }

    static Drawing small() {
        return read(smallText());
    }

    static String smallText() {
        try (InputStream in = DrawingTest.class.getResourceAsStream("/ledger/small-turn.bpmn")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Drawing read(String xml) {
        return DrawingReader.read(new CompanyFile("processes/bpmn/x.bpmn", xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Card> cards(String... steps) {
        return Arrays.stream(steps).map(step -> card("x", step)).toList();
    }

    private static Card card(String kind, String step) {
        Entry entry = new Entry(new ConversationId("c"), 1, 1, kind, Instant.EPOCH, null, "{}", "", "");
        return new Card(entry, "", Tone.PLAIN, step, List.of(), List.of(), List.of(), List.of());
    }
}

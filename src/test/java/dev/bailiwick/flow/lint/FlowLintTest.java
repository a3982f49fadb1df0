package dev.bailiwick.flow.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowLintTest {

    @Test
    void drawingsInOrderPass() {
        assertThat(Sample.good().problems()).isEmpty();
    }

    @Test
    void theSampleCompanysDrawingsPass() throws IOException {
        List<CompanyFile> drawings = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("processes/bpmn"), "*.bpmn")) {
            for (Path file : files) {
                drawings.add(new CompanyFile("processes/bpmn/" + file.getFileName(), Files.readAllBytes(file)));
            }
        }

        assertThat(drawings).isNotEmpty();
        assertThat(new FlowLint().check(drawings)).isEmpty();
    }

    @Test
    void insistingNamesTheFirstPlaceAndListsTheOthers() {
        Sample sample = Sample.good().conversation("name=\"Judge message\"", "name=\"${1}\"").lostCard("camunda:topic=\"ask-for-detail\"",
                "camunda:topic=\"ask\"");
        int line = sample.line(Sample.CONVERSATION, "${1}");

        assertThatThrownBy(() -> new FlowLint().insist(sample.files())).isInstanceOfSatisfying(InvalidFile.class, invalid -> {
            assertThat(invalid.path()).isEqualTo(Sample.CONVERSATION);
            assertThat(invalid.line()).isEqualTo(line);
            assertThat(invalid).hasMessageStartingWith(Sample.CONVERSATION + ":" + line + ": Task_JudgeMessage: there is an expression in name");
            assertThat(invalid).hasMessageContaining("\n  " + Sample.LOST_CARD + ":" + sample.line(Sample.LOST_CARD, "\"ask\"")
                    + ": Task_Ask: there is no step 'ask'");
        });
    }

    @Test
    void insistingListsNoMoreThanTwentyProblems() {
        Sample sample = Sample.good();
        for (int at = 0; at < 30; at++) {
            sample.inside(Sample.CONVERSATION, "</bpmn:process>", "<bpmn:scriptTask id=\"Script_" + at + "\" />\n");
        }

        assertThatThrownBy(() -> new FlowLint().insist(sample.files())).satisfies(invalid -> {
            assertThat(invalid.getMessage().lines()).hasSize(21);
            assertThat(invalid).hasMessageEndingWith("and 10 more");
        });
    }

    @Test
    void noDrawingsAtAllAreRefused() {
        assertThat(new FlowLint().check(List.of())).singleElement().satisfies(problem -> assertThat(problem.toString())
                .isEqualTo("processes/bpmn/conversation.bpmn: there is no drawing that runs conversations; add a process with the id conversation "
                + "[one-conversation]"));
    }

    @Test
    void anOutlineNamesTheStepsOfEveryDrawing() {
        List<DrawingOutline> outlines = DrawingOutline.of(Sample.good().files());

        assertThat(outlines).extracting(DrawingOutline::id).containsExactly("conversation", "report-lost-card");
        assertThat(outlines).extracting(DrawingOutline::isProcedure).containsExactly(false, true);
        assertThat(outlines.getLast().title()).isEqualTo("Report a lost card");
        assertThat(outlines.getLast().steps()).containsExactly(new DrawingOutline.Step("Task_Collect", "collect-details", "Collect details"),
                new DrawingOutline.Step("Task_Ask", "ask-for-detail", "Ask for the missing detail"),
                new DrawingOutline.Step("Task_Prepare", "prepare-handoff", "Prepare handoff"));
    }
}

package dev.bailiwick.flow.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.CompanyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an approver is told of a drawing that changed: which elements are new, gone, mean something else, or only stand elsewhere. */
class CompareDrawingsTest {

    private static final String PATH = "processes/bpmn/complaint.bpmn";

    private final String drawing = read();
    private final DrawingTexts before = set(drawing);

    @Test
    void theSameDrawingDoesNotDiffer() {
        assertThat(compared(drawing)).isEmpty();
    }

    @Test
    void whatIsDrawnElsewhereOnlyMoved() {
        assertThat(compared(drawing.replaceFirst("(<bpmndi:BPMNShape [^>]*bpmnElement=\"Task_PrepareHandoff\"[^>]*>\\s*<dc:Bounds x=\")", "$17")))
                .singleElement().satisfies(changed -> {
                    assertThat(changed.elements().moved()).containsExactly("Task_PrepareHandoff");
                    assertThat(changed.elements().changed()).isEmpty();
                    assertThat(changed.elements().added()).isEmpty();
                });
    }

    @Test
    void whatIsGivenToAStepChangesIt() {
        String changed = drawing.replaceFirst("(?s)(id=\"Task_PrepareHandoff\".*?<camunda:inputParameter name=\"[a-z]+\">)", "$1other-");

        assertThat(changed).isNotEqualTo(drawing);
        assertThat(compared(changed)).singleElement().satisfies(one -> {
            assertThat(one.elements().changed()).containsExactly("Task_PrepareHandoff");
            assertThat(one.elements().moved()).isEmpty();
        });
    }

    @Test
    void whatIsNewAndWhatIsGoneIsNamed() {
        assertThat(compared(drawing.replace("Task_PrepareHandoff", "Task_PrepareAnother"))).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo("changed");
            assertThat(one.elements().added()).containsExactly("Task_PrepareAnother");
            assertThat(one.elements().removed()).containsExactly("Task_PrepareHandoff");
        });
    }

    @Test
    void aDrawingThatIsNewAndOneThatCannotBeReadAreNamed() {
        DrawingTexts after = before.with(new CompanyFile("processes/bpmn/no-drawing.bpmn", "hello".getBytes(StandardCharsets.UTF_8)));

        assertThat(new CompareDrawings().compare(before, after)).containsExactly(new CompareDrawings.Changed("processes/bpmn/no-drawing.bpmn", "added",
                new CompareDrawings.Elements(List.of(), List.of(), List.of(), List.of())));
        assertThat(new CompareDrawings().compare(after, before)).singleElement().satisfies(one -> assertThat(one.what()).isEqualTo("removed"));
    }

    private List<CompareDrawings.Changed> compared(String after) {
        return new CompareDrawings().compare(before, set(after));
    }

    private static DrawingTexts set(String drawing) {
        return DrawingTexts.of(List.of(new CompanyFile(PATH, drawing.getBytes(StandardCharsets.UTF_8))));
    }

    private static String read() {
        try {
            return Files.readString(Path.of(PATH));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

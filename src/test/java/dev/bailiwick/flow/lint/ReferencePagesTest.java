package dev.bailiwick.flow.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated from the catalogue and the rules is the same as what lies in the project. */
class ReferencePagesTest {

    private static final String COMMAND = "mvn test -Dtest=ReferencePagesTest -Dbailiwick.regenerate=true";

    private static final Map<String, String> PAGES = new TreeMap<>(Map.of("docs/reference/steps.md", ReferencePages.steps(),
            "docs/reference/drawing-rules.md",
            ReferencePages.rules(), "processes/templates/bailiwick.json", ElementTemplates.json()));

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/steps.md", "docs/reference/drawing-rules.md", "processes/templates/bailiwick.json"})
    void aGeneratedFileIsUpToDate(String file) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("bailiwick.regenerate")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, PAGES.get(file));
        }

        assertThat(path).as("%s is missing; write it by: %s", file, COMMAND).exists();
        assertThat(Files.readString(path)).as("%s is out of date; write it anew by: %s", file, COMMAND).isEqualTo(PAGES.get(file));
    }

    @Test
    void everyStepHasATemplateThatSetsTypeTopicAndInputs() throws IOException {
        JsonNode templates = JsonMapper.builder().build().readTree(ElementTemplates.json());

        assertThat(templates).hasSize(StepCatalog.steps().size());
        for (int at = 0; at < templates.size(); at++) {
            StepDescription step = StepCatalog.steps().get(at);
            JsonNode template = templates.get(at);
            assertThat(template.path("id").asText()).isEqualTo("dev.bailiwick." + step.name());
            assertThat(template.path("appliesTo").path(0).asText()).isEqualTo("bpmn:ServiceTask");
            assertThat(template.path("properties")).hasSize(2 + step.inputs().size());
            assertThat(template.path("properties").path(0).path("value").asText()).isEqualTo("external");
            assertThat(template.path("properties").path(1).path("value").asText()).isEqualTo(step.name());
            for (int input = 0; input < step.inputs().size(); input++) {
                JsonNode property = template.path("properties").path(2 + input);
                assertThat(property.path("binding").path("name").asText()).isEqualTo(step.inputs().get(input).name());
                assertThat(property.path("constraints").path("notEmpty").asBoolean()).isEqualTo(step.inputs().get(input).required());
            }
        }
    }

    @Test
    void whatTheModellerWritesWithATemplateIsAllowed() {
        Sample sample = Sample.good();
        StepCatalog.steps().forEach(step -> {
            String topic = "camunda:topic=\"" + step.name() + "\"";
            String path = sample.text(Sample.CONVERSATION).contains(topic) ? Sample.CONVERSATION : Sample.LOST_CARD;
            sample.change(path, topic, topic + " camunda:modelerTemplate=\"" + ElementTemplates.id(step.name()) + "\"");
        });

        assertThat(sample.problems()).isEmpty();
    }
}

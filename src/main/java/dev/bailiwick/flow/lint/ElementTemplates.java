package dev.bailiwick.flow.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Element templates for Camunda Modeler, made from the step catalogue: with them the modeller offers our steps by title, with their
 * inputs, and writes the topic by itself. Kept in {@code processes/templates/bailiwick.json}.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/element-templates/c7-defining-templates/">the format</a>
 */
public final class ElementTemplates {

    private static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private ElementTemplates() {
    }

    /**
     * @param step a step's name
     * @return the id of its template
     */
    public static String id(String step) {
        return "dev.bailiwick." + step;
    }

    /** @return all templates as a JSON array, indented, lines ended by a line feed */
    public static String json() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(StepCatalog.steps().stream().map(ElementTemplates::template)
                    .toList()) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of texts could not be written as JSON", impossible);
        }
    }

    private static Map<String, Object> template(StepDescription step) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("$schema", SCHEMA);
        template.put("name", step.title());
        template.put("id", id(step.name()));
        template.put("description", step.purpose() + " Leaves " + String.join(", ", step.outcomes()) + ".");
        template.put("appliesTo", List.of("bpmn:ServiceTask"));
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(hidden("camunda:type", "external"));
        properties.add(hidden("camunda:topic", step.name()));
        step.inputs().forEach(input -> properties.add(input(input)));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> hidden(String attribute, String value) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", "Hidden");
        property.put("value", value);
        property.put("binding", binding("property", attribute));
        return property;
    }

    private static Map<String, Object> input(StepDescription.Input input) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("label", Character.toUpperCase(input.name().charAt(0)) + input.name().substring(1));
        property.put("description", input.description());
        property.put("type", "String");
        Map<String, Object> constraints = new LinkedHashMap<>();
        if (input.required()) {
            constraints.put("notEmpty", true);
        }
        if (input.form() != null) {
            constraints.put("pattern", pattern(input));
        }
        if (!constraints.isEmpty()) {
            property.put("constraints", constraints);
        }
        property.put("binding", binding("camunda:inputParameter", input.name()));
        return property;
    }

    /** The modeller reads patterns as JavaScript does, and matches them anywhere unless they name both ends. */
    private static Map<String, Object> pattern(StepDescription.Input input) {
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("value", (input.required() ? "^(?:" : "^(?:|") + input.form().pattern().pattern() + ")$");
        pattern.put("message", "Must be " + input.form().words() + ".");
        return pattern;
    }

    /** In a fixed order, so that the file repeats to the byte. */
    private static Map<String, Object> binding(String type, String name) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("type", type);
        binding.put("name", name);
        return binding;
    }
}

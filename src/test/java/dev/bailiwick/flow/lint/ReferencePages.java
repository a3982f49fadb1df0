package dev.bailiwick.flow.lint;

import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The reference pages, written from the step catalogue and from the rules themselves. */
final class ReferencePages {

    private static final String COMMAND = "mvn test -Dtest=ReferencePagesTest -Dbailiwick.regenerate=true";

    private ReferencePages() {
    }

    /** @return docs/reference/steps.md */
    static String steps() {
        StringBuilder page = new StringBuilder("# Steps\n\nWhat a drawing may let the assistant do. A service task with "
                + "`camunda:type=\"external\"` names a step as its `camunda:topic`; Camunda\nModeler offers them by title once it knows [the "
                + "templates](../../processes/templates/bailiwick.json) (copy the file into the modeller's\n`resources/element-templates`). A "
                + "*quick* step runs inside the engine's transaction and fails with it. A *slow* step runs outside of any, and leaves\nits failure "
                + "outcome when it fails or is too late. The gateway behind a step reads its outcome: `${outcome == 'word'}`.\n\n"
                + written()
                + "| step | does | pace | outcomes |\n|---|---|---|---|\n");
        for (StepDescription step : StepCatalog.steps()) {
            page.append("| [").append(step.name()).append("](#").append(step.name()).append(") | ").append(step.title()).append(" | ")
                    .append(pace(step))
                    .append(" | ").append(words(step)).append(" |\n");
        }
        StepCatalog.steps().forEach(step -> page.append(section(step)));
        return page.toString();
    }

    private static String section(StepDescription step) {
        StringBuilder section = new StringBuilder("\n## " + step.name() + "\n\n**" + step.title() + ".** " + step.purpose() + "\n\n- Pace: "
                + pace(step) + "; limit "
                + step.limit().toSeconds() + " s\n- Role: " + role(step.role()) + "\n- Outcomes: " + words(step) + "\n");
        if (step.failure() != null) {
            section.append("- When it fails or is too late: `").append(step.failure()).append("`\n");
        }
        if (step.inputs().isEmpty()) {
            section.append("- Inputs: none\n");
        } else {
            section.append("\n| input | required | what it is |\n|---|---|---|\n");
            step.inputs().forEach(input -> section.append("| `").append(input.name()).append("` | ").append(input.required() ? "yes" : "no")
                    .append(" | ")
                    .append(described(input).replace("|", "\\|")).append(" |\n"));
        }
        return section.toString();
    }

    private static String described(StepDescription.Input input) {
        return input.description() + (input.form() == null ? "" : " Form: " + input.form().words() + ".");
    }

    /** @return docs/reference/drawing-rules.md */
    static String rules() {
        StringBuilder page = new StringBuilder("# Rules of the drawings\n\nA drawing (`processes/bpmn/*.bpmn`) is source code that people who are "
                + "not developers write. It is written in a closed language:\nwhat is not listed here is refused, with file, line and cure, when "
                + "it is saved, when the project is built and before it is deployed. Each rule is\none class in `dev.bailiwick.flow.lint`, with a "
                + "drawing that it lets pass and one that it refuses in `RuleExamplesTest`; `AttacksTest` holds what\nhas been tried against all "
                + "of them.\n\n" + written());
        FlowLint.rules().forEach(rule -> page.append("## ").append(rule.name()).append("\n\n").append(rule.law()).append("\n\n"));
        page.append("## Elements and attributes\n\nNamespaces: ").append(namespaces())
                .append(".\nAttributes in **bold** are required; *text* means that the element holds text.\n\n| element | in | attributes "
                + "|\n|---|---|---|\n");
        Map<Form, Set<String>> places = new LinkedHashMap<>();
        places.put(ClosedLanguage.definitions(), new TreeSet<>(Set.of("the file")));
        collect(ClosedLanguage.definitions(), places);
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        places.forEach((form, around) -> rows.computeIfAbsent("| `" + form.name() + "` | %s | " + attributes(form) + " |", row -> new TreeSet<>())
                .addAll(around));
        rows.forEach((row, around) -> page.append(row.formatted(String.join(", ", around))).append('\n'));
        return page.toString();
    }

    private static void collect(Form form, Map<Form, Set<String>> places) {
        form.children().values().forEach(child -> {
            boolean first = !places.containsKey(child);
            places.computeIfAbsent(child, one -> new TreeSet<>()).add("`" + form.name() + "`");
            if (first) {
                collect(child, places);
            }
        });
    }

    private static String attributes(Form form) {
        String attributes = form.attributes().entrySet().stream()
                .map(entry -> (entry.getValue().required() ? "**`" + entry.getKey() + "`**" : "`" + entry.getKey() + "`") + meaning(entry.getKey(),
                entry.getValue()))
                .collect(Collectors.joining("; "));
        return attributes + (form.hasText() ? attributes.isEmpty() ? "*text*" : "; *text*" : "");
    }

    private static String meaning(XmlName attribute, Form.Values values) {
        return Set.of("id", "name").contains(attribute.local()) ? "" : ": " + values.right().replace("|", "\\|");
    }

    private static String namespaces() {
        return Map.of("bpmn", XmlName.BPMN, "bpmndi", XmlName.BPMNDI, "di", XmlName.DI, "dc", XmlName.DC, "camunda", XmlName.CAMUNDA, "modeler",
                XmlName.MODELER,
                        "xsi", XmlName.XSI, "bioc", XmlName.BIOC, "color", XmlName.COLOR)
                .entrySet().stream().sorted(Map.Entry.comparingByKey()).map(entry -> "`" + entry.getKey() + "` = `" + entry.getValue() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String pace(StepDescription step) {
        return step.pace().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String words(StepDescription step) {
        return step.outcomes().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String role(StepDescription.Role role) {
        return switch (role) {
            case PREPARES -> "prepares; neither proposes nor says anything";
            case JUDGES_MESSAGE -> "judges what came in";
            case PROPOSES -> "proposes a draft, which nobody has judged yet";
            case JUDGES_DRAFT -> "judges the draft in the turn's hand";
            case JUDGES_HANDOFF -> "judges how the conversation is handed over; before every handoff and its words";
            case ANNOUNCES_HANDOFF -> "proposes words that announce a human, which nobody has judged yet; only behind `judge-handoff`";
            case JUDGES_OUTREACH -> "judges whether the company may write first; right before the words are proposed";
            case PROPOSES_UNASKED -> "proposes words that nobody asked for, in a turn of their own; only behind `judge-outreach` and the branch `allowed`";
            case SPEAKS -> "says the draft in the turn's hand; only behind `judge-draft` and the branch `cleared`";
            case HANDS_OFF -> "gives the pen to a human";
            case CLOSES -> "ends the conversation";
        };
    }

    private static String written() {
        return "<!-- Written by `" + COMMAND + "`; a test fails when it is out of date. -->\n\n";
    }
}

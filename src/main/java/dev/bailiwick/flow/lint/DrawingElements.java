package dev.bailiwick.flow.lint;

import dev.bailiwick.kernel.CompanyFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The elements of a drawing that somebody can point at, each with what it means and where it is drawn: to see in what two drawings differ. A
 * file that is no drawing has none.
 *
 * @param all the elements by their ids, in the file's order
 */
public record DrawingElements(Map<String, Element> all) {

    /** What only repeats how flows are drawn. */
    private static final Set<XmlName> REPEATS = Set.of(XmlName.bpmn("incoming"), XmlName.bpmn("outgoing"));

    /**
     * One element.
     *
     * @param meaning everything that it says, but for the elements inside it
     * @param place   where it is drawn; empty when it is not
     */
    public record Element(String meaning, String place) {
    }

    /**
     * @param file a drawing
     * @return its elements
     */
    public static DrawingElements of(CompanyFile file) {
        Map<String, Element> all = new LinkedHashMap<>();
        FlowLint.PLAIN_XML.read(file, new Problems()).ifPresent(drawing -> {
            Map<String, String> places = places(drawing.root());
            drawing.root().walk(element -> {
                if (isOwn(element)) {
                    StringBuilder meaning = new StringBuilder();
                    tell(element, meaning);
                    all.put(element.id(), new Element(meaning.toString(), places.getOrDefault(element.id(), "")));
                }
            });
        });
        return new DrawingElements(all);
    }

    /** Whatever has an id in the process, but for what belongs to an event or a flow as a part of it. */
    private static boolean isOwn(XmlElement element) {
        String name = element.name().local();
        return !element.id().isBlank() && element.name().uri().equals(XmlName.BPMN) && !name.equals("definitions")
                && !name.endsWith("EventDefinition") && !name.endsWith("Expression") && !name.equals("extensionElements")
                && !name.startsWith("time");
    }

    private static void tell(XmlElement element, StringBuilder meaning) {
        meaning.append('<').append(element.name());
        Map<String, String> attributes = new TreeMap<>();
        element.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        attributes.forEach((name, value) -> meaning.append(' ').append(name).append('=').append(value.length()).append(':').append(value));
        meaning.append('>').append(element.text().strip());
        element.children().stream().filter(child -> !isOwn(child) && !REPEATS.contains(child.name())).forEach(child -> tell(child, meaning));
        meaning.append("</>");
    }

    private static Map<String, String> places(XmlElement root) {
        Map<String, String> places = new LinkedHashMap<>();
        root.walk(element -> {
            // The plane is the whole sheet: it moves whenever anything does.
            if (element.name().uri().equals(XmlName.BPMNDI) && !element.name().local().equals("BPMNPlane") && element.has("bpmnElement")) {
                StringBuilder place = new StringBuilder();
                element.walk(part -> {
                    if (part.has("x")) {
                        place.append(part.value("x")).append(',').append(part.value("y")).append(',').append(part.value("width")).append(',')
                                .append(part.value("height")).append(';');
                    }
                });
                places.put(element.value("bpmnElement"), place.toString());
            }
        });
        return places;
    }
}

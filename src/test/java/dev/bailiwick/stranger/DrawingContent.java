package dev.bailiwick.stranger;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * What a drawing says, so that two can be compared: every element by its names in full, with its attributes, its type and its words, as often as it
 * is there. Left out is what says nothing: prefixes, white space, attributes that say what BPMN takes for granted, the order of elements that have
 * ids, how often a line bends, and the numbers of the picture.
 */
final class DrawingContent {

    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String PICTURE = "http://www.omg.org/spec/DD/20100524/";

    /** What BPMN 2.0's schema gives an attribute that is left out. */
    private static final Set<String> DEFAULTS = Set.of("startQuantity=1", "completionQuantity=1", "isForCompensation=false", "isInterrupting=true",
            "cancelActivity=true", "parallelMultiple=false", "triggeredByEvent=false", "isCollection=false", "implementation=##unspecified",
            "gatewayDirection=Unspecified", "processType=None", "isClosed=false", "isExecutable=false", "instantiate=false",
            "eventGatewayType=Exclusive", "isSequential=false", "behavior=All", "ordering=Parallel", "cancelRemainingInstances=true",
            "associationDirection=None", "typeLanguage=http://www.w3.org/2001/XMLSchema", "expressionLanguage=http://www.w3.org/1999/XPath",
            "itemKind=Information", "isUnlimited=false", "textFormat=text/plain", "waitForCompletion=true", "minimum=0", "maximum=1",
            "method=##Compensate", "mustUnderstand=false", "implementation=##WebService", "testBefore=false", "type=tExpression");

    private DrawingContent() {
    }

    /**
     * @param before a drawing
     * @param after  another
     * @return what the first says and the second does not, as often as it is missing
     */
    static List<String> lost(String before, String after) {
        List<String> left = new ArrayList<>(of(before));
        of(after).forEach(left::remove);
        return left;
    }

    private static List<String> of(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            List<String> lines = new ArrayList<>();
            read(document.getDocumentElement(), "", lines);
            return lines.stream().sorted().toList();
        } catch (Exception e) {
            throw new AssertionError("not XML: " + e.getMessage(), e);
        }
    }

    private static void read(Element element, String parent, List<String> lines) {
        String space = Objects.toString(element.getNamespaceURI(), "");
        if (space.startsWith(PICTURE) && element.getLocalName().equals("waypoint")) {
            return;
        }
        // BPMN lets an expression's kind be written as its element's name or as its type.
        boolean formal = element.getLocalName().equals("formalExpression");
        String name = formal ? "expression" : element.getLocalName();
        String type = formal ? "tFormalExpression" : element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type").replaceAll("^.*:", "");
        // What lies in a closed sub-process gets a plane of its own when it is drawn: the picture is the same, its place in the file is not.
        String place = (name.equals("BPMNShape") || name.equals("BPMNEdge") ? "picture" : parent) + "/" + name
                + (element.hasAttribute("id") ? "[" + element.getAttribute("id") + "]" : "");
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength() && !space.startsWith(PICTURE); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!Objects.toString(attribute.getNamespaceURI(), "").startsWith("http://www.w3.org/")) {
                attributes.put(Objects.toString(attribute.getNamespaceURI(), "") + " " + attribute.getLocalName(), value(space, attribute.getNodeValue()));
            }
        }
        if (!type.isEmpty() && !space.startsWith(PICTURE)) {
            attributes.put(" type", type);
        }
        StringBuilder words = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                read(inner, place, lines);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                words.append(child.getNodeValue().strip());
            }
        }
        lines.add(place + " " + space + " " + words.toString().replaceAll("\\s+", " "));
        attributes.forEach((attribute, value) -> {
            if (!DEFAULTS.contains(attribute.replaceAll("^.* ", "") + "=" + value)) {
                lines.add(place + " @" + attribute + "=" + value.replaceAll("\\s+", " "));
            }
        });
    }

    /** A number of the diagram is the same with and without a fraction of nothing. */
    private static String value(String space, String value) {
        return space.equals(DIAGRAM) && value.matches("-?\\d+\\.0+") ? value.replaceAll("\\.0+$", "") : value;
    }
}

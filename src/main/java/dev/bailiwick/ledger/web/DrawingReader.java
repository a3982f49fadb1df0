package dev.bailiwick.ledger.web;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.ledger.web.Drawing.Box;
import dev.bailiwick.ledger.web.Drawing.Edge;
import dev.bailiwick.ledger.web.Drawing.Point;
import dev.bailiwick.ledger.web.Drawing.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the picture out of a BPMN 2.0 file: elements by the model's namespace, places by the diagram interchange's. The parser takes no
 * DOCTYPE, no entity and nothing from outside, so a drawing cannot reach a file or the network. It only shows; what a drawing may
 * do is checked elsewhere.
 */
final class DrawingReader {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    /** Where a step's name stands in the drawing, on the task that does it. */
    private static final String EXTENSION = "http://camunda.org/schema/1.0/bpmn";
    private static final int LARGEST_FILE = 4_000_000;
    private static final int MOST_ELEMENTS = 20_000;
    private static final double FARTHEST = 1_000_000;

    private DrawingReader() {
    }

    /**
     * @param file a BPMN file
     * @return what its first diagram shows
     * @throws InvalidFile when it is no XML, too large, holds a DOCTYPE, or has no diagram
     */
    static Drawing read(CompanyFile file) {
        if (file.bytes().length > LARGEST_FILE) {
            throw new InvalidFile(file.path(), 0, "is larger than " + LARGEST_FILE + " bytes");
        }
        Element root = parse(file);
        NodeList planes = root.getElementsByTagNameNS(DI, "BPMNPlane");
        if (planes.getLength() == 0) {
            throw new InvalidFile(file.path(), 0, "has no diagram (BPMNPlane); save it from a modeller, which writes one");
        }
        Map<String, Element> elements = elementsById(root, file);
        Element plane = (Element) planes.item(0);
        List<Shape> shapes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        for (Element child : children(plane)) {
            Element element = elements.get(local(child.getAttribute("bpmnElement")));
            if (element != null && drawn.add(element.getAttribute("id"))) {
                if (child.getLocalName().equals("BPMNShape")) {
                    add(shape(child, element, elements), shapes);
                } else if (child.getLocalName().equals("BPMNEdge")) {
                    add(edge(child, element, elements), edges);
                }
            }
        }
        shapes.sort(Comparator.comparingInt((Shape shape) -> shape.isContainer() ? depth(elements.get(shape.id())) : 1_000));
        return new Drawing(root.getAttribute("name"), shapes, edges);
    }

    private static <T> void add(T found, List<T> list) {
        if (found != null) {
            list.add(found);
        }
    }

    private static Element parse(CompanyFile file) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(file.bytes())).getDocumentElement();
        } catch (SAXParseException e) {
            throw new InvalidFile(file.path(), Math.max(0, e.getLineNumber()), "is no XML that we read: " + e.getMessage());
        } catch (SAXException | IOException e) {
            throw new InvalidFile(file.path(), 0, "is no XML that we read: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser knows these features", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", "200");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private static Map<String, Element> elementsById(Element root, CompanyFile file) {
        Map<String, Element> byId = new HashMap<>();
        NodeList all = root.getElementsByTagNameNS(MODEL, "*");
        if (all.getLength() > MOST_ELEMENTS) {
            throw new InvalidFile(file.path(), 0, "has more than " + MOST_ELEMENTS + " elements");
        }
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (!element.getAttribute("id").isEmpty()) {
                byId.putIfAbsent(element.getAttribute("id"), element);
            }
        }
        return byId;
    }

    private static Shape shape(Element di, Element element, Map<String, Element> elements) {
        Box box = bounds(di);
        if (box == null) {
            return null;
        }
        Set<String> traits = new HashSet<>();
        if (!"false".equals(di.getAttribute("isExpanded")) && (di.hasAttribute("isExpanded") || box.width() > 150 && box.height() > 110)) {
            traits.add("expanded");
        }
        if ("false".equals(di.getAttribute("isHorizontal")) || !di.hasAttribute("isHorizontal") && box.height() > box.width()) {
            traits.add("vertical");
        }
        if ("true".equals(di.getAttribute("isMarkerVisible"))) {
            traits.add("marked");
        }
        String trigger = traits(element, traits);
        String work = element.getAttributeNS(EXTENSION, "topic");
        if (!work.isEmpty()) {
            traits.add("work:" + work);
        }
        String name = element.getLocalName().equals("textAnnotation") ? childText(element, "text") : nameOf(element, elements);
        return new Shape(element.getAttribute("id"), element.getLocalName(), name.strip(), box, label(di), trigger, traits, parentId(element));
    }

    /** @return the event's trigger, while the element's other traits are added to the set */
    private static String traits(Element element, Set<String> traits) {
        String trigger = "";
        if ("false".equals(element.getAttribute("cancelActivity")) || "false".equals(element.getAttribute("isInterrupting"))) {
            traits.add("non-interrupting");
        }
        if ("true".equals(element.getAttribute("triggeredByEvent"))) {
            traits.add("event");
        }
        if ("true".equals(element.getAttribute("isForCompensation"))) {
            traits.add("compensation");
        }
        if ("true".equals(element.getAttribute("isCollection"))) {
            traits.add("collection");
        }
        for (Element child : children(element)) {
            String name = child.getLocalName();
            if (name.endsWith("EventDefinition") || name.equals("eventDefinitionRef")) {
                trigger = trigger.isEmpty() ? name.replace("EventDefinition", "") : "multiple";
            } else if (name.equals("standardLoopCharacteristics")) {
                traits.add("loop");
            } else if (name.equals("multiInstanceLoopCharacteristics")) {
                traits.add("true".equals(child.getAttribute("isSequential")) ? "sequential" : "parallel");
            }
        }
        return trigger;
    }

    private static String nameOf(Element element, Map<String, Element> elements) {
        if (!element.getAttribute("name").isEmpty() || !element.getLocalName().equals("group")) {
            return element.getAttribute("name");
        }
        Element category = elements.get(local(element.getAttribute("categoryValueRef")));
        return category == null ? "" : category.getAttribute("value");
    }

    private static Edge edge(Element di, Element element, Map<String, Element> elements) {
        List<Point> points = new ArrayList<>();
        for (Element child : children(di)) {
            if (child.getLocalName().equals("waypoint")) {
                points.add(new Point(number(child, "x"), number(child, "y")));
            }
        }
        if (points.size() < 2) {
            return null;
        }
        String source = end(element, "sourceRef");
        Set<String> traits = new HashSet<>();
        Element from = elements.get(source);
        if (from != null && element.getAttribute("id").equals(from.getAttribute("default"))) {
            traits.add("default");
        } else if (from != null && !from.getLocalName().endsWith("Gateway")
                && children(element).stream().anyMatch(child -> child.getLocalName().equals("conditionExpression"))) {
            traits.add("conditional");
        }
        if ("One".equals(element.getAttribute("associationDirection")) || "Both".equals(element.getAttribute("associationDirection"))) {
            traits.add("directed");
        }
        return new Edge(element.getAttribute("id"), element.getLocalName(), element.getAttribute("name").strip(), points, label(di), source,
                end(element, "targetRef"), traits);
    }

    /** Flows name their ends in attributes, data associations in child elements. */
    private static String end(Element element, String which) {
        return local(element.hasAttribute(which) ? element.getAttribute(which) : childText(element, which));
    }

    private static Box label(Element di) {
        for (Element child : children(di)) {
            if (child.getLocalName().equals("BPMNLabel")) {
                return bounds(child);
            }
        }
        return null;
    }

    private static Box bounds(Element parent) {
        for (Element child : children(parent)) {
            if (child.getLocalName().equals("Bounds")) {
                return new Box(number(child, "x"), number(child, "y"), Math.max(0, number(child, "width")), Math.max(0, number(child, "height")));
            }
        }
        return null;
    }

    private static double number(Element element, String attribute) {
        try {
            double value = Double.parseDouble(element.getAttribute(attribute));
            return Double.isFinite(value) ? Math.clamp(value, -FARTHEST, FARTHEST) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String parentId(Element element) {
        return element.getParentNode() instanceof Element parent ? parent.getAttribute("id") : "";
    }

    /** Pools lie behind lanes, lanes behind sub-processes, outer ones behind inner ones. */
    private static int depth(Element element) {
        int depth = switch (element.getLocalName()) {
            case "participant" -> 0;
            case "lane" -> 100;
            default -> 300;
        };
        for (Node up = element.getParentNode(); up instanceof Element; up = up.getParentNode()) {
            depth++;
        }
        return depth;
    }

    /** References may carry a namespace prefix. */
    private static String local(String reference) {
        String trimmed = reference.strip();
        return trimmed.substring(trimmed.indexOf(':') + 1);
    }

    private static String childText(Element element, String name) {
        for (Element child : children(element)) {
            if (child.getLocalName().equals(name)) {
                return child.getTextContent();
            }
        }
        return "";
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Errors are thrown, never printed. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning says nothing about whether the file can be shown.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

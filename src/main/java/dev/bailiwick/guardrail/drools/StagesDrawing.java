package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.drools.Stages.End;
import dev.bailiwick.guardrail.drools.Stages.Fork;
import dev.bailiwick.guardrail.drools.Stages.Meeting;
import dev.bailiwick.guardrail.drools.Stages.Node;
import dev.bailiwick.guardrail.drools.Stages.Start;
import dev.bailiwick.guardrail.drools.Stages.Turn;
import dev.bailiwick.guardrail.drools.Stages.Way;
import dev.bailiwick.guardrail.drools.StrictXml.NotStrict;
import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the drawing of the stages: one start, stages, exclusive gateways with a sentence on every way but the default, ends. Elements and
 * attributes are those of a list, told apart by the address of their namespace, not by its prefix; names and labels are read by people only.
 */
final class StagesDrawing {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DROOLS = "http://www.jboss.org/drools";
    private static final Set<String> PICTURE = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String RULES = "http://www.jboss.org/drools/rule";
    private static final int MOST_NODES = 60;
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "definitions", Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage"),
            "process", Set.of("id", "name", "isExecutable", "processType"), "startEvent", Set.of("id", "name"), "endEvent", Set.of("id", "name"),
            "businessRuleTask", Set.of("id", "name", "implementation", "ruleFlowGroup"), "exclusiveGateway", Set.of("id", "name", "default",
                    "gatewayDirection"),
            "sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef"), "conditionExpression", Set.of("type"), "incoming", Set.of(),
            "outgoing", Set.of());

    private final Words words;
    private final Map<String, Drawn> drawn = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final StringBuilder sentence = new StringBuilder();
    private String process;

    private record Drawn(int line, String element, String id, String group, String otherwise) {
    }

    private record Flow(int line, String id, String from, String to, String sentence) {
    }

    private StagesDrawing(Words words) {
        this.words = words;
    }

    /** @return the order of the stages; empty when problems were noted */
    static Optional<Stages> read(CompanyFile file, Words words, List<Problem> problems) {
        try {
            StagesDrawing drawing = new StagesDrawing(words);
            String text = Workbook.text(file.bytes());
            if (!PolicyFiles.isVisible(text.replaceAll("[\\n\\r\\t]", " "))) {
                throw new NotStrict(0, "holds an invisible character; draw it anew");
            }
            StrictXml.read(text, drawing::element);
            return Optional.of(drawing.proved());
        } catch (NotStrict e) {
            problems.add(new Problem(file.path(), e.line(), e.getMessage()));
        } catch (Sheet.Unreadable e) {
            problems.add(new Problem(file.path(), 0, "is not UTF-8; save it as UTF-8"));
        }
        return Optional.empty();
    }

    private void element(XMLStreamReader xml) {
        if (xml.isEndElement()) {
            open.removeLast();
            if (xml.getLocalName().equals("conditionExpression")) {
                Flow flow = flows.removeLast();
                flows.add(new Flow(flow.line(), flow.id(), flow.from(), flow.to(), sentence.toString().strip()));
            }
        } else if (xml.isStartElement()) {
            if (!PICTURE.contains(String.valueOf(xml.getNamespaceURI()))) {
                begins(xml);
            }
            open.add(xml.getLocalName());
        } else if (xml.isCharacters() && !xml.isWhiteSpace()) {
            if (open.isEmpty() || !Set.of("conditionExpression", "incoming", "outgoing").contains(open.getLast())) {
                throw new NotStrict(xml.getLocation().getLineNumber(), "holds a text where none belongs");
            }
            if (open.getLast().equals("conditionExpression")) {
                sentence.append(xml.getText());
            }
        }
    }

    private void begins(XMLStreamReader xml) {
        int line = xml.getLocation().getLineNumber();
        String name = xml.getLocalName();
        if (!BPMN.equals(xml.getNamespaceURI()) || !KNOWN.containsKey(name)) {
            throw new NotStrict(line, "<" + name + "> cannot be drawn here; the order of the stages knows startEvent, endEvent, businessRuleTask, "
                    + "exclusiveGateway and sequenceFlow");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
            String attribute = xml.getAttributeLocalName(i);
            boolean rightSpace = attribute.equals("ruleFlowGroup") ? space.equals(DROOLS) : attribute.equals("type") ? space.equals(XSI)
                    : space.isEmpty();
            if (!KNOWN.get(name).contains(attribute) || !rightSpace || attribute.equals("implementation") && !xml.getAttributeValue(i).equals(RULES)
                    || attribute.equals("type") && !xml.getAttributeValue(i).matches("([a-z0-9]+:)?tFormalExpression")) {
                throw new NotStrict(line, "<" + name + "> cannot have " + attribute + "=\"" + xml.getAttributeValue(i) + "\" here; remove it");
            }
        }
        String within = open.isEmpty() ? "" : open.getLast();
        String belongs = switch (name) {
            case "definitions" -> "";
            case "process" -> "definitions";
            case "conditionExpression" -> "sequenceFlow";
            case "incoming", "outgoing" -> within;
            default -> "process";
        };
        if (!within.equals(belongs)) {
            throw new NotStrict(line, "<" + name + "> stands inside <" + within + ">; it belongs into <" + belongs + ">");
        }
        switch (name) {
            case "process" -> {
                if (process != null) {
                    throw new NotStrict(line, "has a second process; one drawing is one order of stages");
                }
                process = id(xml, line, "id");
            }
            case "sequenceFlow" -> flows.add(new Flow(line, id(xml, line, "id"), id(xml, line, "sourceRef"), id(xml, line, "targetRef"), ""));
            case "conditionExpression" -> sentence.setLength(0);
            case "startEvent", "endEvent", "businessRuleTask", "exclusiveGateway" -> {
                Drawn one = new Drawn(line, name, id(xml, line, "id"), xml.getAttributeValue(DROOLS, "ruleFlowGroup"),
                        xml.getAttributeValue(null, "default"));
                if (drawn.putIfAbsent(one.id(), one) != null || drawn.size() > MOST_NODES) {
                    throw new NotStrict(line, "'" + one.id() + "' is drawn twice, or there are more than " + MOST_NODES + " elements");
                }
            }
            default -> { }
        }
    }

    private static String id(XMLStreamReader xml, int line, String attribute) {
        String id = xml.getAttributeValue(null, attribute);
        if (id == null || !id.matches("[A-Za-z_][A-Za-z0-9_.-]{0,79}")) {
            throw new NotStrict(line, "<" + xml.getLocalName() + "> needs " + attribute + "=\"…\" of letters, digits and _ . -");
        }
        return id;
    }

    private Stages proved() {
        List<Drawn> starts = drawn.values().stream().filter(one -> one.element().equals("startEvent")).toList();
        if (process == null || starts.size() != 1) {
            throw new NotStrict(starts.size() > 1 ? starts.get(1).line() : 0, "needs one process with one start event");
        }
        flows.forEach(flow -> {
            if (!drawn.containsKey(flow.from()) || !drawn.containsKey(flow.to())) {
                throw new NotStrict(flow.line(), "the sequence flow '" + flow.id() + "' leads from or to what is not drawn");
            }
        });
        Map<String, Node> nodes = new LinkedHashMap<>();
        drawn.values().forEach(one -> nodes.put(one.id(), node(one)));
        Stages stages = new Stages(process, starts.getFirst().id(), Map.copyOf(nodes));
        Set<String> reached = new HashSet<>();
        walk(stages, stages.start(), List.of(), new HashSet<>(), reached, new HashSet<>());
        drawn.values().stream().filter(one -> !reached.contains(one.id())).findFirst().ifPresent(one -> {
            throw new NotStrict(one.line(), "'" + one.id() + "' is never reached; connect it or remove it");
        });
        return stages;
    }

    private Node node(Drawn one) {
        List<Flow> out = flows.stream().filter(flow -> flow.from().equals(one.id())).toList();
        long in = flows.stream().filter(flow -> flow.to().equals(one.id())).count();
        boolean gateway = one.element().equals("exclusiveGateway");
        boolean fork = gateway && out.size() > 1;
        int wanted = one.element().equals("endEvent") ? 0 : 1;
        if (in != (one.element().equals("startEvent") ? 0 : 1) && (!gateway || fork || in == 0) || !fork && out.size() != wanted) {
            throw new NotStrict(one.line(), "'" + one.id() + "' has " + in + " ways in and " + out.size() + " ways out; a start has one way out, an end one "
                    + "way in, a stage one of each, and a gateway either parts one way or joins several");
        }
        Optional<Flow> conditional = fork ? Optional.empty() : out.stream().filter(flow -> !flow.sentence().isEmpty()).findFirst();
        conditional.ifPresent(flow -> {
            throw new NotStrict(flow.line(), "only the ways out of a gateway that parts have a sentence");
        });
        return switch (one.element()) {
            case "startEvent" -> new Start(one.id(), out.getFirst().to());
            case "endEvent" -> new End(one.id());
            case "businessRuleTask" -> new Turn(one.id(), stage(one), out.getFirst().to());
            default -> fork ? fork(one, out) : new Meeting(one.id(), out.getFirst().to());
        };
    }

    private static Stage stage(Drawn one) {
        return Arrays.stream(Stage.values()).filter(stage -> stage.word().equals(one.group())).findFirst().orElseThrow(() -> new NotStrict(one.line(),
                "'" + one.id() + "' needs drools:ruleFlowGroup=\"…\": " + Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.joining(", "))));
    }

    private Fork fork(Drawn one, List<Flow> out) {
        Flow otherwise = out.stream().filter(flow -> flow.id().equals(one.otherwise())).findFirst().orElseThrow(() -> new NotStrict(one.line(),
                "the gateway '" + one.id() + "' needs a default way, which is gone when no sentence holds"));
        List<Way> ways = new ArrayList<>();
        for (Flow flow : out) {
            if (flow == otherwise && !flow.sentence().isEmpty() || flow != otherwise && flow.sentence().isEmpty()) {
                throw new NotStrict(flow.line(), "every way out of a gateway has a sentence, except its default way");
            }
            if (flow != otherwise) {
                try {
                    ways.add(new Way(flow.sentence(), words.conditions(flow.sentence(), "f" + ways.size()), flow.to()));
                } catch (IllegalArgumentException e) {
                    throw new NotStrict(flow.line(), e.getMessage());
                }
            }
        }
        return new Fork(one.id(), List.copyOf(ways), otherwise.to());
    }

    /** Goes every way there is; a node is gone through once for every set of stages that can have been passed before it. */
    private void walk(Stages stages, String at, List<Stage> passed, Set<String> way, Set<String> reached, Set<String> done) {
        if (!way.add(at)) {
            throw new NotStrict(drawn.get(at).line(), "there is a way round in a circle through '" + at + "'; a judgement ends");
        }
        reached.add(at);
        if (done.add(at + passed)) {
            switch (stages.nodes().get(at)) {
                case Start(String id, String to) -> walk(stages, to, passed, way, reached, done);
                case Meeting(String id, String to) -> walk(stages, to, passed, way, reached, done);
                case End(String id) -> {
                    if (!passed.contains(Stage.DECIDE)) {
                        throw new NotStrict(drawn.get(id).line(), "there is a way to '" + id + "' on which nothing is decided; every way passes decide");
                    }
                }
                case Turn(String id, Stage stage, String to) -> {
                    if (passed.contains(stage) || passed.contains(Stage.DECIDE)) {
                        throw new NotStrict(drawn.get(id).line(), "'" + id + "' comes " + (passed.contains(stage) ? "a second time" : "after decide")
                                + " on a way; every stage comes once at most, and decide last");
                    }
                    List<Stage> more = new ArrayList<>(passed);
                    more.add(stage);
                    walk(stages, to, more, way, reached, done);
                }
                case Fork fork -> {
                    fork.ways().forEach(one -> walk(stages, one.to(), passed, way, reached, done));
                    walk(stages, fork.otherwise(), passed, way, reached, done);
                }
            }
        }
        way.remove(at);
    }
}

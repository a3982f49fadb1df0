package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;
import static dev.bailiwick.flow.lint.XmlName.camunda;

/**
 * The exact list of what a drawing may contain, by namespace and place. What is not listed is refused, so that a new power of the
 * engine is never a new power of a drawing.
 */
final class ClosedLanguage {

    /** Ids become keys in the engine's tables and names in the ledger. */
    static final String ID = "[A-Za-z_][A-Za-z0-9_.-]{0,99}";

    private static final String ID_IN_WORDS = "letters, digits, '_', '-' and '.', at most 100, not beginning with a digit";
    // The engine's history keeps names in columns of 255 characters; a longer one would break a conversation on its way.
    private static final String NAME = "(?s).{0,255}";
    private static final String NAME_IN_WORDS = "at most 255 characters";
    private static final String NUMBER = "-?[0-9]{1,6}(\\.[0-9]{1,20})?";
    private static final String NUMBER_IN_WORDS = "a number";
    private static final String COLOUR = "#[0-9A-Fa-f]{6}|[a-z]{1,20}";

    private static final Form DEFINITIONS = build();

    private ClosedLanguage() {
    }

    /** @return what the root of a file may be */
    static Form definitions() {
        return DEFINITIONS;
    }

    private static Form build() {
        Form definitions = named(form("definitions"))
                .may("targetNamespace", "\\S{0,200}", "a URI")
                .may("exporter", NAME, NAME_IN_WORDS).may("exporterVersion", NAME, NAME_IN_WORDS)
                .may(new XmlName(XmlName.MODELER, "executionPlatform"), "Camunda Platform", "Camunda Platform")
                .may(new XmlName(XmlName.MODELER, "executionPlatformVersion"), "7\\.[0-9.]{1,10}", "7 and a minor version");
        Form process = must(form("process"))
                .must("isExecutable", "true", "true")
                .may(camunda("historyTimeToLive"), "[0-9]{1,5}|P[0-9]{1,5}D", "a number of days, such as P30D")
                .may(camunda("versionTag"), "[A-Za-z0-9._-]{1,64}", "letters, digits, '.', '_' and '-'")
                .with(documentation(), noExtensions());
        flowElements(process, subProcess());
        return definitions.with(process, message(), category(), collaboration(), documentation(), diagram());
    }

    /** A sub-process may hold sub-processes: the form holds itself. */
    private static Form subProcess() {
        Form subProcess = must(form("subProcess")).may("triggeredByEvent", "false", "false (an event sub-process is refused)")
                .with(documentation(), noExtensions(), incoming(), outgoing());
        flowElements(subProcess, subProcess);
        return subProcess;
    }

    private static void flowElements(Form scope, Form subProcess) {
        scope.with(subProcess, laneSet(),
                event("startEvent"), event("endEvent"),
                node("exclusiveGateway").may("default", ID, "the id of a flow").may("gatewayDirection", "[A-Z][a-z]{1,20}", "a direction"),
                node("eventBasedGateway").may("eventGatewayType", "Exclusive", "Exclusive").may("instantiate", "false", "false"),
                event("intermediateCatchEvent").with(messageTrigger(), timerTrigger()),
                event("boundaryEvent").must("attachedToRef", ID, "the id of an activity")
                        .may("cancelActivity", "true", "true (an event at the edge must interrupt: two paths at once could speak twice)")
                        .with(messageTrigger(), timerTrigger()),
                serviceTask(), callActivity(), sequenceFlow(),
                must(form("textAnnotation")).may("textFormat", "text/plain", "text/plain").with(form("text").withText()),
                must(form("association")).must("sourceRef", ID, "an id").must("targetRef", ID, "an id")
                        .may("associationDirection", "None|One|Both", "None, One or Both"),
                must(form("group")).may("categoryValueRef", ID, "the id of a category value"));
    }

    private static Form serviceTask() {
        Form input = new Form(camunda("inputParameter")).must("name", "[A-Za-z][A-Za-z0-9]{0,63}", "the name of an input of the step").withText();
        Form inputs = new Form(camunda("inputOutput")).with(input);
        return node("serviceTask")
                .must(camunda("type"), "external", "external")
                .must(camunda("topic"), "[a-z][a-z0-9-]{0,63}", "the name of a step")
                .may(camunda("modelerTemplate"), "[A-Za-z0-9._-]{1,128}", "the id of a template")
                .may(camunda("modelerTemplateVersion"), "[0-9]{1,9}", NUMBER_IN_WORDS)
                .with(form("extensionElements").with(inputs));
    }

    private static Form callActivity() {
        Form in = new Form(camunda("in")).must("businessKey", "#\\{execution\\.processBusinessKey\\}", CallForm.BUSINESS_KEY);
        return node("callActivity")
                .must("calledElement", ID + "|\\$\\{procedure\\}", "the id of a procedure, or " + CallForm.CHOSEN)
                .must(camunda("calledElementBinding"), "deployment", "deployment")
                .with(form("extensionElements").with(in));
    }

    private static Form sequenceFlow() {
        return must(form("sequenceFlow")).must("sourceRef", ID, "the id of an element").must("targetRef", ID, "the id of an element")
                .with(documentation(), noExtensions(), formal("conditionExpression"));
    }

    private static Form messageTrigger() {
        return identified(form("messageEventDefinition")).must("messageRef", ID, "the id of a message");
    }

    private static Form timerTrigger() {
        return identified(form("timerEventDefinition")).with(formal("timeDuration"));
    }

    private static Form formal(String local) {
        return identified(form(local)).may(new XmlName(XmlName.XSI, "type"), "bpmn:tFormalExpression", "bpmn:tFormalExpression").withText();
    }

    private static Form laneSet() {
        Form laneSet = named(form("laneSet"));
        Form childLaneSet = named(form("childLaneSet"));
        Form lane = must(form("lane")).with(documentation(), noExtensions(), form("flowNodeRef").withText(), childLaneSet);
        childLaneSet.with(lane);
        return laneSet.with(lane);
    }

    private static Form collaboration() {
        Form participant = must(form("participant")).must("processRef", ID, "the id of the process").with(documentation(), noExtensions());
        return must(form("collaboration")).with(documentation(), noExtensions(), participant,
                must(form("textAnnotation")).with(form("text").withText()),
                must(form("association")).must("sourceRef", ID, "an id").must("targetRef", ID, "an id"));
    }

    private static Form message() {
        return must(form("message")).must("name", NAME, "a message of the house").with(documentation(), noExtensions());
    }

    private static Form category() {
        return must(form("category")).with(identified(form("categoryValue")).may("value", NAME, NAME_IN_WORDS));
    }

    private static Form diagram() {
        Form bounds = new Form(new XmlName(XmlName.DC, "Bounds")).must("x", NUMBER, NUMBER_IN_WORDS).must("y", NUMBER, NUMBER_IN_WORDS)
                .must("width", NUMBER, NUMBER_IN_WORDS).must("height", NUMBER, NUMBER_IN_WORDS);
        Form waypoint = new Form(new XmlName(XmlName.DI, "waypoint")).must("x", NUMBER, NUMBER_IN_WORDS).must("y", NUMBER, NUMBER_IN_WORDS);
        Form label = coloured(identified(di("BPMNLabel"))).with(bounds);
        Form shape = coloured(identified(di("BPMNShape"))).must("bpmnElement", ID, "the id of an element")
                .may("isHorizontal", "true|false", "true or false").may("isExpanded", "true|false", "true or false")
                .may("isMarkerVisible", "true|false", "true or false").may("isMessageVisible", "true|false", "true or false").with(bounds, label);
        Form edge = coloured(identified(di("BPMNEdge"))).must("bpmnElement", ID, "the id of an element").with(waypoint, label);
        Form plane = identified(di("BPMNPlane")).must("bpmnElement", ID, "the id of an element").with(shape, edge);
        return identified(di("BPMNDiagram")).may("name", NAME, NAME_IN_WORDS).may("resolution", NUMBER, NUMBER_IN_WORDS).with(plane);
    }

    private static Form coloured(Form form) {
        for (String local : new String[] {"stroke", "fill"}) {
            form.may(new XmlName(XmlName.BIOC, local), COLOUR, "a colour");
        }
        for (String local : new String[] {"background-color", "border-color", "color"}) {
            form.may(new XmlName(XmlName.COLOR, local), COLOUR, "a colour");
        }
        return form;
    }

    private static Form event(String local) {
        return node(local);
    }

    private static Form node(String local) {
        return must(form(local)).with(documentation(), noExtensions(), incoming(), outgoing());
    }

    private static Form must(Form form) {
        return form.must("id", ID, ID_IN_WORDS).may("name", NAME, NAME_IN_WORDS);
    }

    private static Form named(Form form) {
        return identified(form).may("name", NAME, NAME_IN_WORDS);
    }

    private static Form identified(Form form) {
        return form.may("id", ID, ID_IN_WORDS);
    }

    private static Form documentation() {
        return identified(form("documentation")).may("textFormat", "text/plain", "text/plain").withText();
    }

    /** The modeller leaves empty extension elements behind; they say nothing. */
    private static Form noExtensions() {
        return form("extensionElements");
    }

    private static Form incoming() {
        return form("incoming").withText();
    }

    private static Form outgoing() {
        return form("outgoing").withText();
    }

    private static Form form(String local) {
        return new Form(bpmn(local));
    }

    private static Form di(String local) {
        return new Form(new XmlName(XmlName.BPMNDI, local));
    }
}

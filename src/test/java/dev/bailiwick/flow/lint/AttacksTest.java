package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.Attack.adding;
import static dev.bailiwick.flow.lint.Attack.inProcedure;
import static dev.bailiwick.flow.lint.Attack.inSend;
import static dev.bailiwick.flow.lint.Attack.onSend;
import static dev.bailiwick.flow.lint.Attack.replacing;
import static dev.bailiwick.flow.lint.Sample.CONVERSATION;
import static dev.bailiwick.flow.lint.Sample.LOST_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings that try to run code, hide text, wait forever, spin, or speak unjudged. Each is refused, with file, line and cure. */
class AttacksTest {

    private static final String ELEMENTS = "allowed-elements";
    private static final String ATTRIBUTES = "allowed-attributes";
    private static final String EXPRESSIONS = "no-expressions";
    private static final String CONDITIONS = "plain-conditions";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String EVIL = "${''.getClass().forName('java.lang.Runtime')}";

    static Stream<Attack> attacks() {
        return Stream.of(files(), names(), code(), expressions(), elements(), shapes(), ways()).flatMap(List::stream);
    }

    private static List<Attack> files() {
        return List.of(
                new Attack("UTF-16", sample -> sample.bytes(CONVERSATION, sample.text(CONVERSATION).getBytes(StandardCharsets.UTF_16)), CONVERSATION, "\uFFFD",
                        "plain-xml", "the file is not UTF-8 (it has zero bytes, as UTF-16 does)"),
                new Attack("bytes that are no UTF-8", sample -> sample.bytes(CONVERSATION, sample.text(CONVERSATION).replace("Turn answered", "Turn é")
                        .getBytes(StandardCharsets.ISO_8859_1)), CONVERSATION, DECLARATION, "plain-xml", "the file is not UTF-8; save it as UTF-8"),
                replacing("a declared encoding that nobody checked", DECLARATION, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "plain-xml",
                        "says encoding ISO-8859-1; only UTF-8 is read"),
                replacing("UTF-7", DECLARATION, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "plain-xml", "only UTF-8 is read"),
                replacing("XML 1.1, which has other line ends", DECLARATION, "<?xml version=\"1.1\" encoding=\"UTF-8\"?>", "plain-xml", "only 1.0 is read"),
                replacing("a billion laughs", "<bpmn:definitions", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<bpmn:definitions", "plain-xml",
                        "a DOCTYPE is not read"),
                replacing("an outside file", "<bpmn:definitions", "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n<bpmn:definitions", "plain-xml",
                        "a DOCTYPE is not read"),
                replacing("a processing instruction", "<bpmn:message ", "<?xml-stylesheet href=\"evil.xsl\"?>\n<bpmn:message ", "plain-xml",
                        "a processing instruction (<?…?>) is not read"),
                replacing("an entity out of nowhere", "name=\"Turn answered\"", "name=\"Turn &evil; answered\"", "plain-xml", "this is not well-formed XML"),
                new Attack("more than 2 MB", sample -> sample.conversation("<bpmn:message ", "<!-- " + "x".repeat(2_200_000) + " --><bpmn:message "), CONVERSATION, "",
                        "plain-xml", "the most is 2097152"),
                new Attack("elements a hundred thousand deep", sample -> sample.conversation("<bpmn:message ", "\n" + "<a>".repeat(100_000)), CONVERSATION, "<a>",
                        "plain-xml", "nested more than 60 deep"),
                new Attack("an empty file", sample -> sample.file(CONVERSATION, ""), CONVERSATION, "", "plain-xml", "the file is empty"),
                new Attack("no XML at all", sample -> sample.file(CONVERSATION, "PK\3\4 this is a zip"), CONVERSATION, "PK", "plain-xml", "this is not well-formed XML"),
                new Attack("half a file", sample -> sample.file(CONVERSATION, DECLARATION + "\n<bpmn:definitions xmlns:bpmn=\"" + XmlName.BPMN + "\">"), CONVERSATION,
                        "<bpmn:definitions", "plain-xml", "this is not well-formed XML"),
                new Attack("another root", sample -> sample.file(CONVERSATION, "<definitions><process id=\"conversation\" /></definitions>"), CONVERSATION, "<definitions>",
                        ELEMENTS, "a drawing begins with bpmn:definitions in the namespace"),
                replacing("a prefix that is bound to nothing", "<bpmn:message ", "<evil:message ", "plain-xml", "this is not well-formed XML"));
    }

    private static List<Attack> names() {
        return List.of(
                onSend("the old namespace", "xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"evil.Code\"", ATTRIBUTES,
                        "the attribute activiti:class is not allowed on bpmn:serviceTask; the engine would obey this old namespace"),
                inSend("the old namespace under our prefix", "<bpmn:extensionElements><camunda:executionListener xmlns:camunda=\"http://activiti.org/bpmn\" class=\"evil\" />"
                        + "</bpmn:extensionElements>", ELEMENTS, "activiti:executionListener is not allowed in bpmn:extensionElements; the engine would obey"),
                onSend("our namespace under another prefix", "xmlns:harmless=\"" + XmlName.CAMUNDA + "\" harmless:class=\"evil.Code\"", ATTRIBUTES,
                        "the attribute camunda:class is not allowed"),
                adding("BPMN under another prefix", "<x:scriptTask xmlns:x=\"" + XmlName.BPMN + "\" id=\"S\" scriptFormat=\"javascript\" />", ELEMENTS,
                        "bpmn:scriptTask is not allowed in bpmn:process"),
                adding("BPMN by default namespace", "<scriptTask xmlns=\"" + XmlName.BPMN + "\" id=\"S\" />", ELEMENTS, "bpmn:scriptTask is not allowed in bpmn:process"),
                adding("an element of nobody", "<x:note xmlns:x=\"http://example.org/x\" />", ELEMENTS, "{http://example.org/x}note is not allowed in bpmn:process; remove it"),
                replacing("an attribute of nobody", "<bpmn:endEvent id=\"End_Answered\"", "<bpmn:endEvent xmlns:x=\"http://example.org/x\" x:y=\"z\" id=\"End_Answered\"", ATTRIBUTES,
                        "the attribute {http://example.org/x}y is not allowed on bpmn:endEvent"),
                adding("a flow that only looks like one", "<camunda:sequenceFlow id=\"F\" sourceRef=\"Task_Close\" targetRef=\"End_Conversation\" />", ELEMENTS,
                        "camunda:sequenceFlow is not allowed in bpmn:process"),
                replacing("a schema from outside", "id=\"Definitions_conversation\"", "id=\"Definitions_conversation\" xsi:schemaLocation=\"a http://evil.example/a.xsd\"", ATTRIBUTES,
                        "the attribute xsi:schemaLocation is not allowed on bpmn:definitions; remove it")
                        .markedBy("<bpmn:definitions"),
                replacing("another type of condition", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}", "xsi:type=\"camunda:tFormalExpression\">${outcome == 'cleared'}",
                        ATTRIBUTES, "right is bpmn:tFormalExpression"));
    }

    private static List<Attack> code() {
        return List.of(
                adding("a script", "<bpmn:scriptTask id=\"S\" scriptFormat=\"javascript\"><bpmn:script>java.lang.Runtime</bpmn:script></bpmn:scriptTask>", ELEMENTS,
                        "use a service task with camunda:type=\"external\""),
                onSend("a Java class", "camunda:class=\"evil.Code\"", ATTRIBUTES, "the attribute camunda:class is not allowed on bpmn:serviceTask; name the step by"),
                onSend("an expression for a task", "camunda:expression=\"" + EVIL + "\"", ATTRIBUTES, "the attribute camunda:expression is not allowed"),
                onSend("a bean", "camunda:delegateExpression=\"bean\"", ATTRIBUTES, "the attribute camunda:delegateExpression is not allowed"),
                onSend("a result that overwrites the outcome", "camunda:resultVariable=\"outcome\"", ATTRIBUTES, "outcomes are left by the step itself"),
                onSend("another transaction", "camunda:asyncAfter=\"true\"", ATTRIBUTES, "the attribute camunda:asyncAfter is not allowed on bpmn:serviceTask; remove it; steps are"),
                onSend("a priority that is evaluated", "camunda:taskPriority=\"" + EVIL + "\"", ATTRIBUTES, "the attribute camunda:taskPriority is not allowed"),
                onSend("a task that compensates", "isForCompensation=\"true\"", ATTRIBUTES, "the attribute isForCompensation is not allowed"),
                replacing("another kind of worker", "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"external\"", "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"mail\"",
                        ATTRIBUTES, "camunda:type=\"mail\" is not allowed on bpmn:serviceTask; right is external"),
                replacing("no kind of worker", "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"external\"", "id=\"Task_Send\" name=\"Send reply\"",
                        ATTRIBUTES, "bpmn:serviceTask lacks camunda:type; give it: external"),
                inSend("a listener", "<bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"evil.Code\" /></bpmn:extensionElements>", ELEMENTS,
                        "camunda:executionListener is not allowed in bpmn:extensionElements; remove the listener"),
                inSend("a field that is injected", "<bpmn:extensionElements><camunda:field name=\"x\"><camunda:string>y</camunda:string></camunda:field></bpmn:extensionElements>",
                        ELEMENTS, "camunda:field is not allowed in bpmn:extensionElements"),
                inSend("a connector", "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>",
                        ELEMENTS, "camunda:connector is not allowed in bpmn:extensionElements"),
                inSend("an output that overwrites the outcome", "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name=\"outcome\">cleared"
                        + "</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>", ELEMENTS, "camunda:outputParameter is not allowed in camunda:inputOutput"),
                inSend("endless retries", "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R/PT0S</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>", ELEMENTS,
                        "camunda:failedJobRetryTimeCycle is not allowed"),
                inSend("extensions twice", "<bpmn:extensionElements />\n<bpmn:extensionElements><camunda:executionListener /></bpmn:extensionElements>", ELEMENTS,
                        "bpmn:extensionElements stands in bpmn:serviceTask more than once").markedBy("<bpmn:extensionElements><camunda:executionListener />"),
                inProcedure("a script in an input", "<camunda:inputParameter name=\"target\">cards", "<camunda:inputParameter name=\"target\"><camunda:script scriptFormat=\"js\">1"
                        + "</camunda:script>", "<camunda:script", ELEMENTS, "camunda:script is not allowed in camunda:inputParameter; give constants"),
                inProcedure("a list in an input", "<camunda:inputParameter name=\"target\">cards", "<camunda:inputParameter name=\"target\"><camunda:list><camunda:value>1"
                        + "</camunda:value></camunda:list>", "<camunda:list", ELEMENTS, "camunda:list is not allowed in camunda:inputParameter"),
                inProcedure("a map in an input", "<camunda:inputParameter name=\"target\">cards", "<camunda:inputParameter name=\"target\"><camunda:map />", "<camunda:map",
                        ELEMENTS, "camunda:map is not allowed in camunda:inputParameter"),
                inProcedure("an input that overwrites the outcome", "<camunda:inputParameter name=\"target\">cards", "<camunda:inputParameter name=\"outcome\">cleared",
                        "name=\"outcome\"", "step-inputs", "prepare-handoff has no input 'outcome'; known are target, wording, reason"),
                replacing("a form handler, which runs when deployed", "<bpmn:startEvent id=\"Start_Conversation\"", "<bpmn:startEvent camunda:formHandlerClass=\"evil.Code\" "
                        + "id=\"Start_Conversation\"", ATTRIBUTES, "the attribute camunda:formHandlerClass is not allowed on bpmn:startEvent"),
                replacing("a form", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation begun\" />", "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:extensionElements>"
                        + "<camunda:formData /></bpmn:extensionElements></bpmn:startEvent>", ELEMENTS, "camunda:formData is not allowed in bpmn:extensionElements; remove the form"),
                replacing("a mapping class", "camunda:calledElementBinding=\"deployment\"", "camunda:calledElementBinding=\"deployment\" camunda:variableMappingClass=\"evil.Code\"",
                        ATTRIBUTES, "the attribute camunda:variableMappingClass is not allowed"),
                replacing("everything handed on", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "<camunda:in variables=\"all\" />", ATTRIBUTES,
                        "the attribute variables is not allowed on camunda:in"),
                replacing("an outcome taken over", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "<camunda:out source=\"x\" target=\"outcome\" />", ELEMENTS,
                        "camunda:out is not allowed in bpmn:extensionElements"));
    }

    private static List<Attack> expressions() {
        return List.of(
                replacing("in documentation", "One instance per conversation;", EVIL + " One instance per conversation;", EXPRESSIONS, "in the text of bpmn:documentation"),
                replacing("split by CDATA", "One instance per conversation;", "$<![CDATA[{]]>x} per conversation;", EXPRESSIONS, "in the text of bpmn:documentation"),
                replacing("split by a comment", "One instance per conversation;", "$<!-- -->{x} per conversation;", EXPRESSIONS, "in the text of bpmn:documentation"),
                replacing("by character references", "name=\"Turn answered\"", "name=\"&#36;&#x7B;x}\"", EXPRESSIONS, "there is an expression in name (\"${x}\")"),
                replacing("with the other sign", "name=\"Turn answered\"", "name=\"#{x}\"", EXPRESSIONS, "there is an expression in name"),
                replacing("in the name of the process", "name=\"A customer is answered\"", "name=\"" + EVIL + "\"", EXPRESSIONS, "there is an expression in name"),
                replacing("in the name of a message", "name=\"PenReturned\"", "name=\"${x}\"", EXPRESSIONS, "there is an expression in name"),
                replacing("in a note", "A newer message", "${x} A newer message", EXPRESSIONS, "in the text of bpmn:text"),
                replacing("in a topic", "camunda:topic=\"send-reply\"", "camunda:topic=\"${x}\"", EXPRESSIONS, "there is an expression in camunda:topic"),
                replacing("in an id", "id=\"Note_Loop\"", "id=\"${x}\"", EXPRESSIONS, "there is an expression in id"),
                replacing("in a duration", ">P1D<", ">${x}<", EXPRESSIONS, "in the text of bpmn:timeDuration"),
                replacing("in a version", "camunda:historyTimeToLive=\"P30D\"", "camunda:versionTag=\"${x}\"", EXPRESSIONS, "there is an expression in camunda:versionTag"),
                inProcedure("in an input", ">cards<", ">${x}<", "${x}", EXPRESSIONS, "in the text of camunda:inputParameter"),
                replacing("in what is called", "calledElement=\"${procedure}\"", "calledElement=\"${procedure.getClass()}\"", EXPRESSIONS, "there is an expression in calledElement"),
                replacing("in the key handed on", "#{execution.processBusinessKey}", "#{execution.processEngineServices}", EXPRESSIONS, "there is an expression in businessKey"),
                replacing("a condition that is always true", "${outcome == 'cleared'}", "${outcome == 'cleared' or true}", CONDITIONS, "right is ${outcome == 'word'}, to the letter"),
                replacing("a condition with a call", "${outcome == 'cleared'}", EVIL, CONDITIONS, "to the letter"),
                replacing("a condition of two", "${outcome == 'cleared'}", "${outcome == 'cleared'}${true}", CONDITIONS, "to the letter"),
                replacing("a condition with a quote inside", "${outcome == 'cleared'}", "${outcome == 'a' || 'b' == 'b'}", CONDITIONS, "to the letter"),
                replacing("a condition on another variable", "${outcome == 'cleared'}", "${procedure == 'cleared'}", CONDITIONS, "to the letter"),
                replacing("a condition in a script language", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}", "language=\"javascript\">${outcome == 'cleared'}", ATTRIBUTES,
                        "the attribute language is not allowed on bpmn:conditionExpression; remove it; conditions have one language only"),
                replacing("a condition in another file", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}", "camunda:resource=\"evil.js\">${outcome == 'cleared'}", ATTRIBUTES,
                        "the attribute camunda:resource is not allowed on bpmn:conditionExpression"),
                replacing("a condition where no gateway is", "<bpmn:sequenceFlow id=\"Flow_Send_Answered\" sourceRef=\"Task_Send\" targetRef=\"End_Answered\" />",
                        "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Task_Send\" targetRef=\"End_Answered\"><bpmn:conditionExpression>${outcome == 'sent'}</bpmn:conditionExpression>"
                                + "</bpmn:sequenceFlow>", CONDITIONS, "a condition stands on a flow that leaves no exclusive gateway"),
                replacing("a default with a condition", "name=\"Cleared?\" default=\"Flow_Cleared_PrepareHandoff\"", "name=\"Cleared?\" default=\"Flow_Cleared_Send\"", CONDITIONS,
                        "the default flow has a condition").markedBy("${outcome == 'cleared'}"));
    }

    private static List<Attack> elements() {
        return List.of(
                adding("a parallel gateway", "<bpmn:parallelGateway id=\"G\" />", ELEMENTS, "use an exclusive gateway: a conversation is on one path at a time"),
                adding("an inclusive gateway", "<bpmn:inclusiveGateway id=\"G\" />", ELEMENTS, "use an exclusive gateway"),
                adding("a complex gateway", "<bpmn:complexGateway id=\"G\" />", ELEMENTS, "use an exclusive gateway"),
                inSend("many at once", "<bpmn:multiInstanceLoopCharacteristics />", ELEMENTS, "remove the multi-instance marker"),
                inSend("a loop marker", "<bpmn:standardLoopCharacteristics />", ELEMENTS, "remove the loop marker and draw the loop with flows"),
                replacing("a sub-process that an event starts", "<bpmn:subProcess id=\"Sub_Turn\"", "<bpmn:subProcess triggeredByEvent=\"true\" id=\"Sub_Turn\"", ATTRIBUTES,
                        "an event sub-process is refused"),
                adding("a transaction", "<bpmn:transaction id=\"T\" />", ELEMENTS, "use a plain sub-process"),
                replacing("an event that does not interrupt", "id=\"Event_TakenOver\"", "cancelActivity=\"false\" id=\"Event_TakenOver\"", ATTRIBUTES, "two paths at once could speak twice"),
                adding("a thrown link", "<bpmn:intermediateThrowEvent id=\"E\"><bpmn:linkEventDefinition name=\"x\" /></bpmn:intermediateThrowEvent>", ELEMENTS,
                        "bpmn:intermediateThrowEvent is not allowed"),
                adding("a caught link", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:linkEventDefinition name=\"x\" /></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:linkEventDefinition is not allowed in bpmn:intermediateCatchEvent; draw the sequence flow").markedBy("<bpmn:linkEventDefinition"),
                adding("a signal", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:signalEventDefinition is not allowed").markedBy("<bpmn:signalEventDefinition"),
                adding("a condition that is waited for", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:conditionalEventDefinition /></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:conditionalEventDefinition is not allowed").markedBy("<bpmn:conditionalEventDefinition"),
                adding("an error that is caught", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:errorEventDefinition /></bpmn:boundaryEvent>", ELEMENTS,
                        "read the step's failure outcome at a gateway").markedBy("<bpmn:errorEventDefinition"),
                adding("an escalation", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:escalationEventDefinition /></bpmn:boundaryEvent>", ELEMENTS,
                        "bpmn:escalationEventDefinition is not allowed").markedBy("<bpmn:escalationEventDefinition"),
                adding("compensation", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:compensateEventDefinition /></bpmn:boundaryEvent>", ELEMENTS,
                        "bpmn:compensateEventDefinition is not allowed").markedBy("<bpmn:compensateEventDefinition"),
                adding("an end that ends all", "<bpmn:endEvent id=\"E\">\n<bpmn:terminateEventDefinition /></bpmn:endEvent>", ELEMENTS, "use a plain end event").markedBy("<bpmn:terminate"),
                replacing("a timer at the start, which runs when deployed", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation begun\" />",
                        "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>",
                        ELEMENTS, "bpmn:timerEventDefinition is not allowed in bpmn:startEvent"),
                replacing("a message at the start", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation begun\" />",
                        "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:messageEventDefinition messageRef=\"Message_PenTaken\" /></bpmn:startEvent>", ELEMENTS,
                        "bpmn:messageEventDefinition is not allowed in bpmn:startEvent"),
                replacing("a cycle", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>", "<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>", ELEMENTS,
                        "bpmn:timeCycle is not allowed in bpmn:timerEventDefinition; use timeDuration and draw the loop with flows"),
                replacing("a date", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>", "<bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate>", ELEMENTS,
                        "bpmn:timeDate is not allowed"),
                replacing("a timer without a time", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>", "", "timer-durations", "the timer has no timeDuration")
                        .markedBy("Trigger_Event_Silence"),
                replacing("a timer of nothing", ">P1D<", ">PT<", "timer-durations", "\"PT\" is no duration"),
                replacing("a timer of a month", ">P1D<", ">P1M<", "timer-durations", "\"P1M\" is no duration of days, hours, minutes and seconds"),
                replacing("a timer below nothing", ">P1D<", ">PT-5S<", "timer-durations", "\"PT-5S\" is no duration"),
                replacing("a timer that spins", ">P1D<", ">PT1S<", "timer-durations", "the timer runs for PT1S; right is from PT10S to P400D"),
                replacing("a timer of years", ">P1D<", ">P9999D<", "timer-durations", "the timer runs for P9999D"),
                adding("a person's task", "<bpmn:userTask id=\"T\" camunda:assignee=\"x\" />", ELEMENTS, "hand over to people by the step hand-off"),
                adding("a task that sends", "<bpmn:sendTask id=\"T\" />", ELEMENTS, "bpmn:sendTask is not allowed"),
                adding("a task that waits", "<bpmn:receiveTask id=\"T\" />", ELEMENTS, "wait by an event-based gateway"),
                adding("a table of decisions", "<bpmn:businessRuleTask id=\"T\" />", ELEMENTS, "bpmn:businessRuleTask is not allowed"),
                adding("data", "<bpmn:dataObject id=\"D\" />", ELEMENTS, "what was said and found stands in tables"),
                replacing("a gateway that starts processes", "<bpmn:eventBasedGateway id=\"Gateway_Customer\"", "<bpmn:eventBasedGateway instantiate=\"true\" id=\"Gateway_Customer\"",
                        ATTRIBUTES, "instantiate=\"true\" is not allowed"),
                replacing("a gateway of all events", "<bpmn:eventBasedGateway id=\"Gateway_Customer\"", "<bpmn:eventBasedGateway eventGatewayType=\"Parallel\" id=\"Gateway_Customer\"",
                        ATTRIBUTES, "eventGatewayType=\"Parallel\" is not allowed"),
                adding("text between the elements", "<bpmn:group id=\"G\">evil</bpmn:group>", ELEMENTS, "there is text in bpmn:group (\"evil\"); write it as documentation"),
                replacing("a name too long for the engine's history", "name=\"Turn answered\"", "name=\"" + "long ".repeat(60) + "\"", ATTRIBUTES, "right is at most 255 characters"),
                replacing("a template that shows another step", "camunda:topic=\"send-reply\"", "camunda:topic=\"send-reply\" camunda:modelerTemplate=\"dev.bailiwick.judge-draft\"",
                        "known-steps", "the task shows the template dev.bailiwick.judge-draft and runs send-reply"));
    }

    private static List<Attack> shapes() {
        return List.of(
                replacing("one id twice", "id=\"Task_SendHandoff\"", "id=\"Task_Send\" camunda:modelerTemplateVersion=\"1\"", "unique-ids", "the id was given before, on line"),
                adding("a fork without a gateway", "<bpmn:sequenceFlow id=\"Fork\" sourceRef=\"Task_Close\" targetRef=\"Gateway_Pen\" />", "one-path", "which would all be taken at once")
                        .markedBy("id=\"Task_Close\""),
                adding("a flow out of an end", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"End_Conversation\" targetRef=\"Gateway_Pen\" />", "one-start", "a flow leads out of an end event"),
                adding("a flow into the start", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Start_Conversation\" />", "one-start", "a flow leads into the start event"),
                adding("a flow into an edge", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Event_TakenOver\" />", "one-path", "a flow leads into an event at an edge")
                        .markedBy("id=\"Event_TakenOver\""),
                adding("a flow across the edge of a sub-process", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Task_Send\" />", "known-references",
                        "targetRef names 'Task_Send', which stands in another scope"),
                replacing("an event at the edge of another scope", "attachedToRef=\"Sub_Turn\"", "attachedToRef=\"Task_Draft\"", "known-references", "which stands in another scope"),
                replacing("a diagram of something else", "bpmnElement=\"Sub_Turn\"", "bpmnElement=\"Sub_Other\"", "known-references", "bpmnElement names 'Sub_Other', which does not exist"),
                inProcedure("a note of a flow that leads elsewhere", "<bpmn:outgoing>Flow_LostCard_Collect<", "<bpmn:outgoing>Flow_Ask_Asked<", "<bpmn:outgoing>", "known-references",
                        "bpmn:outgoing names 'Flow_Ask_Asked', which is no flow of this element"),
                new Attack("a dead part", sample -> sample.inside(CONVERSATION, "</bpmn:process>", "<bpmn:exclusiveGateway id=\"Dead\" /><bpmn:sequenceFlow id=\"F\" sourceRef=\"Dead\" "
                        + "targetRef=\"Gateway_Pen\" />"), CONVERSATION, "id=\"Dead\"", "reachable", "no path leads here from the start"),
                inProcedure("a loop without a way out", "sourceRef=\"Task_Prepare\" targetRef=\"End_Ready\"", "sourceRef=\"Task_Prepare\" targetRef=\"Task_Prepare\"",
                        "id=\"Task_Prepare\"", "reachable", "no path leads from here to an end"),
                replacing("a message waited for inside and around", "messageRef=\"Message_PenTaken\"", "messageRef=\"Message_PenReturned\"", "one-listener", "")
                        .changedBy(AttacksTest::waitInside).markedBy("id=\"Inner_Wrote\"").saying("CustomerWrote is waited for at the edge around it already (Event_Superseded)"),
                adding("a message waited for without end", "<bpmn:intermediateCatchEvent id=\"Alone\"><bpmn:messageEventDefinition messageRef=\"Message_PenTaken\" />"
                        + "</bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"F\" sourceRef=\"Alone\" targetRef=\"End_Conversation\" />", "waits-have-timers", "this event waits without end")
                        .andThen(sample -> sample.conversation("sourceRef=\"Task_Close\" targetRef=\"End_Conversation\"", "sourceRef=\"Task_Close\" targetRef=\"Alone\"")),
                replacing("two processes of one id", "<bpmn:message ", "<bpmn:message ", "one-process", "another file holds a process of this id too").changedBy(sample -> sample
                        .file("processes/bpmn/deep/conversation.bpmn", sample.text(CONVERSATION))).markedBy("<bpmn:process"),
                replacing("a process that only looks like the file", "<bpmn:process id=\"conversation\"", "<bpmn:process id=\"other\"", "one-process",
                        "the process 'other' stands in conversation.bpmn; name the file other.bpmn or change the id"),
                replacing("a process that does not run", "isExecutable=\"true\"", "isExecutable=\"false\"", ATTRIBUTES, "isExecutable=\"false\" is not allowed"),
                replacing("a second pool", "<bpmn:message ", "<bpmn:collaboration id=\"C\"><bpmn:participant id=\"P1\" processRef=\"conversation\" />"
                        + "<bpmn:participant id=\"P2\" processRef=\"conversation\" /></bpmn:collaboration><bpmn:message ", "one-process", "there are 2 pools; keep one"),
                replacing("a procedure of another deployment", "camunda:calledElementBinding=\"deployment\"", "camunda:calledElementBinding=\"latest\"", ATTRIBUTES,
                        "camunda:calledElementBinding=\"latest\" is not allowed"),
                replacing("a conversation that calls itself", "calledElement=\"${procedure}\"", "calledElement=\"conversation\"", "call-form", "the conversation itself cannot be called"),
                replacing("a call without the key", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "", "call-form", "the call hands on the conversation's key 0 times")
                        .markedBy("<bpmn:callActivity"),
                new Attack("two procedures that call each other", sample -> call(call(sample.copy(LOST_CARD, "other"), LOST_CARD, "other"), "processes/bpmn/other.bpmn", "report-lost-card"),
                        LOST_CARD, "<bpmn:callActivity", "no-circular-calls", "this call leads back to report-lost-card"),
                new Attack("a procedure that calls whatever was chosen", sample -> call(sample, LOST_CARD, "${procedure}"), LOST_CARD, "<bpmn:callActivity", "no-circular-calls",
                        "this call leads back to report-lost-card"));
    }

    private static List<Attack> ways() {
        return List.of(
                inProcedure("a procedure that speaks", "camunda:topic=\"ask-for-detail\"", "camunda:topic=\"send-reply\"", "send-reply", "procedures-propose",
                        "a procedure does not use send-reply"),
                inProcedure("a procedure that closes", "camunda:topic=\"ask-for-detail\" />", "camunda:topic=\"close-conversation\"><bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"reason\">x</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>", "close-conversation",
                        "procedures-propose", "a procedure does not use close-conversation"),
                inProcedure("a procedure that judges itself", "camunda:topic=\"ask-for-detail\"", "camunda:topic=\"judge-draft\"", "judge-draft", "procedures-propose",
                        "a procedure does not use judge-draft"),
                inProcedure("a procedure that waits", "<bpmn:serviceTask id=\"Task_Ask\" name=\"Ask for the missing detail\" camunda:type=\"external\" camunda:topic=\"ask-for-detail\" />",
                        "<bpmn:intermediateCatchEvent id=\"Task_Ask\"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                                + "</bpmn:intermediateCatchEvent>", "id=\"Task_Ask\"", "procedures-propose", "a procedure waits for no event"),
                inProcedure("a procedure that ends stuck", "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"", "sourceRef=\"Gateway_Complete\" targetRef=\"End_Asked\"",
                        "id=\"End_Asked\"", "procedure-ends", "the procedure ends with the outcome 'missing'")
                        .andThen(sample -> sample.lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Prepare\"", "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"")
                                .lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"", "sourceRef=\"Task_Ask\" targetRef=\"Task_Prepare\"")),
                speaking("held words said", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\"", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said"),
                speaking("said without being judged", "sourceRef=\"Gateway_Drafted\" targetRef=\"Task_JudgeDraft\"", "sourceRef=\"Gateway_Drafted\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said on the way"),
                speaking("said when there is nothing", "sourceRef=\"Gateway_Found\" targetRef=\"Task_PrepareHandoff\"", "sourceRef=\"Gateway_Found\" targetRef=\"Task_Send\"",
                        "there is no draft to say"),
                speaking("said whatever was judged", "sourceRef=\"Task_JudgeDraft\" targetRef=\"Gateway_Cleared\"", "sourceRef=\"Task_JudgeDraft\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said").andThen(AttacksTest::withoutGateway),
                speaking("what a procedure proposed said at once", "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_JudgeDraft\"", "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said"),
                speaking("said twice", "sourceRef=\"Task_Send\" targetRef=\"End_Answered\"", "sourceRef=\"Task_Send\" targetRef=\"Task_SendHandoff\"", "there is no draft to say")
                        .andThen(sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\" name=\"Turn answered\" />", "")).markedBy("id=\"Task_SendHandoff\""),
                speaking("new words between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"", "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "an unjudged draft would be said").andThen(sample -> slip(sample, "propose-wording")),
                speaking("a slow step between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"", "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "with no event and no slow step between").andThen(sample -> slip(sample, "understand-message")),
                speaking("a wait between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"", "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "there is no draft to say").andThen(sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:intermediateCatchEvent id=\"Slip\">"
                                + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Slip\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"")),
                speaking("said by an event at the edge of the judged path", "<bpmn:endEvent id=\"End_Answered\"", "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"Task_Draft\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                        + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Late\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"", "there is no draft to say"),
                speaking("said by a default that no outcome takes", "default=\"Flow_Cleared_PrepareHandoff\"", "default=\"Never\"", "an unjudged draft would be said")
                        .andThen(sample -> sample.conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\" />",
                                "<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\"><bpmn:conditionExpression>"
                                        + "${outcome == 'held'}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id=\"Never\" sourceRef=\"Gateway_Cleared\" "
                                        + "targetRef=\"Task_Send\" />")),
                replacing("a clearance by default", "default=\"Flow_Cleared_PrepareHandoff\"", "default=\"Yes\"", "judged-speech", "an unjudged draft would be said")
                        .andThen(sample -> sample.conversation("sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\"")
                                .conversation("${outcome == 'cleared'}", "${outcome == 'held'}")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\" />",
                                        "<bpmn:sequenceFlow id=\"Yes\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\" />")).markedBy("id=\"Task_Send\""),
                replacing("a word that nobody leaves", "${outcome == 'understood'}", "${outcome == 'approved'}", "known-outcomes", "no element before this gateway leaves the outcome 'approved'; "
                        + "possible here are 'failed', 'understood'").markedBy("id=\"Flow_Understood_JudgeMessage\""),
                replacing("a flow that is always taken", " default=\"Flow_Understood_PrepareHandoff\"", "", "known-outcomes", "so the engine would always take it")
                        .markedBy("id=\"Flow_Understood_PrepareHandoff\""),
                replacing("an outcome asked for after a timer", "sourceRef=\"Event_Silence\" targetRef=\"Task_Close\"", "sourceRef=\"Event_Silence\" targetRef=\"Gateway_Pen\"", "known-outcomes",
                        "there is no outcome to ask for on the way").markedBy("id=\"Gateway_Pen\""),
                new Attack("a loop that spins inside a sub-process", AttacksTest::spin, CONVERSATION, "id=\"Spin\"", "loops-wait", "leads back here without a wait"),
                new Attack("a loop that spins by way of a procedure", AttacksTest::spinByCall, CONVERSATION, "id=\"Task_JudgeMessage\"", "loops-wait", "leads back here without a wait"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsRefusedWithFileAndLine(Attack attack) {
        Sample sample = attack.change().apply(Sample.good());
        int line = attack.mark().isEmpty() ? 0 : sample.line(attack.path(), attack.mark());

        assertThat(sample.problems()).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(attack.rule());
            assertThat(problem.path()).isEqualTo(attack.path());
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(attack.what());
        });
    }

    @Test
    void thereAreAtLeastAHundredAttacks() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates();
    }

    @Test
    void aMaliciousFileCostsNoMoreThanAMoment() {
        StringBuilder nested = new StringBuilder();
        for (int at = 0; at < 50; at++) {
            nested.append("<bpmn:subProcess id=\"N").append(at).append("\"><bpmn:startEvent id=\"S").append(at).append("\" /><bpmn:endEvent id=\"E").append(at)
                    .append("\" /><bpmn:exclusiveGateway id=\"G").append(at).append("\" />");
            for (int flow = 0; flow < 20; flow++) {
                nested.append("<bpmn:sequenceFlow id=\"F").append(at).append('_').append(flow).append("\" sourceRef=\"G").append(at).append("\" targetRef=\"")
                        .append(at < 49 ? "N" + (at + 1) : "E" + at).append("\"><bpmn:conditionExpression>${outcome == 'w").append(flow)
                        .append("'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
            }
            nested.append("<bpmn:sequenceFlow id=\"A").append(at).append("\" sourceRef=\"S").append(at).append("\" targetRef=\"G").append(at).append("\" />");
            if (at < 49) {
                nested.append("<bpmn:sequenceFlow id=\"B").append(at).append("\" sourceRef=\"N").append(at + 1).append("\" targetRef=\"E").append(at).append("\" />");
            }
        }
        nested.append("</bpmn:subProcess>".repeat(50));
        Sample sample = Sample.good().inside(CONVERSATION, "</bpmn:process>", nested + "<bpmn:sequenceFlow id=\"Z\" sourceRef=\"N0\" targetRef=\"End_Conversation\" />")
                .conversation("sourceRef=\"Task_Close\" targetRef=\"End_Conversation\"", "sourceRef=\"Task_Close\" targetRef=\"N0\"");

        List<Problem> problems = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), sample::problems);

        assertThat(problems).extracting(Problem::rule).containsOnly("known-outcomes");
    }

    private static Attack speaking(String name, String old, String changed, String what) {
        return replacing(name, old, changed, "judged-speech", what).markedBy("id=\"Task_Send\"");
    }

    private static Sample waitInside(Sample sample) {
        return sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:eventBasedGateway id=\"Inner\" />\n<bpmn:intermediateCatchEvent id=\"Inner_Wrote\">"
                + "<bpmn:messageEventDefinition messageRef=\"Message_CustomerWrote\" /></bpmn:intermediateCatchEvent>\n<bpmn:intermediateCatchEvent id=\"Inner_Silence\">"
                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                + "<bpmn:sequenceFlow id=\"I1\" sourceRef=\"Inner\" targetRef=\"Inner_Wrote\" /><bpmn:sequenceFlow id=\"I2\" sourceRef=\"Inner\" targetRef=\"Inner_Silence\" />"
                + "<bpmn:sequenceFlow id=\"I3\" sourceRef=\"Inner_Wrote\" targetRef=\"End_Answered\" /><bpmn:sequenceFlow id=\"I4\" sourceRef=\"Inner_Silence\" "
                + "targetRef=\"End_Answered\" /><bpmn:endEvent id=\"End_Answered\"").conversation("sourceRef=\"Task_Send\" targetRef=\"End_Answered\"",
                        "sourceRef=\"Task_Send\" targetRef=\"Inner\"");
    }

    private static Sample call(Sample sample, String path, String procedure) {
        return sample.change(path, "<bpmn:serviceTask id=\"Task_Ask\" name=\"Ask for the missing detail\" camunda:type=\"external\" camunda:topic=\"ask-for-detail\" />",
                "<bpmn:callActivity id=\"Task_Ask\" calledElement=\"" + procedure + "\" camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements>"
                        + "<camunda:in businessKey=\"#{execution.processBusinessKey}\" /></bpmn:extensionElements></bpmn:callActivity>");
    }

    private static Sample slip(Sample sample, String step) {
        return sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:serviceTask id=\"Slip\" camunda:type=\"external\" camunda:topic=\"" + step + "\" />"
                + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Slip\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"");
    }

    private static Sample withoutGateway(Sample sample) {
        return sample.conversation("<bpmn:exclusiveGateway id=\"Gateway_Cleared\" name=\"Cleared?\" default=\"Flow_Cleared_PrepareHandoff\" />", "")
                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_Send\" name=\"cleared\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\">\n        <bpmn:conditionExpression "
                        + "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}</bpmn:conditionExpression>\n      </bpmn:sequenceFlow>", "")
                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\" />", "");
    }

    /** A sub-process of quick steps that is entered again and again: the loop's flows are in one scope, its steps in another. */
    private static Sample spin(Sample sample) {
        return sample.conversation("<bpmn:serviceTask id=\"Task_Close\"", "<bpmn:subProcess id=\"Spin\">\n<bpmn:startEvent id=\"Spin_Start\" /><bpmn:serviceTask id=\"Spin_Find\" "
                + "camunda:type=\"external\" camunda:topic=\"find-passages\" /><bpmn:endEvent id=\"Spin_End\" /><bpmn:sequenceFlow id=\"S1\" sourceRef=\"Spin_Start\" "
                + "targetRef=\"Spin_Find\" /><bpmn:sequenceFlow id=\"S2\" sourceRef=\"Spin_Find\" targetRef=\"Spin_End\" /></bpmn:subProcess>\n"
                + "<bpmn:exclusiveGateway id=\"Again\" default=\"S4\" /><bpmn:sequenceFlow id=\"S3\" sourceRef=\"Spin\" targetRef=\"Again\" />"
                + "<bpmn:sequenceFlow id=\"S4\" sourceRef=\"Again\" targetRef=\"Spin\" /><bpmn:sequenceFlow id=\"S5\" sourceRef=\"Again\" targetRef=\"Task_Close\">"
                + "<bpmn:conditionExpression>${outcome == 'found'}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:serviceTask id=\"Task_Close\"")
                .conversation("sourceRef=\"Event_Silence\" targetRef=\"Task_Close\"", "sourceRef=\"Event_Silence\" targetRef=\"Spin\"");
    }

    private static Sample spinByCall(Sample sample) {
        return sample.conversation("sourceRef=\"Gateway_Procedure\" targetRef=\"Task_PrepareHandoff\"", "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_JudgeMessage\"");
    }
}

package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.Attack.adding;
import static dev.bailiwick.flow.lint.Attack.inProcedure;
import static dev.bailiwick.flow.lint.Attack.inSend;
import static dev.bailiwick.flow.lint.Attack.onSend;
import static dev.bailiwick.flow.lint.Attack.replacing;
import static dev.bailiwick.flow.lint.Sample.CONVERSATION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Drawings that hide text from a reader, or say what the closed language has no words for. */
final class LanguageAttacks {

    private static final String ELEMENTS = "allowed-elements";
    private static final String ATTRIBUTES = "allowed-attributes";
    private static final String EXPRESSIONS = "no-expressions";
    private static final String CONDITIONS = "plain-conditions";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String EVIL = "${''.getClass().forName('java.lang.Runtime')}";

    private LanguageAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(files(), names(), code(), expressions(), elements()).flatMap(List::stream);
    }

    private static List<Attack> files() {
        return List.of(
                new Attack("UTF-16", sample -> sample.bytes(CONVERSATION, sample.text(CONVERSATION).getBytes(StandardCharsets.UTF_16)), CONVERSATION,
                        "\uFFFD",
                        "plain-xml", "the file is not UTF-8 (it has zero bytes, as UTF-16 does)"),
                new Attack("bytes that are no UTF-8", sample -> sample.bytes(CONVERSATION, sample.text(CONVERSATION).replace("Turn answered",
                        "Turn é")
                        .getBytes(StandardCharsets.ISO_8859_1)), CONVERSATION, DECLARATION, "plain-xml", "the file is not UTF-8; save it as UTF-8"),
                replacing("a declared encoding that nobody checked", DECLARATION, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "plain-xml",
                        "says encoding ISO-8859-1; only UTF-8 is read"),
                replacing("UTF-7", DECLARATION, "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "plain-xml", "only UTF-8 is read"),
                replacing("XML 1.1, which has other line ends", DECLARATION, "<?xml version=\"1.1\" encoding=\"UTF-8\"?>", "plain-xml",
                        "only 1.0 is read"),
                replacing("a billion laughs", "<bpmn:definitions", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b "
                        + "\"&a;&a;&a;&a;\">]>\n<bpmn:definitions", "plain-xml",
                        "a DOCTYPE is not read"),
                replacing("an outside file", "<bpmn:definitions", "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n<bpmn:definitions",
                        "plain-xml",
                        "a DOCTYPE is not read"),
                replacing("a processing instruction", "<bpmn:message ", "<?xml-stylesheet href=\"evil.xsl\"?>\n<bpmn:message ", "plain-xml",
                        "a processing instruction (<?…?>) is not read"),
                replacing("an entity out of nowhere", "name=\"Turn answered\"", "name=\"Turn &evil; answered\"", "plain-xml",
                        "this is not well-formed XML"),
                new Attack("more than 2 MB", sample -> sample.conversation("<bpmn:message ", "<!-- " + "x".repeat(2_200_000) + " --><bpmn:message "),
                        CONVERSATION, "",
                        "plain-xml", "the most is 2097152"),
                new Attack("elements a hundred thousand deep", sample -> sample.conversation("<bpmn:message ", "\n" + "<a>".repeat(100_000)),
                        CONVERSATION, "<a>",
                        "plain-xml", "nested more than 60 deep"),
                new Attack("an empty file", sample -> sample.file(CONVERSATION, ""), CONVERSATION, "", "plain-xml", "the file is empty"),
                new Attack("no XML at all", sample -> sample.file(CONVERSATION, "PK\3\4 this is a zip"), CONVERSATION, "PK", "plain-xml",
                        "this is not well-formed XML"),
                new Attack("half a file", sample -> sample.file(CONVERSATION, DECLARATION + "\n<bpmn:definitions xmlns:bpmn=\"" + XmlName.BPMN
                        + "\">"), CONVERSATION,
                        "<bpmn:definitions", "plain-xml", "this is not well-formed XML"),
                new Attack("another root", sample -> sample.file(CONVERSATION, "<definitions><process id=\"conversation\" /></definitions>"),
                        CONVERSATION, "<definitions>",
                        ELEMENTS, "a drawing begins with bpmn:definitions in the namespace"),
                replacing("a prefix that is bound to nothing", "<bpmn:message ", "<evil:message ", "plain-xml", "this is not well-formed XML"));
    }

    private static List<Attack> names() {
        return List.of(
                onSend("the old namespace", "xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"evil.Code\"", ATTRIBUTES,
                        "the attribute activiti:class is not allowed on bpmn:serviceTask; the engine would obey this old namespace"),
                inSend("the old namespace under our prefix", "<bpmn:extensionElements><camunda:executionListener "
                        + "xmlns:camunda=\"http://activiti.org/bpmn\" class=\"evil\" />"
                        + "</bpmn:extensionElements>", ELEMENTS, "activiti:executionListener is not allowed in bpmn:extensionElements; the engine "
                        + "would obey"),
                onSend("our namespace under another prefix", "xmlns:harmless=\"" + XmlName.CAMUNDA + "\" harmless:class=\"evil.Code\"", ATTRIBUTES,
                        "the attribute camunda:class is not allowed"),
                adding("BPMN under another prefix", "<x:scriptTask xmlns:x=\"" + XmlName.BPMN + "\" id=\"S\" scriptFormat=\"javascript\" />",
                        ELEMENTS,
                        "bpmn:scriptTask is not allowed in bpmn:process"),
                adding("BPMN by default namespace", "<scriptTask xmlns=\"" + XmlName.BPMN + "\" id=\"S\" />", ELEMENTS,
                        "bpmn:scriptTask is not allowed in bpmn:process"),
                adding("an element of nobody", "<x:note xmlns:x=\"http://example.org/x\" />", ELEMENTS,
                        "{http://example.org/x}note is not allowed in bpmn:process; remove it"),
                replacing("an attribute of nobody", "<bpmn:endEvent id=\"End_Answered\"",
                        "<bpmn:endEvent xmlns:x=\"http://example.org/x\" x:y=\"z\" id=\"End_Answered\"", ATTRIBUTES,
                        "the attribute {http://example.org/x}y is not allowed on bpmn:endEvent"),
                adding("a flow that only looks like one", "<camunda:sequenceFlow id=\"F\" sourceRef=\"Task_Close\" targetRef=\"End_Conversation\" "
                        + "/>", ELEMENTS,
                        "camunda:sequenceFlow is not allowed in bpmn:process"),
                replacing("a schema from outside", "id=\"Definitions_conversation\"", "id=\"Definitions_conversation\" xsi:schemaLocation=\"a "
                        + "http://evil.example/a.xsd\"", ATTRIBUTES,
                        "the attribute xsi:schemaLocation is not allowed on bpmn:definitions; remove it")
                        .markedBy("<bpmn:definitions"),
                replacing("another type of condition", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}",
                        "xsi:type=\"camunda:tFormalExpression\">${outcome == 'cleared'}",
                        ATTRIBUTES, "right is bpmn:tFormalExpression"));
    }

    private static List<Attack> code() {
        return List.of(
                adding("a script", "<bpmn:scriptTask id=\"S\" "
                        + "scriptFormat=\"javascript\"><bpmn:script>java.lang.Runtime</bpmn:script></bpmn:scriptTask>", ELEMENTS,
                        "use a service task with camunda:type=\"external\""),
                onSend("a Java class", "camunda:class=\"evil.Code\"", ATTRIBUTES, "the attribute camunda:class is not allowed on "
                        + "bpmn:serviceTask; name the step by"),
                onSend("an expression for a task", "camunda:expression=\"" + EVIL + "\"", ATTRIBUTES,
                        "the attribute camunda:expression is not allowed"),
                onSend("a bean", "camunda:delegateExpression=\"bean\"", ATTRIBUTES, "the attribute camunda:delegateExpression is not allowed"),
                onSend("a result that overwrites the outcome", "camunda:resultVariable=\"outcome\"", ATTRIBUTES,
                        "outcomes are left by the step itself"),
                onSend("another transaction", "camunda:asyncAfter=\"true\"", ATTRIBUTES,
                        "the attribute camunda:asyncAfter is not allowed on bpmn:serviceTask; remove it; steps are"),
                onSend("a priority that is evaluated", "camunda:taskPriority=\"" + EVIL + "\"", ATTRIBUTES,
                        "the attribute camunda:taskPriority is not allowed"),
                onSend("a task that compensates", "isForCompensation=\"true\"", ATTRIBUTES, "the attribute isForCompensation is not allowed"),
                replacing("another kind of worker", "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"external\"",
                        "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"mail\"",
                        ATTRIBUTES, "camunda:type=\"mail\" is not allowed on bpmn:serviceTask; right is external"),
                replacing("no kind of worker", "id=\"Task_Send\" name=\"Send reply\" camunda:type=\"external\"",
                        "id=\"Task_Send\" name=\"Send reply\"",
                        ATTRIBUTES, "bpmn:serviceTask lacks camunda:type; give it: external"),
                inSend("a listener", "<bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"evil.Code\" "
                        + "/></bpmn:extensionElements>", ELEMENTS,
                        "camunda:executionListener is not allowed in bpmn:extensionElements; remove the listener"),
                inSend("a field that is injected", "<bpmn:extensionElements><camunda:field "
                        + "name=\"x\"><camunda:string>y</camunda:string></camunda:field></bpmn:extensionElements>",
                        ELEMENTS, "camunda:field is not allowed in bpmn:extensionElements"),
                inSend("a connector",
                        "<bpmn:extensionElements><camunda:connector>"
                                + "<camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>",
                        ELEMENTS, "camunda:connector is not allowed in bpmn:extensionElements"),
                inSend("an output that overwrites the outcome", "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter "
                        + "name=\"outcome\">cleared"
                        + "</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>", ELEMENTS,
                        "camunda:outputParameter is not allowed in camunda:inputOutput"),
                inSend("endless retries",
                        "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R/PT0S</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>",
                        ELEMENTS,
                        "camunda:failedJobRetryTimeCycle is not allowed"),
                inSend("extensions twice", "<bpmn:extensionElements />\n<bpmn:extensionElements><camunda:executionListener "
                        + "/></bpmn:extensionElements>", ELEMENTS,
                        "bpmn:extensionElements stands in bpmn:serviceTask more than "
                        + "once").markedBy("<bpmn:extensionElements><camunda:executionListener />"),
                inProcedure("a script in an input", "<camunda:inputParameter name=\"target\">cards",
                        "<camunda:inputParameter name=\"target\"><camunda:script scriptFormat=\"js\">1"
                        + "</camunda:script>", "<camunda:script", ELEMENTS, "camunda:script is not allowed in camunda:inputParameter; give "
                        + "constants"),
                inProcedure("a list in an input", "<camunda:inputParameter name=\"target\">cards",
                        "<camunda:inputParameter name=\"target\"><camunda:list><camunda:value>1"
                        + "</camunda:value></camunda:list>", "<camunda:list", ELEMENTS, "camunda:list is not allowed in camunda:inputParameter"),
                inProcedure("a map in an input", "<camunda:inputParameter name=\"target\">cards",
                        "<camunda:inputParameter name=\"target\"><camunda:map />", "<camunda:map",
                        ELEMENTS, "camunda:map is not allowed in camunda:inputParameter"),
                inProcedure("an input that overwrites the outcome", "<camunda:inputParameter name=\"target\">cards",
                        "<camunda:inputParameter name=\"outcome\">cleared",
                        "name=\"outcome\"", "step-inputs", "prepare-handoff has no input 'outcome'; known are target, wording, reason"),
                replacing("a form handler, which runs when deployed", "<bpmn:startEvent id=\"Start_Conversation\"",
                        "<bpmn:startEvent camunda:formHandlerClass=\"evil.Code\" "
                        + "id=\"Start_Conversation\"", ATTRIBUTES, "the attribute camunda:formHandlerClass is not allowed on bpmn:startEvent"),
                replacing("a form", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation begun\" />",
                        "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:extensionElements>"
                        + "<camunda:formData /></bpmn:extensionElements></bpmn:startEvent>", ELEMENTS,
                        "camunda:formData is not allowed in bpmn:extensionElements; remove the form"),
                replacing("a mapping class", "camunda:calledElementBinding=\"deployment\"",
                        "camunda:calledElementBinding=\"deployment\" camunda:variableMappingClass=\"evil.Code\"",
                        ATTRIBUTES, "the attribute camunda:variableMappingClass is not allowed"),
                replacing("everything handed on", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "<camunda:in variables=\"all\" />", ATTRIBUTES,
                        "the attribute variables is not allowed on camunda:in"),
                replacing("an outcome taken over", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        "<camunda:out source=\"x\" target=\"outcome\" />", ELEMENTS,
                        "camunda:out is not allowed in bpmn:extensionElements"));
    }

    private static List<Attack> expressions() {
        return List.of(
                replacing("in documentation", "One instance per conversation;", EVIL + " One instance per conversation;", EXPRESSIONS,
                        "in the text of bpmn:documentation"),
                replacing("split by CDATA", "One instance per conversation;", "$<![CDATA[{]]>x} per conversation;", EXPRESSIONS,
                        "in the text of bpmn:documentation"),
                replacing("split by a comment", "One instance per conversation;", "$<!-- -->{x} per conversation;", EXPRESSIONS,
                        "in the text of bpmn:documentation"),
                replacing("by character references", "name=\"Turn answered\"", "name=\"&#36;&#x7B;x}\"", EXPRESSIONS,
                        "there is an expression in name (\"${x}\")"),
                replacing("with the other sign", "name=\"Turn answered\"", "name=\"#{x}\"", EXPRESSIONS, "there is an expression in name"),
                replacing("in the name of the process", "name=\"A customer is answered\"", "name=\"" + EVIL + "\"", EXPRESSIONS,
                        "there is an expression in name"),
                replacing("in the name of a message", "name=\"PenReturned\"", "name=\"${x}\"", EXPRESSIONS, "there is an expression in name"),
                replacing("in a note", "A newer message", "${x} A newer message", EXPRESSIONS, "in the text of bpmn:text"),
                replacing("in a topic", "camunda:topic=\"send-reply\"", "camunda:topic=\"${x}\"", EXPRESSIONS,
                        "there is an expression in camunda:topic"),
                replacing("in an id", "id=\"Note_Loop\"", "id=\"${x}\"", EXPRESSIONS, "there is an expression in id"),
                replacing("a label that reads backwards", "name=\"Turn answered\"", "name=\"Turn \u202Edleh\u202C\"", "visible-text",
                        "an invisible character (U+202E) in name"),
                inProcedure("a team that only looks like ours", ">cards<", ">car\u200Bds<", "car\u200Bds", "visible-text",
                        "an invisible character (U+200B) in the text of"),
                replacing("in a duration", ">P1D<", ">${x}<", EXPRESSIONS, "in the text of bpmn:timeDuration"),
                replacing("in a version", "camunda:historyTimeToLive=\"P30D\"", "camunda:versionTag=\"${x}\"", EXPRESSIONS,
                        "there is an expression in camunda:versionTag"),
                inProcedure("in an input", ">cards<", ">${x}<", "${x}", EXPRESSIONS, "in the text of camunda:inputParameter"),
                replacing("in what is called", "calledElement=\"${procedure}\"", "calledElement=\"${procedure.getClass()}\"", EXPRESSIONS,
                        "there is an expression in calledElement"),
                replacing("in the key handed on", "#{execution.processBusinessKey}", "#{execution.processEngineServices}", EXPRESSIONS,
                        "there is an expression in businessKey"),
                replacing("a condition that is always true", "${outcome == 'cleared'}", "${outcome == 'cleared' or true}", CONDITIONS,
                        "right is ${outcome == 'word'}, to the letter"),
                replacing("a condition with a call", "${outcome == 'cleared'}", EVIL, CONDITIONS, "to the letter"),
                replacing("a condition of two", "${outcome == 'cleared'}", "${outcome == 'cleared'}${true}", CONDITIONS, "to the letter"),
                replacing("a condition with a quote inside", "${outcome == 'cleared'}", "${outcome == 'a' || 'b' == 'b'}", CONDITIONS,
                        "to the letter"),
                replacing("a condition on another variable", "${outcome == 'cleared'}", "${procedure == 'cleared'}", CONDITIONS, "to the letter"),
                replacing("a condition in a script language", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}",
                        "language=\"javascript\">${outcome == 'cleared'}", ATTRIBUTES,
                        "the attribute language is not allowed on bpmn:conditionExpression; remove it; conditions have one language only"),
                replacing("a condition in another file", "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}",
                        "camunda:resource=\"evil.js\">${outcome == 'cleared'}", ATTRIBUTES,
                        "the attribute camunda:resource is not allowed on bpmn:conditionExpression"),
                replacing("a condition where no gateway is", "<bpmn:sequenceFlow id=\"Flow_Send_Answered\" sourceRef=\"Task_Send\" "
                        + "targetRef=\"End_Answered\" />",
                        "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Task_Send\" targetRef=\"End_Answered\"><bpmn:conditionExpression>${outcome == "
                        + "'sent'}</bpmn:conditionExpression>"
                                + "</bpmn:sequenceFlow>", CONDITIONS, "a condition stands on a flow that leaves no exclusive gateway"),
                replacing("a default with a condition", "name=\"Cleared?\" default=\"Flow_Cleared_PrepareHandoff\"",
                        "name=\"Cleared?\" default=\"Flow_Cleared_Send\"", CONDITIONS,
                        "the default flow has a condition").markedBy("${outcome == 'cleared'}"));
    }

    private static List<Attack> elements() {
        return List.of(
                adding("a parallel gateway", "<bpmn:parallelGateway id=\"G\" />", ELEMENTS,
                        "use an exclusive gateway: a conversation is on one path at a time"),
                adding("an inclusive gateway", "<bpmn:inclusiveGateway id=\"G\" />", ELEMENTS, "use an exclusive gateway"),
                adding("a complex gateway", "<bpmn:complexGateway id=\"G\" />", ELEMENTS, "use an exclusive gateway"),
                inSend("many at once", "<bpmn:multiInstanceLoopCharacteristics />", ELEMENTS, "remove the multi-instance marker"),
                inSend("a loop marker", "<bpmn:standardLoopCharacteristics />", ELEMENTS, "remove the loop marker and draw the loop with flows"),
                replacing("a sub-process that an event starts", "<bpmn:subProcess id=\"Sub_Turn\"",
                        "<bpmn:subProcess triggeredByEvent=\"true\" id=\"Sub_Turn\"", ATTRIBUTES,
                        "an event sub-process is refused"),
                adding("a transaction", "<bpmn:transaction id=\"T\" />", ELEMENTS, "use a plain sub-process"),
                replacing("an event that does not interrupt", "id=\"Event_TakenOver\"", "cancelActivity=\"false\" id=\"Event_TakenOver\"",
                        ATTRIBUTES, "two paths at once could speak twice"),
                adding("a thrown link", "<bpmn:intermediateThrowEvent id=\"E\"><bpmn:linkEventDefinition name=\"x\" "
                        + "/></bpmn:intermediateThrowEvent>", ELEMENTS,
                        "bpmn:intermediateThrowEvent is not allowed"),
                adding("a caught link", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:linkEventDefinition name=\"x\" "
                        + "/></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:linkEventDefinition is not allowed in bpmn:intermediateCatchEvent; draw the sequence flow")
                        .markedBy("<bpmn:linkEventDefinition"),
                adding("a signal", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:signalEventDefinition is not allowed").markedBy("<bpmn:signalEventDefinition"),
                adding("a condition that is waited for", "<bpmn:intermediateCatchEvent id=\"E\">\n<bpmn:conditionalEventDefinition "
                        + "/></bpmn:intermediateCatchEvent>", ELEMENTS,
                        "bpmn:conditionalEventDefinition is not allowed").markedBy("<bpmn:conditionalEventDefinition"),
                adding("an error that is caught", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:errorEventDefinition "
                        + "/></bpmn:boundaryEvent>", ELEMENTS,
                        "read the step's failure outcome at a gateway").markedBy("<bpmn:errorEventDefinition"),
                adding("an escalation", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:escalationEventDefinition "
                        + "/></bpmn:boundaryEvent>", ELEMENTS,
                        "bpmn:escalationEventDefinition is not allowed").markedBy("<bpmn:escalationEventDefinition"),
                adding("compensation", "<bpmn:boundaryEvent id=\"E\" attachedToRef=\"Task_Close\">\n<bpmn:compensateEventDefinition "
                        + "/></bpmn:boundaryEvent>", ELEMENTS,
                        "bpmn:compensateEventDefinition is not allowed").markedBy("<bpmn:compensateEventDefinition"),
                adding("an end that ends all", "<bpmn:endEvent id=\"E\">\n<bpmn:terminateEventDefinition /></bpmn:endEvent>", ELEMENTS,
                        "use a plain end event").markedBy("<bpmn:terminate"),
                replacing("a timer at the start, which runs when deployed", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation "
                        + "begun\" />",
                        "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:timerEventDefinition>"
                                + "<bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:startEvent>",
                        ELEMENTS, "bpmn:timerEventDefinition is not allowed in bpmn:startEvent"),
                replacing("a message at the start", "<bpmn:startEvent id=\"Start_Conversation\" name=\"Conversation begun\" />",
                        "<bpmn:startEvent id=\"Start_Conversation\"><bpmn:messageEventDefinition messageRef=\"Message_PenTaken\" "
                        + "/></bpmn:startEvent>", ELEMENTS,
                        "bpmn:messageEventDefinition is not allowed in bpmn:startEvent"),
                replacing("a cycle", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>",
                        "<bpmn:timeCycle>R/PT0S</bpmn:timeCycle>", ELEMENTS,
                        "bpmn:timeCycle is not allowed in bpmn:timerEventDefinition; use timeDuration and draw the loop with flows"),
                replacing("a date", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>",
                        "<bpmn:timeDate>2026-01-01T00:00:00Z</bpmn:timeDate>", ELEMENTS,
                        "bpmn:timeDate is not allowed"),
                replacing("a timer without a time", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P1D</bpmn:timeDuration>", "",
                        "timer-durations", "the timer has no timeDuration")
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
                replacing("a gateway that starts processes", "<bpmn:eventBasedGateway id=\"Gateway_Customer\"",
                        "<bpmn:eventBasedGateway instantiate=\"true\" id=\"Gateway_Customer\"",
                        ATTRIBUTES, "instantiate=\"true\" is not allowed"),
                replacing("a gateway of all events", "<bpmn:eventBasedGateway id=\"Gateway_Customer\"",
                        "<bpmn:eventBasedGateway eventGatewayType=\"Parallel\" id=\"Gateway_Customer\"",
                        ATTRIBUTES, "eventGatewayType=\"Parallel\" is not allowed"),
                adding("text between the elements", "<bpmn:group id=\"G\">evil</bpmn:group>", ELEMENTS,
                        "there is text in bpmn:group (\"evil\"); write it as documentation"),
                replacing("a name too long for the engine's history", "name=\"Turn answered\"", "name=\"" + "long ".repeat(60) + "\"", ATTRIBUTES,
                        "right is at most 255 characters"),
                replacing("a template that shows another step", "camunda:topic=\"send-reply\"",
                        "camunda:topic=\"send-reply\" camunda:modelerTemplate=\"dev.bailiwick.judge-draft\"",
                        "known-steps", "the task shows the template dev.bailiwick.judge-draft and runs send-reply"));
    }
}

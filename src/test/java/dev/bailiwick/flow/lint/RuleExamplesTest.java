package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.Sample.CONVERSATION;
import static dev.bailiwick.flow.lint.Sample.LOST_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule with a drawing that it lets pass and one that it refuses, which differ in what the rule is about. */
class RuleExamplesTest {

    /**
     * @param rule the rule's name
     * @param good a change that the rule lets pass
     * @param bad  a change that the rule refuses
     * @param path the file of the problem
     * @param mark a text on the line of the problem; empty when the whole file is meant
     * @param what a part of what the problem says
     */
    record Example(String rule, UnaryOperator<Sample> good, UnaryOperator<Sample> bad, String path, String mark, String what) {

        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example("plain-xml",
                        sample -> sample.conversation("<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- drawn by hand -->"),
                        sample -> sample.conversation("<bpmn:definitions", "<!DOCTYPE x>\n<bpmn:definitions"),
                        CONVERSATION, "<!DOCTYPE", "a DOCTYPE is not read; delete it"),
                new Example("allowed-elements",
                        sample -> sample.inside(CONVERSATION, "</bpmn:process>", "<bpmn:group id=\"Group_Wait\" />"),
                        sample -> sample.inside(CONVERSATION, "</bpmn:process>", "<bpmn:scriptTask id=\"Script\" />"),
                        CONVERSATION, "bpmn:scriptTask", "bpmn:scriptTask is not allowed in bpmn:process; use a service task"),
                new Example("allowed-attributes",
                        sample -> sample.conversation("camunda:topic=\"send-reply\"", "camunda:topic=\"send-reply\" "
                        + "camunda:modelerTemplate=\"dev.bailiwick.send-reply\""),
                        sample -> sample.conversation("camunda:topic=\"send-reply\"", "camunda:topic=\"send-reply\" camunda:asyncBefore=\"true\""),
                        CONVERSATION, "camunda:asyncBefore", "the attribute camunda:asyncBefore is not allowed on bpmn:serviceTask"),
                new Example("no-expressions",
                        sample -> sample.conversation("name=\"Draft reply\"", "name=\"Draft reply ($ {free} of charge)\""),
                        sample -> sample.conversation("name=\"Draft reply\"", "name=\"Draft ${reply}\""),
                        CONVERSATION, "Draft ${reply}", "there is an expression in name"),
                new Example("visible-text",
                        sample -> sample.conversation("name=\"Draft reply\"", "name=\"Antwort entwerfen – \u00BFy ahora?\""),
                        sample -> sample.conversation("name=\"Draft reply\"", "name=\"Draft \u2066reply\""),
                        CONVERSATION, "id=\"Task_Draft\"", "there is an invisible character (U+2066) in name; write the text anew"),
                new Example("plain-conditions",
                        sample -> sample.conversation("${outcome == 'cleared'}<", "\n          ${outcome == 'cleared'}\n<"),
                        sample -> sample.conversation("${outcome == 'cleared'}<", "${outcome != 'held'}<"),
                        CONVERSATION, "${outcome != 'held'}", "right is ${outcome == 'word'}, to the letter"),
                new Example("unique-ids",
                        sample -> sample.conversation("<bpmndi:BPMNLabel />", "<bpmndi:BPMNLabel id=\"Label\" />"),
                        sample -> sample.conversation("<bpmndi:BPMNLabel />", "<bpmndi:BPMNLabel id=\"Task_Send\" />"),
                        CONVERSATION, "<bpmndi:BPMNLabel id", "the id was given before"),
                new Example("one-process",
                        sample -> sample.copy(LOST_CARD, "report-stolen-card"),
                        sample -> sample.conversation("<bpmn:message ", "<bpmn:process id=\"other\" isExecutable=\"true\" />\n<bpmn:message "),
                        CONVERSATION, "<bpmn:process id=\"other\"", "the file holds 2 processes"),
                new Example("known-references",
                        sample -> sample.lostCard("<bpmn:startEvent", "<bpmn:association id=\"A\" sourceRef=\"Task_Ask\" "
                        + "targetRef=\"Task_Collect\" /><bpmn:startEvent"),
                        sample -> sample.lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"",
                        "sourceRef=\"Task_Ask\" targetRef=\"End_Nowhere\""),
                        LOST_CARD, "End_Nowhere", "targetRef names 'End_Nowhere', which is no"),
                new Example("known-messages",
                        sample -> sample.conversation("<bpmn:message id=\"Message_PenTaken\"", "<bpmn:message\n id=\"Message_PenTaken\""),
                        sample -> sample.conversation("name=\"PenTaken\"", "name=\"PenStolen\""),
                        CONVERSATION, "PenStolen", "nobody sends a message 'PenStolen'; known are ConversationClosed, CustomerWrote, PenReturned, "
                        + "PenTaken"),
                new Example("timer-durations",
                        sample -> sample.conversation(">P1D<", ">PT10S<"),
                        sample -> sample.conversation(">P1D<", ">PT0S<"),
                        CONVERSATION, ">PT0S<", "the timer runs for PT0S; right is from PT10S to P400D"),
                new Example("one-trigger",
                        sample -> sample.conversation(trigger("Event_Taken"), trigger("Event_Taken")),
                        sample -> sample.conversation(trigger("Event_Taken"), ""),
                        CONVERSATION, "id=\"Event_Taken\"", "the event has 0 triggers"),
                new Example("known-steps",
                        sample -> sample.conversation("camunda:topic=\"judge-draft\"", "camunda:topic=\"judge-draft\" "
                        + "camunda:modelerTemplate=\"dev.bailiwick.judge-draft\""),
                        sample -> sample.conversation("camunda:topic=\"judge-draft\"", "camunda:topic=\"judge-drafts\""),
                        CONVERSATION, "judge-drafts", "there is no step 'judge-drafts'; known are understand-message, judge-message"),
                new Example("step-inputs",
                        sample -> sample.lostCard("name=\"target\">cards<", "name=\"target\"><"),
                        sample -> sample.lostCard("name=\"details\">card=four-digits; when=moment; where=place-or-text<", "name=\"details\"><"),
                        LOST_CARD, "name=\"details\"", "the input 'details' is empty; give it: What is needed, in order"),
                new Example("step-inputs",
                        sample -> sample.lostCard("card=four-digits; when=moment", "card = four-digits;\n  when=moment"),
                        sample -> sample.lostCard("card=four-digits; when=moment", "card=four-digits, when=moment"),
                        LOST_CARD, "name=\"details\"", "it must be name=kind, separated by semicolons, such as card_last_four=four-digits"),
                new Example("call-form",
                        sample -> sample.inside(CONVERSATION, "</bpmn:subProcess>", "<bpmn:group id=\"Group\" />"),
                        sample -> sample.conversation("calledElement=\"${procedure}\"", "calledElement=\"report-lost-dog\""),
                        CONVERSATION, "report-lost-dog", "there is no procedure 'report-lost-dog'; known are report-lost-card"),
                new Example("scope-size",
                        sample -> sample.inside(CONVERSATION, "</bpmn:process>", chain(40 - 23)),
                        sample -> sample.inside(CONVERSATION, "</bpmn:process>", chain(40)),
                        CONVERSATION, "<bpmn:process", "the most is 40; move a part into a drawing of its own and call it by a call activity"),
                new Example("one-start",
                        sample -> sample.inside(LOST_CARD, "</bpmn:process>", "<bpmn:group id=\"Group\" />"),
                        sample -> sample.inside(LOST_CARD, "</bpmn:process>", "<bpmn:startEvent id=\"Start_Two\" /><bpmn:sequenceFlow id=\"F\" "
                        + "sourceRef=\"Start_Two\" targetRef=\"Task_Ask\" />"),
                        LOST_CARD, "<bpmn:process", "there are 2 start events; draw exactly one"),
                new Example("one-path",
                        sample -> sample.inside(LOST_CARD, "</bpmn:process>", "<bpmn:exclusiveGateway id=\"Merge\" /><bpmn:sequenceFlow id=\"F\" "
                        + "sourceRef=\"Merge\" targetRef=\"End_Asked\" />").lostCard("targetRef=\"End_Asked\"", "targetRef=\"Merge\""),
                        sample -> sample.inside(LOST_CARD, "</bpmn:process>", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Task_Ask\" "
                        + "targetRef=\"End_Ready\" />"),
                        LOST_CARD, "id=\"Task_Ask\"", "several flows leave here, which would all be taken at once"),
                new Example("one-conversation",
                        sample -> sample,
                        sample -> sample.without(CONVERSATION),
                        CONVERSATION, "", "there is no drawing that runs conversations"),
                new Example("reachable",
                        sample -> sample.conversation("sourceRef=\"Event_Taken\" targetRef=\"Gateway_Advisor\"",
                        "sourceRef=\"Event_Taken\" targetRef=\"End_Conversation\""),
                        sample -> sample.conversation("sourceRef=\"Gateway_Turn\" targetRef=\"Gateway_Customer\"",
                        "sourceRef=\"Gateway_Turn\" targetRef=\"End_Conversation\"")
                                .conversation("sourceRef=\"Gateway_Pen\" targetRef=\"Gateway_Customer\"",
                                "sourceRef=\"Gateway_Pen\" targetRef=\"End_Conversation\""),
                        CONVERSATION, "id=\"Gateway_Customer\"", "no path leads here from the start"),
                new Example("waits-have-timers",
                        sample -> sample.conversation("id=\"Flow_Customer_Silence\"", "id=\"Flow_Timer\""),
                        sample -> sample.conversation("sourceRef=\"Gateway_Customer\" targetRef=\"Event_Silence\"",
                        "sourceRef=\"Task_Close\" targetRef=\"Event_Silence\"")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Silence_Close\" sourceRef=\"Event_Silence\" targetRef=\"Task_Close\" />",
                                        "<bpmn:sequenceFlow id=\"Flow_Silence_Close\" sourceRef=\"Event_Silence\" targetRef=\"End_Conversation\" />")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Close_Conversation\" sourceRef=\"Task_Close\" "
                                + "targetRef=\"End_Conversation\" />", ""),
                        CONVERSATION, "id=\"Gateway_Customer\"", "this gateway waits without end; add a timer branch"),
                new Example("one-listener",
                        sample -> sample.conversation("id=\"Event_TakenOver\"", "id=\"Event_TakenOver\" cancelActivity=\"true\""),
                        sample -> sample.conversation("id=\"Trigger_Event_TakenOver\" messageRef=\"Message_PenTaken\"",
                                "id=\"Trigger_Event_TakenOver\" messageRef=\"Message_CustomerWrote\""),
                        CONVERSATION, "id=\"Event_TakenOver\"", "CustomerWrote is waited for by Event_Superseded at the same time"),
                new Example("edges-of-waits",
                        sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\"", edge("Task_Draft")
                        + "<bpmn:endEvent id=\"End_Answered\""),
                        sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\"", edge("Task_JudgeDraft")
                        + "<bpmn:endEvent id=\"End_Answered\""),
                        CONVERSATION, "id=\"Late\"", "the event waits at the edge of the quick step Task_JudgeDraft"),
                new Example("no-circular-calls",
                        sample -> callFrom(sample.copy(LOST_CARD, "report-stolen-card"), "report-stolen-card"),
                        sample -> callFrom(sample, "report-lost-card"),
                        LOST_CARD, "<bpmn:callActivity", "this call leads back to report-lost-card"),
                new Example("procedures-propose",
                        sample -> sample.lostCard("camunda:topic=\"ask-for-detail\"", "camunda:topic=\"propose-wording\""),
                        sample -> sample.lostCard("camunda:topic=\"ask-for-detail\"", "camunda:topic=\"send-reply\""),
                        LOST_CARD, "send-reply", "a procedure does not use send-reply; leave the outcome 'drafted' or 'handOff' at the end"),
                new Example("loops-wait",
                        sample -> sample.conversation("sourceRef=\"Gateway_Drafted\" targetRef=\"Task_PrepareHandoff\"",
                        "sourceRef=\"Gateway_Drafted\" targetRef=\"Task_Find\""),
                        sample -> sample.lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"",
                        "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Collect\"")
                                .lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Prepare\"",
                                "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"")
                                .lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"", "sourceRef=\"Task_Ask\" targetRef=\"Task_Prepare\"")
                                .lostCard("<bpmn:endEvent id=\"End_Asked\" name=\"Question proposed\" />", ""),
                        LOST_CARD, "id=\"Task_Collect\"", "a loop of quick steps and gateways leads back here without a wait"),
                new Example("chosen-procedure",
                        sample -> sample.conversation("calledElement=\"${procedure}\"", "calledElement=\"report-lost-card\"")
                                .conversation("sourceRef=\"Gateway_Next\" targetRef=\"Task_ProposeWording\"",
                                "sourceRef=\"Gateway_Next\" targetRef=\"Call_Procedure\""),
                        sample -> sample.conversation("sourceRef=\"Gateway_Next\" targetRef=\"Task_ProposeWording\"",
                        "sourceRef=\"Gateway_Next\" targetRef=\"Call_Procedure\""),
                        CONVERSATION, "<bpmn:callActivity", "no procedure was chosen on the way"),
                new Example("known-outcomes",
                        sample -> sample.conversation("id=\"Gateway_Drafted\" name=\"Drafted?\" default=\"Flow_Drafted_PrepareHandoff\"",
                        "id=\"Gateway_Drafted\"")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Drafted_PrepareHandoff\" sourceRef=\"Gateway_Drafted\" "
                                + "targetRef=\"Task_PrepareHandoff\" />",
                                        asking("Gateway_Drafted", "nothingFits", "Task_PrepareHandoff") + asking("Gateway_Drafted", "unusable",
                                                "Task_PrepareHandoff")),
                        sample -> sample.conversation("id=\"Gateway_Drafted\" name=\"Drafted?\" default=\"Flow_Drafted_PrepareHandoff\"",
                        "id=\"Gateway_Drafted\"")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Drafted_PrepareHandoff\" sourceRef=\"Gateway_Drafted\" "
                                + "targetRef=\"Task_PrepareHandoff\" />",
                                        asking("Gateway_Drafted", "nothingFits", "Task_PrepareHandoff")),
                        CONVERSATION, "id=\"Gateway_Drafted\"", "the gateway has no flow for 'unusable'; draw one for each, or a default flow"),
                new Example("judged-speech",
                        sample -> sample.conversation("sourceRef=\"Task_ProposeWording\" targetRef=\"Task_JudgeDraft\"",
                        "sourceRef=\"Task_ProposeWording\" targetRef=\"Task_AskPolicies\""),
                        sample -> sample.conversation("sourceRef=\"Task_ProposeWording\" targetRef=\"Task_JudgeDraft\"",
                        "sourceRef=\"Task_ProposeWording\" targetRef=\"Task_Send\""),
                        CONVERSATION, "id=\"Task_Send\"", "an unjudged draft would be said on the way Start_Turn → Task_Understand → "
                        + "Gateway_Understood → Task_JudgeMessage → Gateway_Next → Task_ProposeWording → Task_Send; judge it by judge-draft"),
                new Example("judged-handoff",
                        sample -> sample.conversation("camunda:topic=\"propose-handoff-words\"", "camunda:topic=\"propose-wording\""),
                        sample -> sample.conversation("camunda:topic=\"prepare-handoff\"", "camunda:topic=\"judge-handoff\"")
                                .conversation("name=\"Judge handoff\" camunda:type=\"external\" camunda:topic=\"judge-handoff\"",
                                "name=\"Judge handoff\" camunda:type=\"external\" camunda:topic=\"prepare-handoff\""),
                        CONVERSATION, "id=\"Task_ProposeHandoff\"", "the policies were not asked how to hand over on the way "),
                new Example("judged-outreach",
                        sample -> sample.conversation(" default=\"Flow_MayWrite_Close\"", "").conversation("<bpmn:sequenceFlow "
                        + "id=\"Flow_MayWrite_Close\" sourceRef=\"Gateway_MayWrite\" targetRef=\"Task_Close\" />",
                                asking("Gateway_MayWrite", "silent", "Task_Close")),
                        sample -> sample.conversation("${outcome == 'allowed'}", "${outcome == 'silent'}"),
                        CONVERSATION, "id=\"Task_Unasked\"", "nobody allowed the company to write first on the way "),
                new Example("judged-outreach",
                        sample -> sample.conversation("sourceRef=\"Event_Wrote\" targetRef=\"Sub_Turn\"",
                        "sourceRef=\"Event_Wrote\" targetRef=\"Gateway_Pen\""),
                        sample -> sample.conversation("camunda:topic=\"propose-unasked-words\"", "camunda:topic=\"propose-wording\""),
                        CONVERSATION, "id=\"Task_Unasked\"", "nobody waits for words on the way "),
                new Example("procedure-ends",
                        sample -> sample.lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Prepare\"",
                        "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"")
                                .lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"", "sourceRef=\"Task_Ask\" targetRef=\"Task_Prepare\"")
                                .lostCard("<bpmn:endEvent id=\"End_Asked\" name=\"Question proposed\" />", ""),
                        sample -> sample.lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"",
                        "sourceRef=\"Gateway_Complete\" targetRef=\"End_Asked\"")
                                .lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Prepare\"",
                                "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"")
                                .lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"", "sourceRef=\"Task_Ask\" targetRef=\"Task_Prepare\""),
                        LOST_CARD, "id=\"End_Asked\"", "the procedure ends with the outcome 'missing' on the way"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleLetsTheGoodDrawingPass(Example example) {
        assertThat(example.good().apply(Sample.good()).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleRefusesTheBadDrawingWithFileLineAndCure(Example example) {
        Sample bad = example.bad().apply(Sample.good());
        int line = example.mark().isEmpty() ? 0 : bad.line(example.path(), example.mark());

        assertThat(bad.problems()).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(example.rule());
            assertThat(problem.path()).isEqualTo(example.path());
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what()).contains(example.what());
        });
    }

    @Test
    void everyRuleHasAnExample() {
        Stream<String> rules = FlowLint.rules().stream().map(Rule::name);

        assertThat(examples().stream().map(Example::rule).distinct()).containsExactlyInAnyOrderElementsOf(rules.toList());
    }

    private static String trigger(String event) {
        return "<bpmn:messageEventDefinition id=\"Trigger_" + event + "\" messageRef=\"Message_PenTaken\" />";
    }

    private static String edge(String host) {
        return "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"" + host
                + "\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT30S</bpmn:timeDuration>"
                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow "
                + "id=\"F\" sourceRef=\"Late\" targetRef=\"Task_PrepareHandoff\" />";
    }

    private static String asking(String gateway, String word, String target) {
        return "<bpmn:sequenceFlow id=\"Flow_" + gateway + word + "\" sourceRef=\"" + gateway + "\" targetRef=\"" + target
                + "\"><bpmn:conditionExpression>${outcome == '" + word + "'}</bpmn:conditionExpression></bpmn:sequenceFlow>";
    }

    private static String asking(String gateway, String word, String target, String id) {
        return "<bpmn:sequenceFlow id=\"" + id + "\" name=\"" + word + "\" sourceRef=\"" + gateway + "\" targetRef=\"" + target + "\">\n      "
                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${outcome == '" + word
                + "'}</bpmn:conditionExpression>\n    </bpmn:sequenceFlow>";
    }

    /** Further waits between the last step and the end, to fill a scope. */
    private static String chain(int length) {
        StringBuilder chain = new StringBuilder("<bpmn:boundaryEvent id=\"Long\" attachedToRef=\"Sub_Turn\"><bpmn:timerEventDefinition>"
                + "<bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>");
        String before = "Long";
        for (int at = 1; at < length; at++) {
            chain.append("<bpmn:exclusiveGateway id=\"G").append(at).append("\" /><bpmn:sequenceFlow id=\"C").append(at).append("\" sourceRef=\"")
                    .append(before)
                    .append("\" targetRef=\"G").append(at).append("\" />");
            before = "G" + at;
        }
        return chain + "<bpmn:sequenceFlow id=\"C\" sourceRef=\"" + before + "\" targetRef=\"End_Conversation\" />";
    }

    /** Lets the lost-card procedure call another one where it asked. */
    private static Sample callFrom(Sample sample, String procedure) {
        return sample.lostCard("<bpmn:serviceTask id=\"Task_Ask\" name=\"Ask for the missing detail\" camunda:type=\"external\" "
                + "camunda:topic=\"ask-for-detail\" />",
                "<bpmn:callActivity id=\"Task_Ask\" calledElement=\"" + procedure + "\" "
                + "camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements><camunda:in businessKey=\"#{execution.processBusinessKey}\" "
                        + "/></bpmn:extensionElements></bpmn:callActivity>");
    }
}

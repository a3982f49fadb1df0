package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.Attack.adding;
import static dev.bailiwick.flow.lint.Attack.inProcedure;
import static dev.bailiwick.flow.lint.Attack.replacing;
import static dev.bailiwick.flow.lint.Sample.CONVERSATION;
import static dev.bailiwick.flow.lint.Sample.LOST_CARD;

import java.util.List;
import java.util.stream.Stream;

/** Drawings of allowed elements only, which nevertheless fork, wait forever, spin, call themselves or speak unjudged. */
final class PathAttacks {

    private static final String ATTRIBUTES = "allowed-attributes";

    private PathAttacks() {
    }

    static Stream<Attack> all() {
        return Stream.of(shapes(), ways()).flatMap(List::stream);
    }

    private static List<Attack> shapes() {
        return List.of(
                replacing("one id twice", "id=\"Task_SendHandoff\"", "id=\"Task_Send\" camunda:modelerTemplateVersion=\"1\"", "unique-ids",
                        "the id was given before, on line"),
                adding("a fork without a gateway", "<bpmn:sequenceFlow id=\"Fork\" sourceRef=\"Task_Close\" targetRef=\"Gateway_Pen\" />",
                        "one-path", "which would all be taken at once")
                        .markedBy("id=\"Task_Close\""),
                adding("a flow out of an end", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"End_Conversation\" targetRef=\"Gateway_Pen\" />",
                        "one-start", "a flow leads out of an end event"),
                adding("a flow into the start", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Start_Conversation\" />",
                        "one-start", "a flow leads into the start event"),
                adding("a flow into an edge", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Event_TakenOver\" />", "one-path",
                        "a flow leads into an event at an edge")
                        .markedBy("id=\"Event_TakenOver\""),
                adding("a flow across the edge of a sub-process", "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Gateway_Pen\" targetRef=\"Task_Send\" />",
                        "known-references",
                        "targetRef names 'Task_Send', which stands in another scope"),
                replacing("an event at the edge of another scope", "attachedToRef=\"Sub_Turn\"", "attachedToRef=\"Task_Draft\"", "known-references",
                        "which stands in another scope"),
                replacing("a diagram of something else", "bpmnElement=\"Sub_Turn\"", "bpmnElement=\"Sub_Other\"", "known-references",
                        "bpmnElement names 'Sub_Other', which does not exist"),
                inProcedure("a note of a flow that leads elsewhere", "<bpmn:outgoing>Flow_LostCard_Collect<", "<bpmn:outgoing>Flow_Ask_Asked<",
                        "<bpmn:outgoing>", "known-references",
                        "bpmn:outgoing names 'Flow_Ask_Asked', which is no flow of this element"),
                new Attack("a dead part", sample -> sample.inside(CONVERSATION, "</bpmn:process>",
                        "<bpmn:exclusiveGateway id=\"Dead\" /><bpmn:sequenceFlow id=\"F\" sourceRef=\"Dead\" "
                        + "targetRef=\"Gateway_Pen\" />"), CONVERSATION, "id=\"Dead\"", "reachable", "no path leads here from the start"),
                inProcedure("a loop without a way out", "sourceRef=\"Task_Prepare\" targetRef=\"End_Ready\"",
                        "sourceRef=\"Task_Prepare\" targetRef=\"Task_Prepare\"",
                        "id=\"Task_Prepare\"", "reachable", "no path leads from here to an end"),
                replacing("a message waited for inside and around", "messageRef=\"Message_PenTaken\"", "messageRef=\"Message_PenReturned\"",
                        "one-listener", "")
                        .changedBy(PathAttacks::waitInside).markedBy("id=\"Inner_Wrote\"").saying("CustomerWrote is waited for at the edge around "
                        + "it already (Event_Superseded)"),
                new Attack("a message waited for two scopes below its edge", PathAttacks::waitDeepInside, CONVERSATION, "id=\"Deep_Wrote\"",
                        "one-listener",
                        "CustomerWrote is waited for at the edge around it already (Event_Superseded)"),
                adding("a message waited for without end", "<bpmn:intermediateCatchEvent id=\"Alone\"><bpmn:messageEventDefinition "
                        + "messageRef=\"Message_PenTaken\" />"
                        + "</bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"F\" sourceRef=\"Alone\" targetRef=\"End_Conversation\" />",
                        "waits-have-timers", "this event waits without end")
                        .andThen(sample -> sample.conversation("sourceRef=\"Task_Close\" targetRef=\"End_Conversation\"",
                        "sourceRef=\"Task_Close\" targetRef=\"Alone\"")),
                replacing("two processes of one id", "<bpmn:message ", "<bpmn:message ", "one-process", "another file holds a process of this id too")
                        .changedBy(sample -> sample
                        .file("processes/bpmn/deep/conversation.bpmn", sample.text(CONVERSATION))).markedBy("<bpmn:process"),
                replacing("a process that only looks like the file", "<bpmn:process id=\"conversation\"", "<bpmn:process id=\"other\"", "one-process",
                        "the process 'other' stands in conversation.bpmn; name the file other.bpmn or change the id"),
                replacing("a process that does not run", "isExecutable=\"true\"", "isExecutable=\"false\"", ATTRIBUTES,
                        "isExecutable=\"false\" is not allowed"),
                replacing("a second pool", "<bpmn:message ", "<bpmn:collaboration id=\"C\"><bpmn:participant id=\"P1\" processRef=\"conversation\" />"
                        + "<bpmn:participant id=\"P2\" processRef=\"conversation\" /></bpmn:collaboration><bpmn:message ", "one-process",
                        "there are 2 pools; keep one"),
                replacing("a procedure of another deployment", "camunda:calledElementBinding=\"deployment\"",
                        "camunda:calledElementBinding=\"latest\"", ATTRIBUTES,
                        "camunda:calledElementBinding=\"latest\" is not allowed"),
                replacing("a conversation that calls itself", "calledElement=\"${procedure}\"", "calledElement=\"conversation\"", "call-form",
                        "the conversation itself cannot be called"),
                replacing("a call without the key", "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />", "", "call-form",
                        "the call hands on the conversation's key 0 times")
                        .markedBy("<bpmn:callActivity"),
                new Attack("two procedures that call each other", sample -> call(call(sample.copy(LOST_CARD, "other"), LOST_CARD, "other"),
                        "processes/bpmn/other.bpmn", "report-lost-card"),
                        LOST_CARD, "<bpmn:callActivity", "no-circular-calls", "this call leads back to report-lost-card"),
                new Attack("a procedure that calls whatever was chosen", sample -> call(sample, LOST_CARD, "${procedure}"), LOST_CARD,
                        "<bpmn:callActivity", "no-circular-calls",
                        "this call leads back to report-lost-card"));
    }

    private static List<Attack> ways() {
        return List.of(
                inProcedure("a procedure that speaks", "camunda:topic=\"ask-for-detail\"", "camunda:topic=\"send-reply\"", "send-reply",
                        "procedures-propose",
                        "a procedure does not use send-reply"),
                inProcedure("a procedure that closes", "camunda:topic=\"ask-for-detail\" />",
                        "camunda:topic=\"close-conversation\"><bpmn:extensionElements><camunda:inputOutput>"
                        + "<camunda:inputParameter name=\"reason\">x</camunda:inputParameter></camunda:inputOutput>"
                        + "</bpmn:extensionElements></bpmn:serviceTask>", "close-conversation",
                        "procedures-propose", "a procedure does not use close-conversation"),
                inProcedure("a procedure that judges itself", "camunda:topic=\"ask-for-detail\"", "camunda:topic=\"judge-draft\"", "judge-draft",
                        "procedures-propose",
                        "a procedure does not use judge-draft"),
                inProcedure("a procedure that waits", "<bpmn:serviceTask id=\"Task_Ask\" name=\"Ask for the missing detail\" "
                        + "camunda:type=\"external\" camunda:topic=\"ask-for-detail\" />",
                        "<bpmn:intermediateCatchEvent id=\"Task_Ask\"><bpmn:timerEventDefinition>"
                                + "<bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                                + "</bpmn:intermediateCatchEvent>", "id=\"Task_Ask\"", "procedures-propose", "a procedure waits for no event"),
                inProcedure("a procedure that ends stuck", "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"",
                        "sourceRef=\"Gateway_Complete\" targetRef=\"End_Asked\"",
                        "id=\"End_Asked\"", "procedure-ends", "the procedure ends with the outcome 'missing'")
                        .andThen(sample -> sample.lostCard("sourceRef=\"Gateway_Complete\" targetRef=\"Task_Prepare\"",
                        "sourceRef=\"Gateway_Complete\" targetRef=\"Task_Ask\"")
                                .lostCard("sourceRef=\"Task_Ask\" targetRef=\"End_Asked\"", "sourceRef=\"Task_Ask\" targetRef=\"Task_Prepare\"")),
                speaking("held words said", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\"",
                        "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said"),
                speaking("said without being judged", "sourceRef=\"Gateway_Drafted\" targetRef=\"Task_JudgeDraft\"",
                        "sourceRef=\"Gateway_Drafted\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said on the way"),
                speaking("said when there is nothing", "sourceRef=\"Gateway_Found\" targetRef=\"Task_PrepareHandoff\"",
                        "sourceRef=\"Gateway_Found\" targetRef=\"Task_Send\"",
                        "there is no draft to say"),
                speaking("said whatever was judged", "sourceRef=\"Task_JudgeDraft\" targetRef=\"Gateway_Cleared\"",
                        "sourceRef=\"Task_JudgeDraft\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said").andThen(PathAttacks::withoutGateway),
                speaking("what a procedure proposed said at once", "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_JudgeDraft\"",
                        "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_Send\"",
                        "an unjudged draft would be said"),
                speaking("said twice", "sourceRef=\"Task_Send\" targetRef=\"End_Answered\"",
                        "sourceRef=\"Task_Send\" targetRef=\"Task_SendHandoff\"", "there is no draft to say")
                        .andThen(sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\" name=\"Turn answered\" />", ""))
                        .markedBy("id=\"Task_SendHandoff\""),
                speaking("new words between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "an unjudged draft would be said").andThen(sample -> slip(sample, "propose-wording")),
                speaking("a slow step between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "with no event and no slow step between").andThen(sample -> slip(sample, "understand-message")),
                speaking("a wait between judging and saying", "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "sourceRef=\"Gateway_Cleared\" targetRef=\"Slip\"",
                        "there is no draft to say").andThen(sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\"",
                        "<bpmn:intermediateCatchEvent id=\"Slip\">"
                                + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration>"
                                + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                                + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Slip\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"")),
                speaking("said by an event at the edge of the judged path", "<bpmn:endEvent id=\"End_Answered\"",
                        "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"Task_Draft\">"
                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT10S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                        + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Late\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"",
                        "there is no draft to say"),
                replacing("said by a default that no outcome takes", "default=\"Flow_Cleared_PrepareHandoff\"", "default=\"Never\"", "known-outcomes",
                        "this default flow is never taken").andThen(PathAttacks::neverTaken).markedBy("<bpmn:sequenceFlow id=\"Never\""),
                replacing("a clearance by default", "default=\"Flow_Cleared_PrepareHandoff\"", "default=\"Yes\"", "judged-speech",
                        "an unjudged draft would be said")
                        .andThen(sample -> sample.conversation("sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\"",
                        "sourceRef=\"Gateway_Cleared\" targetRef=\"Task_PrepareHandoff\"")
                                .conversation("${outcome == 'cleared'}", "${outcome == 'held'}")
                                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" "
                                + "targetRef=\"Task_PrepareHandoff\" />",
                                        "<bpmn:sequenceFlow id=\"Yes\" sourceRef=\"Gateway_Cleared\" targetRef=\"Task_Send\" />"))
                                        .markedBy("id=\"Task_Send\""),
                replacing("a word that nobody leaves", "${outcome == 'understood'}", "${outcome == 'approved'}", "known-outcomes",
                        "no element before this gateway leaves the outcome 'approved'; "
                        + "possible here are 'failed', 'understood'").markedBy("id=\"Flow_Understood_JudgeMessage\""),
                replacing("a flow that is always taken", " default=\"Flow_Understood_PrepareHandoff\"", "", "known-outcomes",
                        "so the engine would always take it")
                        .markedBy("id=\"Flow_Understood_PrepareHandoff\""),
                replacing("an outcome asked for after a timer", "sourceRef=\"Event_Silence\" targetRef=\"Task_Close\"",
                        "sourceRef=\"Event_Silence\" targetRef=\"Gateway_Pen\"", "known-outcomes",
                        "there is no outcome to ask for on the way").markedBy("id=\"Gateway_Pen\""),
                replacing("a leave to write first by default", "default=\"Flow_MayWrite_Close\"", "default=\"Flow_MayWrite_Unasked\"",
                        "judged-outreach", "nobody allowed the company to write first on the way")
                        .andThen(PathAttacks::writesByDefault).markedBy("id=\"Task_Unasked\""),
                replacing("a wait between asking whether to write and writing", "sourceRef=\"Gateway_MayWrite\" targetRef=\"Task_Unasked\"",
                        "sourceRef=\"Gateway_MayWrite\" targetRef=\"Later\"", "judged-outreach", "nobody allowed the company to write first on the way")
                        .andThen(sample -> sample.inside(CONVERSATION, "</bpmn:process>", "<bpmn:intermediateCatchEvent id=\"Later\">"
                                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>"
                                + "</bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"L\" sourceRef=\"Later\" targetRef=\"Task_Unasked\" />"))
                        .markedBy("id=\"Task_Unasked\""),
                replacing("an answer to somebody who is silent", "sourceRef=\"Event_Silence\" targetRef=\"Task_Close\"",
                        "sourceRef=\"Event_Silence\" targetRef=\"Sub_Turn\"", "judged-outreach", "nobody waits for words on the way")
                        .markedBy("id=\"Task_Draft\""),
                replacing("an answer after a day at the edge of everything", "attachedToRef=\"Sub_Turn\"", "attachedToRef=\"Sub_Turn\"", "judged-outreach",
                        "nobody waits for words on the way").andThen(PathAttacks::answersAfterDays).markedBy("id=\"Task_Late\""),
                replacing("a handoff asked about before a slow step", "sourceRef=\"Task_AskPolicies\" targetRef=\"Task_ProposeHandoff\"",
                        "sourceRef=\"Task_AskPolicies\" targetRef=\"Slow\"", "judged-handoff", "the policies were not asked how to hand over")
                        .andThen(sample -> sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:serviceTask id=\"Slow\" "
                                + "camunda:type=\"external\" camunda:topic=\"understand-message\" /><bpmn:sequenceFlow id=\"S\" sourceRef=\"Slow\" "
                                + "targetRef=\"Task_ProposeHandoff\" /><bpmn:endEvent id=\"End_Answered\"")).markedBy("id=\"Task_HandOff\""),
                new Attack("a loop that spins inside a sub-process", PathAttacks::spin, CONVERSATION, "id=\"Spin\"", "loops-wait",
                        "leads back here without a wait"),
                new Attack("a loop that spins by way of a procedure", PathAttacks::spinByCall, CONVERSATION, "id=\"Task_JudgeMessage\"",
                        "loops-wait", "leads back here without a wait"));
    }

    private static Attack speaking(String name, String old, String changed, String what) {
        return replacing(name, old, changed, "judged-speech", what).markedBy("id=\"Task_Send\"");
    }

    private static Sample writesByDefault(Sample sample) {
        return sample.conversation("<bpmn:sequenceFlow id=\"Flow_MayWrite_Unasked\" name=\"allowed\" sourceRef=\"Gateway_MayWrite\" "
                + "targetRef=\"Task_Unasked\">\n      <bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${outcome == 'allowed'}"
                + "</bpmn:conditionExpression>\n    </bpmn:sequenceFlow>", "<bpmn:sequenceFlow id=\"Flow_MayWrite_Unasked\" "
                + "sourceRef=\"Gateway_MayWrite\" targetRef=\"Task_Unasked\" />")
                .conversation("<bpmn:sequenceFlow id=\"Flow_MayWrite_Close\" sourceRef=\"Gateway_MayWrite\" targetRef=\"Task_Close\" />",
                "<bpmn:sequenceFlow id=\"Flow_MayWrite_Close\" sourceRef=\"Gateway_MayWrite\" targetRef=\"Task_Close\">"
                + "<bpmn:conditionExpression>${outcome == 'silent'}</bpmn:conditionExpression></bpmn:sequenceFlow>");
    }

    /** In the sub-process the customer is answered and then waited for: a timer at its edge finds nobody who waits. */
    private static Sample answersAfterDays(Sample sample) {
        return waitInside(sample).inside(CONVERSATION, "</bpmn:process>", "<bpmn:boundaryEvent id=\"Days\" attachedToRef=\"Sub_Turn\">"
                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                + "<bpmn:sequenceFlow id=\"Da\" sourceRef=\"Days\" targetRef=\"Task_Late\" /><bpmn:serviceTask id=\"Task_Late\" camunda:type=\"external\" "
                + "camunda:topic=\"propose-wording\" /><bpmn:sequenceFlow id=\"Db\" sourceRef=\"Task_Late\" targetRef=\"Task_Close\" />")
                .conversation("messageRef=\"Message_CustomerWrote\" /></bpmn:intermediateCatchEvent>\n<bpmn:intermediateCatchEvent "
                + "id=\"Inner_Silence\"", "messageRef=\"Message_PenReturned\" /></bpmn:intermediateCatchEvent>\n<bpmn:intermediateCatchEvent "
                + "id=\"Inner_Silence\"");
    }

    private static Sample waitInside(Sample sample) {
        return sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:eventBasedGateway id=\"Inner\" />\n<bpmn:intermediateCatchEvent "
                + "id=\"Inner_Wrote\">"
                + "<bpmn:messageEventDefinition messageRef=\"Message_CustomerWrote\" "
                + "/></bpmn:intermediateCatchEvent>\n<bpmn:intermediateCatchEvent id=\"Inner_Silence\">"
                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                + "<bpmn:sequenceFlow id=\"I1\" sourceRef=\"Inner\" targetRef=\"Inner_Wrote\" /><bpmn:sequenceFlow id=\"I2\" sourceRef=\"Inner\" "
                + "targetRef=\"Inner_Silence\" />"
                + "<bpmn:sequenceFlow id=\"I3\" sourceRef=\"Inner_Wrote\" targetRef=\"End_Answered\" /><bpmn:sequenceFlow id=\"I4\" "
                + "sourceRef=\"Inner_Silence\" "
                + "targetRef=\"End_Answered\" /><bpmn:endEvent id=\"End_Answered\"").conversation("sourceRef=\"Task_Send\" "
                + "targetRef=\"End_Answered\"",
                        "sourceRef=\"Task_Send\" targetRef=\"Inner\"");
    }

    private static Sample waitDeepInside(Sample sample) {
        return sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:subProcess id=\"Deep\"><bpmn:startEvent id=\"Deep_Start\" />"
                + "<bpmn:eventBasedGateway id=\"Deep_Wait\" />\n<bpmn:intermediateCatchEvent id=\"Deep_Wrote\"><bpmn:messageEventDefinition "
                + "messageRef=\"Message_CustomerWrote\" /></bpmn:intermediateCatchEvent>\n<bpmn:intermediateCatchEvent id=\"Deep_Silence\">"
                + "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                + "<bpmn:endEvent id=\"Deep_End\" /><bpmn:sequenceFlow id=\"D0\" sourceRef=\"Deep_Start\" targetRef=\"Deep_Wait\" />"
                + "<bpmn:sequenceFlow id=\"D1\" sourceRef=\"Deep_Wait\" targetRef=\"Deep_Wrote\" /><bpmn:sequenceFlow id=\"D2\" "
                + "sourceRef=\"Deep_Wait\" "
                + "targetRef=\"Deep_Silence\" /><bpmn:sequenceFlow id=\"D3\" sourceRef=\"Deep_Wrote\" targetRef=\"Deep_End\" />"
                + "<bpmn:sequenceFlow id=\"D4\" sourceRef=\"Deep_Silence\" targetRef=\"Deep_End\" /></bpmn:subProcess>"
                + "<bpmn:sequenceFlow id=\"D5\" sourceRef=\"Deep\" targetRef=\"End_Answered\" /><bpmn:endEvent id=\"End_Answered\"")
                .conversation("sourceRef=\"Task_Send\" targetRef=\"End_Answered\"", "sourceRef=\"Task_Send\" targetRef=\"Deep\"");
    }

    private static Sample call(Sample sample, String path, String procedure) {
        return sample.change(path, "<bpmn:serviceTask id=\"Task_Ask\" name=\"Ask for the missing detail\" camunda:type=\"external\" "
                + "camunda:topic=\"ask-for-detail\" />",
                "<bpmn:callActivity id=\"Task_Ask\" calledElement=\"" + procedure + "\" "
                + "camunda:calledElementBinding=\"deployment\"><bpmn:extensionElements>"
                        + "<camunda:in businessKey=\"#{execution.processBusinessKey}\" /></bpmn:extensionElements></bpmn:callActivity>");
    }

    private static Sample slip(Sample sample, String step) {
        return sample.conversation("<bpmn:endEvent id=\"End_Answered\"", "<bpmn:serviceTask id=\"Slip\" camunda:type=\"external\" camunda:topic=\""
                + step + "\" />"
                + "<bpmn:sequenceFlow id=\"F\" sourceRef=\"Slip\" targetRef=\"Task_Send\" /><bpmn:endEvent id=\"End_Answered\"");
    }

    private static Sample neverTaken(Sample sample) {
        return sample.conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" "
                + "targetRef=\"Task_PrepareHandoff\" />",
                "<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" "
                + "targetRef=\"Task_PrepareHandoff\"><bpmn:conditionExpression>"
                        + "${outcome == 'held'}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id=\"Never\" "
                        + "sourceRef=\"Gateway_Cleared\" "
                        + "targetRef=\"Task_Send\" />");
    }

    private static Sample withoutGateway(Sample sample) {
        return sample.conversation("<bpmn:exclusiveGateway id=\"Gateway_Cleared\" name=\"Cleared?\" default=\"Flow_Cleared_PrepareHandoff\" />", "")
                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_Send\" name=\"cleared\" sourceRef=\"Gateway_Cleared\" "
                + "targetRef=\"Task_Send\">\n        <bpmn:conditionExpression "
                        + "xsi:type=\"bpmn:tFormalExpression\">${outcome == 'cleared'}</bpmn:conditionExpression>\n      </bpmn:sequenceFlow>", "")
                .conversation("<bpmn:sequenceFlow id=\"Flow_Cleared_PrepareHandoff\" sourceRef=\"Gateway_Cleared\" "
                + "targetRef=\"Task_PrepareHandoff\" />", "");
    }

    /** A sub-process of quick steps that is entered again and again: the loop's flows are in one scope, its steps in another. */
    private static Sample spin(Sample sample) {
        return sample.conversation("<bpmn:serviceTask id=\"Task_Close\"", "<bpmn:subProcess id=\"Spin\">\n<bpmn:startEvent id=\"Spin_Start\" "
                + "/><bpmn:serviceTask id=\"Spin_Find\" "
                + "camunda:type=\"external\" camunda:topic=\"find-passages\" /><bpmn:endEvent id=\"Spin_End\" /><bpmn:sequenceFlow id=\"S1\" "
                + "sourceRef=\"Spin_Start\" "
                + "targetRef=\"Spin_Find\" /><bpmn:sequenceFlow id=\"S2\" sourceRef=\"Spin_Find\" targetRef=\"Spin_End\" /></bpmn:subProcess>\n"
                + "<bpmn:exclusiveGateway id=\"Again\" default=\"S4\" /><bpmn:sequenceFlow id=\"S3\" sourceRef=\"Spin\" targetRef=\"Again\" />"
                + "<bpmn:sequenceFlow id=\"S4\" sourceRef=\"Again\" targetRef=\"Spin\" /><bpmn:sequenceFlow id=\"S5\" sourceRef=\"Again\" "
                + "targetRef=\"Task_Close\">"
                + "<bpmn:conditionExpression>${outcome == 'found'}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:serviceTask id=\"Task_Close\"")
                .conversation("sourceRef=\"Event_Silence\" targetRef=\"Task_Close\"", "sourceRef=\"Event_Silence\" targetRef=\"Spin\"");
    }

    private static Sample spinByCall(Sample sample) {
        return sample.conversation("sourceRef=\"Gateway_Procedure\" targetRef=\"Task_PrepareHandoff\"",
                "sourceRef=\"Gateway_Procedure\" targetRef=\"Task_JudgeMessage\"");
    }
}

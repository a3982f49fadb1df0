package dev.bailiwick.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.ReceiveMessage;
import dev.bailiwick.conversation.StartConversation;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.ledger.Ledger;
import dev.bailiwick.ledger.VerifyLedger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Conversations under way on a drawing in which neither handoffs nor words unasked were judged go on to their end. */
@WholeHouse
class OldDrawingTest {

    private static final String QUESTION = "How do I change my address?";

    @Autowired
    private StartConversation start;
    @Autowired
    private ReceiveMessage receive;
    @Autowired
    private Conversations conversations;
    @Autowired
    private Ledger ledger;
    @Autowired
    private VerifyLedger verify;
    @Autowired
    private CompanyFiles files;
    @Autowired
    private ReloadDrawings drawings;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;

    private Talk.House house;

    @BeforeEach
    void anOldDrawingIsInForce() {
        HeldAssistant.goesOn();
        house = new Talk.House(start, receive, conversations, ledger);
        DeploymentBuilder deployment = repository.createDeployment().name("before the gates");
        for (CompanyFile file : files.below("processes/bpmn", ".bpmn")) {
            deployment.addString(file.name(), file.name().equals("conversation.bpmn") ? withoutGates(file.text()) : file.text());
        }
        deployment.deploy();
    }

    @AfterEach
    void theNewDrawingIsInForce() {
        drawings.prepare(files).store();
    }

    @Test
    void whoWasBeingServedIsServedOnAndHandedOff() {
        Talk talk = house.withTheAssistant();
        talk.customerSays(QUESTION).reply(1);
        theNewDrawingIsInForce();

        timePasses(talk);
        assertThat(talk.reply(2).body()).contains("Are you still there?");
        talk.customerSays("What temperature should I roast a chicken at?").untilHandedOff();
        timePasses(talk);

        assertThat(talk.replies().getLast().body()).contains("Thank you for your patience");
        assertThat(talk.now().pen()).isEqualTo(Pen.ADVISOR);
        assertThat(talk.ledgerKinds()).doesNotContain("outreach-judged", "handoff-judged");
        timePasses(talk);
        assertThat(talk.now().status()).isEqualTo(Status.FINISHED);
        assertThat(verify.verify(talk.id()).whole()).isTrue();
    }

    @Test
    void whoComesNewIsServedByTheNewDrawing() {
        theNewDrawingIsInForce();

        Talk talk = house.withTheAssistant();
        talk.customerSays(QUESTION).reply(1);
        timePasses(talk);

        assertThat(talk.ledgerKinds()).contains("outreach-judged");
    }

    /** As it was drawn before: what led to a judgement leads to what is behind its yes. */
    private static String withoutGates(String drawing) {
        String old = drawing;
        for (String gate : new String[] {"Nudge", "Goodbye", "Patience"}) {
            old = without(old, "serviceTask", "Task_Judge" + gate + "Outreach");
            old = without(old, "exclusiveGateway", "Gateway_" + gate + "Allowed");
            old = old.replaceAll("(?s)<bpmn:sequenceFlow [^>]*sourceRef=\"Gateway_" + gate + "Allowed\"[^>]*?(/>|[^/]>.*?</bpmn:sequenceFlow>)", "")
                    .replaceAll("<bpmn:sequenceFlow [^>]*sourceRef=\"Task_Judge" + gate + "Outreach\"[^>]*/>", "")
                    .replace("targetRef=\"Task_Judge" + gate + "Outreach\"", "targetRef=\"Task_Propose" + gate + "\"");
        }
        old = without(old, "serviceTask", "Task_JudgeHandoff").replaceAll("<bpmn:sequenceFlow [^>]*sourceRef=\"Task_JudgeHandoff\"[^>]*/>", "")
                .replace("targetRef=\"Task_JudgeHandoff\"", "targetRef=\"Task_ProposeHandoffWords\"");
        assertThat(old).doesNotContain("judge-outreach", "judge-handoff");
        // What is drawn is no matter of the engine's.
        return old.replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "").replaceAll("<bpmn:(incoming|outgoing)>[^<]*</bpmn:(incoming|outgoing)>", "");
    }

    private static String without(String drawing, String element, String id) {
        return drawing.replaceAll("(?s)<bpmn:" + element + " id=\"" + id + "\".*?</bpmn:" + element + ">", "");
    }

    private void timePasses(Talk talk) {
        String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(talk.id().value()).singleResult().getId();
        Talk.await("a timer of " + talk.id(), () -> management.createJobQuery().processInstanceId(instance).timers().count() == 1);
        management.executeJob(management.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }
}

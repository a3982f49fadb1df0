package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.GuardrailSettings;
import dev.bailiwick.guardrail.drools.BookedPolicy.Stage;
import dev.bailiwick.guardrail.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;

/** The drawing of the stages: the attack list, what must be proved of it, and what happens when something below the fence breaks all the same. */
class DrawingFenceTest {

    private static final String CONDITION = "the judgement is made at the \"outreach\" gate";
    private static final String DECIDE = "<bpmn2:businessRuleTask id=\"Task_Decide\"";

    private static String refused(String from, String to) {
        String good = Attacked.book().text(Attacked.DRAWING);
        String bad = good.replace(from, to);
        assertThat(bad).as("the attack changes the drawing").isNotEqualTo(good);
        return Attacked.refused(Attacked.book().with(Attacked.DRAWING, bad), Attacked.DRAWING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eval( true )", "return true;", "System.exit(0);", "#{bean.run()}", "${true}", "$<!-- -->{true}", "<![CDATA[eval(true)]]>", "&#101;val(true)",
            "MessageFact( length > 1 )", "kcontext.getVariable(\"x\") != null", CONDITION + " || true", CONDITION + "\u200b", "the judgement is m\u0430de at the \"outreach\" gate",
            "&undefined;", "<x/>", "", "today is a \"Someday\"", "the judgement is made at the \"{gate}\" gate"})
    void aConditionIsASentence(String condition) {
        refused(CONDITION, condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<bpmn2:scriptTask id=\"x\"><bpmn2:script>System.exit(0);</bpmn2:script></bpmn2:scriptTask>", "<bpmn2:userTask id=\"x\" name=\"#{x}\"/>",
            "<bpmn2:serviceTask id=\"x\" implementation=\"Java\"/>", "<bpmn2:subProcess id=\"x\"/>", "<bpmn2:callActivity id=\"x\" calledElement=\"guardrails\"/>",
            "<bpmn2:adHocSubProcess id=\"x\"/>", "<bpmn2:transaction id=\"x\"/>", "<bpmn2:parallelGateway id=\"x\"/>", "<bpmn2:inclusiveGateway id=\"x\"/>",
            "<bpmn2:eventBasedGateway id=\"x\"/>", "<bpmn2:boundaryEvent id=\"x\" attachedToRef=\"Task_Decide\"/>", "<bpmn2:intermediateThrowEvent id=\"x\"/>",
            "<bpmn2:intermediateCatchEvent id=\"x\"><bpmn2:timerEventDefinition/></bpmn2:intermediateCatchEvent>", "<bpmn2:property id=\"x\" itemSubjectRef=\"y\"/>",
            "<bpmn2:extensionElements><drools:import name=\"java.lang.Runtime\"/></bpmn2:extensionElements>", "<bpmn2:ioSpecification/>", "<bpmn2:laneSet id=\"x\"/>",
            "<bpmn2:documentation>#{x}</bpmn2:documentation>", "<bpmn2:task id=\"x\"/>", "<bpmn2:sendTask id=\"x\"/>", "<bpmn2:receiveTask id=\"x\"/>", "<bpmn2:manualTask id=\"x\"/>",
            "<bpmn2:dataObject id=\"x\"/>", "<drools:onEntry-script scriptFormat=\"java\"/>", "<activiti:x xmlns:activiti=\"http://activiti.org/bpmn\"/>", "<x:startEvent xmlns:x=\"urn:x\" id=\"x\"/>",
            "<bpmn2:startEvent xmlns:bpmn2=\"urn:other\" id=\"x\"/>", "a text", "<bpmn2:startEvent id=\"x\"/>", "<bpmn2:endEvent id=\"x\"/>", "<bpmn2:endEvent id=\"x\"><bpmn2:errorEventDefinition/></bpmn2:endEvent>",
            "<bpmn2:exclusiveGateway id=\"x\"/>", "<bpmn2:process id=\"inner\"/>", "<bpmn2:definitions/>", "<?run x?>", "<bpmn2:sequenceFlow id=\"x\" sourceRef=\"Task_Decide\" targetRef=\"Task_Infer\"/>",
            "<bpmn2:sequenceFlow id=\"x\" sourceRef=\"Task_Decide\" targetRef=\"nobody\"/>", "<bpmn2:sequenceFlow id=\"x\" sourceRef=\"Start_FactsAreKnown\" targetRef=\"End_Decided\"/>",
            "<bpmn2:businessRuleTask id=\"Task_Decide\" drools:ruleFlowGroup=\"decide\"/>"})
    void onlyStagesAndGatewaysAreDrawn(String element) {
        refused("<bpmn2:startEvent id=\"Start_FactsAreKnown\"", element + "<bpmn2:startEvent id=\"Start_FactsAreKnown\"");
    }

    static Stream<Arguments> changes() {
        return Stream.of(Arguments.of("<bpmn2:definitions", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><bpmn2:definitions", "document type"),
                Arguments.of("<bpmn2:definitions", "<!DOCTYPE x><bpmn2:definitions", "document type"),
                Arguments.of("isExecutable=\"true\"", "isExecutable=\"true\" drools:packageName=\"evil\"", "cannot have packageName"),
                Arguments.of("isExecutable=\"true\"", "isExecutable=\"true\" drools:version=\"${x}\"", "cannot have version"),
                Arguments.of(DECIDE, DECIDE + " drools:ruleUnit=\"x\"", "cannot have ruleUnit"), Arguments.of(DECIDE, DECIDE + " activityRef=\"x\"", "cannot have"),
                Arguments.of("drools:ruleFlowGroup=\"decide\"", "ruleFlowGroup=\"decide\"", "cannot have ruleFlowGroup"),
                Arguments.of("xmlns:drools=\"http://www.jboss.org/drools\"", "xmlns:drools=\"urn:x\"", "cannot have ruleFlowGroup"),
                Arguments.of("ruleFlowGroup=\"decide\"", "ruleFlowGroup=\"unit:x.Y\"", "needs drools:ruleFlowGroup"),
                Arguments.of("ruleFlowGroup=\"decide\"", "ruleFlowGroup=\"#{x}\"", "needs drools:ruleFlowGroup"),
                Arguments.of("implementation=\"http://www.jboss.org/drools/rule\"", "implementation=\"http://www.jboss.org/drools/dmn\"", "cannot have implementation"),
                Arguments.of("tFormalExpression\"", "tFormalExpression\" language=\"http://www.java.com/java\"", "cannot have language"),
                Arguments.of("bpmn2:tFormalExpression", "bpmn2:tScript", "cannot have type"), Arguments.of(" default=\"Flow_Customer\"", "", "needs a default way"),
                Arguments.of(" default=\"Flow_Customer\"", " default=\"Flow_Company\"", "every way out"), Arguments.of("ruleFlowGroup=\"infer\"", "ruleFlowGroup=\"decide\"",
                        "comes a second time"),
                Arguments.of("ruleFlowGroup=\"decide\"", "ruleFlowGroup=\"classify\"", "nothing is decided"),
                Arguments.of("sourceRef=\"Gateway_WhoBegan\" targetRef=\"Gateway_Ready\"", "sourceRef=\"Gateway_WhoBegan\" targetRef=\"End_Decided\"", "ways in"),
                Arguments.of("sourceRef=\"Gateway_Ready\" targetRef=\"Task_Decide\"", "sourceRef=\"Gateway_Ready\" targetRef=\"Task_Infer\"", "ways in"),
                Arguments.of("id=\"guardrails\"", "id=\"guard${x}\"", "needs id="), Arguments.of("<bpmn2:process", "<bpmn2:collaboration", "cannot be drawn here"),
                Arguments.of("name=\"Decided\"", "name=\"Deci\u202eded\"", "invisible character"),
                Arguments.of("<bpmn2:definitions", "<x>".repeat(50) + "<bpmn2:definitions", "cannot be drawn here"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatMustHoldOfTheDrawingIsProved(String from, String to, String message) {
        String good = Attacked.book().text(Attacked.DRAWING);

        assertThat(good).contains(from);
        assertThat(refused(from, to)).contains(message);
    }

    @Test
    void aWayOnWhichNothingIsDecidedIsRefused() {
        String without = Attacked.book().text(Attacked.DRAWING).replaceAll("<bpmn2:businessRuleTask id=\"Task_Decide\"[^>]*/>", "")
                .replace("<bpmn2:sequenceFlow id=\"Flow_Decided\" sourceRef=\"Task_Decide\" targetRef=\"End_Decided\"/>", "")
                .replace("targetRef=\"Task_Decide\"", "targetRef=\"End_Decided\"");

        assertThat(Attacked.refused(Attacked.book().with(Attacked.DRAWING, without), Attacked.DRAWING)).contains("on which nothing is decided");
    }

    @Test
    void theOrderIsThatOfTheDrawing() {
        Stages drawn = BooksForTests.larkfield().stages();

        assertThat(drawn.orders(Gate.DRAFT)).containsExactly(List.of(Stage.INFER, Stage.CLASSIFY, Stage.DECIDE));
        assertThat(drawn.orders(Gate.OUTREACH)).containsExactly(List.of(Stage.INFER, Stage.DECIDE));
        Stages otherwise = new BindBook(GuardrailSettings.ordinary()).bind(Attacked.book().with(Attacked.DRAWING,
                Attacked.book().text(Attacked.DRAWING)
                .replace("\"infer\"", "\"?\"").replace("\"classify\"", "\"infer\"").replace("\"?\"", "\"classify\""))).stages();
        assertThat(otherwise.orders(Gate.DRAFT)).containsExactly(List.of(Stage.CLASSIFY, Stage.INFER, Stage.DECIDE));
    }

    static Stream<Arguments> planted() {
        return Stream.of(Arguments.of("rule \"GR-021\" ruleflow-group \"decide\" when eval( 1 / Integer.parseInt(\"0\") > 0 ) then end", ""),
                Arguments.of("rule \"GR-021\" ruleflow-group \"infer\" when $i : Integer() then insert( $i + 1 ); end rule \"seed\" ruleflow-group \"infer\" when then insert( 1 ); end",
                        "more than 500 matches"),
                Arguments.of("rule \"GR-021\" ruleflow-group \"infer\" when then throw new StackOverflowError(); end", ""),
                Arguments.of("rule \"GR-021\" ruleflow-group \"infer\" when then throw new IllegalStateException(\"x\"); end", ""));
    }

    /** What no text can say is planted as compiled rules: whatever breaks below the fence, the judgement is not one that found nothing. */
    @ParameterizedTest
    @MethodSource("planted")
    void whatBreaksBelowTheFenceHolds(String drl, String why) {
        CompiledBook good = BooksForTests.larkfield();
        CompiledBook broken = new CompiledBook("planted", good.policies(), good.sentences(), List.of(), good.stages(), base(drl, good.stages()));
        List<Fact> facts = NamedFacts.facts(List.of(), Gate.MESSAGE, LocalDate.of(2026, 7, 28));
        Map<String, BookedPolicy> policies = Map.of("GR-021", good.policies().get("GR-021"), "seed", good.policies().get("GR-021"));
        CompiledBook planted = new CompiledBook("planted", policies, broken.sentences(), List.of(), broken.stages(), broken.base());

        assertThatThrownBy(() -> planted.findings(Gate.MESSAGE, facts, Instant.parse("2026-07-28T10:00:00Z"),
                new GuardrailSettings(Duration.ofSeconds(5), 500, 1_000,
                        Duration.ofSeconds(60)))).satisfies(thrown -> assertThat(thrown.toString()).contains(why));
    }

    private static KieBase base(String drl, Stages stages) {
        KieServices kie = KieServices.get();
        var release = kie.newReleaseId("test", "planted", String.valueOf(drl.hashCode()));
        KieFileSystem files = kie.newKieFileSystem().generateAndWritePomXML(release).write("src/main/resources/x/x.drl", "package x\n" + drl);
        assertThat(kie.newKieBuilder(files, DrawingFenceTest.class.getClassLoader()).buildAll(DrlProject.class).getResults().getMessages()).isEmpty();
        KieBase base = kie.newKieContainer(release, DrawingFenceTest.class.getClassLoader()).getKieBase();
        ((InternalKnowledgeBase) base).addProcess(StagesFlow.of(stages));
        return base;
    }
}

package dev.bailiwick.guardrail.drools;

import dev.bailiwick.guardrail.drools.Stages.End;
import dev.bailiwick.guardrail.drools.Stages.Fork;
import dev.bailiwick.guardrail.drools.Stages.Meeting;
import dev.bailiwick.guardrail.drools.Stages.Node;
import dev.bailiwick.guardrail.drools.Stages.Start;
import dev.bailiwick.guardrail.drools.Stages.Turn;
import dev.bailiwick.guardrail.drools.Stages.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jbpm.process.instance.impl.ConstraintEvaluator;
import org.jbpm.ruleflow.core.RuleFlowProcess;
import org.jbpm.ruleflow.core.WorkflowElementIdentifierFactory;
import org.jbpm.workflow.core.Constraint;
import org.jbpm.workflow.core.impl.ConnectionImpl;
import org.jbpm.workflow.core.impl.NodeImpl;
import org.jbpm.workflow.core.node.EndNode;
import org.jbpm.workflow.core.node.Join;
import org.jbpm.workflow.core.node.RuleSetNode;
import org.jbpm.workflow.core.node.Split;
import org.jbpm.workflow.core.node.StartNode;
import org.jbpm.workflow.instance.rule.RuleType;
import org.kie.api.definition.process.Connection;
import org.kie.api.runtime.KieSession;
import org.jbpm.workflow.instance.NodeInstance;

/** Makes of the drawn order the flow that jBPM runs inside a rule session. Only what we understood goes in: jBPM never sees the drawing. */
final class StagesFlow {

    private static final String ONE_WAY = org.jbpm.workflow.core.Node.CONNECTION_DEFAULT_TYPE;

    private StagesFlow() {
    }

    static RuleFlowProcess of(Stages stages) {
        RuleFlowProcess flow = new RuleFlowProcess();
        flow.setId(stages.id());
        flow.setName(stages.id());
        flow.setPackageName("bailiwick.stages");
        flow.setAutoComplete(true);
        Map<String, NodeImpl> made = new HashMap<>();
        stages.nodes().values().forEach(node -> {
            NodeImpl one = made(node);
            one.setId(WorkflowElementIdentifierFactory.fromExternalFormat(node.id()));
            one.setName(node.id());
            flow.addNode(one);
            made.put(node.id(), one);
        });
        stages.nodes().values().forEach(node -> connect(node, made));
        return flow;
    }

    private static NodeImpl made(Node node) {
        return switch (node) {
            case Start start -> new StartNode();
            case End end -> new EndNode();
            case Turn turn -> {
                RuleSetNode stage = new RuleSetNode();
                stage.setLanguage("http://www.jboss.org/drools/rule");
                stage.setRuleType(RuleType.ruleFlowGroup(turn.stage().word()));
                yield stage;
            }
            case Meeting meeting -> {
                Join join = new Join();
                join.setType(Join.TYPE_XOR);
                yield join;
            }
            case Fork fork -> new Split(Split.TYPE_XOR);
        };
    }

    private static void connect(Node node, Map<String, NodeImpl> made) {
        switch (node) {
            case Start(String id, String to) -> connect(id, to, made);
            case Meeting(String id, String to) -> connect(id, to, made);
            case Turn turn -> connect(turn.id(), turn.to(), made);
            case End end -> { }
            case Fork fork -> {
                Split split = (Split) made.get(fork.id());
                for (int i = 0; i < fork.ways().size(); i++) {
                    Way way = fork.ways().get(i);
                    split.setConstraint(connect(fork.id(), way.to(), made), new Asked(way.sentence(), way.asked(), i + 1, false));
                }
                split.setConstraint(connect(fork.id(), fork.otherwise(), made), new Asked("otherwise", List.of(), Integer.MAX_VALUE, true));
            }
        }
    }

    private static Connection connect(String from, String to, Map<String, NodeImpl> made) {
        return new ConnectionImpl(made.get(from), ONE_WAY, made.get(to), ONE_WAY);
    }

    /** The sentence on a way: asked of the facts that are in the session when the judgement comes by. */
    private static final class Asked implements ConstraintEvaluator {

        private final String sentence;
        private final List<Condition> conditions;
        private final int priority;
        private final boolean otherwise;

        Asked(String sentence, List<Condition> conditions, int priority, boolean otherwise) {
            this.sentence = sentence;
            this.conditions = conditions;
            this.priority = priority;
            this.otherwise = otherwise;
        }

        @Override
        public boolean evaluate(NodeInstance instance, Connection connection, Constraint constraint) {
            KieSession session = (KieSession) ((org.jbpm.process.instance.ProcessInstance) instance.getProcessInstance()).getKnowledgeRuntime();
            return new Known(session.getObjects()).holds(conditions);
        }

        @Override
        public String getConstraint() {
            return sentence;
        }

        @Override
        public String getName() {
            return sentence;
        }

        @Override
        public int getPriority() {
            return priority;
        }

        @Override
        public boolean isDefault() {
            return otherwise;
        }

        @Override
        public String getType() {
            return ONE_WAY;
        }

        @Override
        public String getDialect() {
            return "sentence";
        }

        @Override
        public Object getMetaData(String name) {
            return null;
        }

        // A sentence is what it is: jBPM's own readers of drawings would set these, and they are not used.

        @Override
        public void setConstraint(String text) {
            throw fixed();
        }

        @Override
        public void setName(String text) {
            throw fixed();
        }

        @Override
        public void setPriority(int number) {
            throw fixed();
        }

        @Override
        public void setType(String text) {
            throw fixed();
        }

        @Override
        public void setDialect(String text) {
            throw fixed();
        }

        @Override
        public void setDefault(boolean is) {
            throw fixed();
        }

        @Override
        public void setMetaData(String key, Object value) {
            throw fixed();
        }

        private IllegalStateException fixed() {
            return new IllegalStateException("the sentence '" + sentence + "' does not change");
        }
    }
}

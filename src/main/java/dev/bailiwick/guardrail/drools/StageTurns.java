package dev.bailiwick.guardrail.drools;

import org.drools.core.common.InternalAgenda;
import org.jbpm.workflow.instance.node.RuleSetNodeInstance;
import org.jbpm.workflow.instance.rule.RuleFlowGroupRuleTypeEngine;
import org.kie.api.runtime.KieSession;

/**
 * Gives a stage its turn in a running judgement, in jBPM's place: jBPM's own way would dispose of the session after the first stage. Found
 * by jBPM through {@code META-INF/services}, so it is public.
 */
public class StageTurns implements RuleFlowGroupRuleTypeEngine {

    /** Made by jBPM. */
    public StageTurns() {
        // Nothing to keep: what belongs to one judgement stands in its session.
    }

    /**
     * @param node  the stage in the running flow
     * @param stage the stage's word
     */
    @Override
    public void evaluate(RuleSetNodeInstance node, String stage) {
        KieSession session = (KieSession) node.getProcessInstance().getKnowledgeRuntime();
        ((InternalAgenda) session.getAgenda()).activateRuleFlowGroup(stage, node.getProcessInstance().getId(),
                node.getNode().getId().toExternalFormat());
        if (Matching.of(session).turn(stage, session)) {
            node.triggerCompleted();
        }
    }
}

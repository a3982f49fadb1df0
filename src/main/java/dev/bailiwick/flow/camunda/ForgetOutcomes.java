package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.FlowVariables;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Takes the words away that steps left for gateways, at the end of the command. They are never written; but as long as they are there, the engine
 * notes at the instance's row that it may have variables, and asks for them in the next transaction.
 */
final class ForgetOutcomes implements Session, CommandContextListener {

    private static final List<String> WORDS = List.of(FlowVariables.OUTCOME, FlowVariables.PROCEDURE);

    private ForgetOutcomes() {
        Context.getCommandContext().registerCommandContextListener(this);
    }

    /** Called as often as one likes in a command. */
    static void atTheEnd() {
        Context.getCommandContext().getSession(ForgetOutcomes.class);
    }

    @Override
    public void onCommandContextClose(CommandContext command) {
        for (ExecutionEntity execution : command.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class)) {
            if (execution.isProcessInstanceExecution() && !command.getDbEntityManager().isDeleted(execution)) {
                execution.removeVariablesLocal(WORDS);
            }
        }
    }

    @Override
    public void onCommandFailed(CommandContext command, Throwable why) {
        // Nothing of it is kept.
    }

    @Override
    public void flush() {
        // Nothing of it is written.
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    static SessionFactory factory() {
        return new MakeSession(ForgetOutcomes.class, () -> new ForgetOutcomes());
    }
}

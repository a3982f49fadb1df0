package dev.bailiwick.flow.camunda;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Copies of the engine's objects with exactly what the engine's statements write and read, column by column, and nothing of the object
 * graph around them: what a database would give back. What the engine never changes once it is written is not copied.
 */
final class Copies {

    private static final Field EXCEPTION = field(JobEntity.class, "exceptionByteArrayId");

    private Copies() {
    }

    static DbEntity of(DbEntity entity) {
        return switch (entity) {
            case ExecutionEntity execution -> of(execution);
            case EventSubscriptionEntity subscription -> of(subscription);
            case TimerEntity timer -> of(timer);
            case MessageEntity message -> of(message, new MessageEntity());
            case ExternalTaskEntity task -> of(task);
            case VariableInstanceEntity variable -> of(variable);
            default -> entity;
        };
    }

    private static ExecutionEntity of(ExecutionEntity from) {
        ExecutionEntity to = new ExecutionEntity();
        to.setId(from.getId());
        to.setRevision(from.getRevision());
        to.setRootProcessInstanceId(from.getRootProcessInstanceIdRaw());
        to.setProcessInstanceId(from.getProcessInstanceId());
        to.setBusinessKey(from.getBusinessKeyWithoutCascade());
        to.setProcessDefinitionId(from.getProcessDefinitionId());
        to.setActivityId(from.getActivityId());
        to.setActivityInstanceId(from.getActivityInstanceId());
        to.setActive(from.isActive());
        to.setConcurrent(from.isConcurrent());
        to.setScope(from.isScope());
        to.setEventScope(from.isEventScope());
        to.setParentId(from.getParentId());
        to.setSuperExecutionId(from.getSuperExecutionId());
        to.setSuperCaseExecutionId(from.getSuperCaseExecutionId());
        to.setCaseInstanceId(from.getCaseInstanceId());
        to.setSuspensionState(from.getSuspensionState());
        to.setCachedEntityState(from.getCachedEntityState());
        to.setSequenceCounter(from.getSequenceCounter());
        to.setTenantId(from.getTenantId());
        to.setProcessDefinitionKey(from.getProcessDefinitionKey());
        return to;
    }

    private static EventSubscriptionEntity of(EventSubscriptionEntity from) {
        EventSubscriptionEntity to = new EventSubscriptionEntity();
        to.setId(from.getId());
        to.setRevision(from.getRevision());
        to.setEventType(from.getEventType());
        to.setEventName(from.getEventName());
        to.setExecutionId(from.getExecutionId());
        to.setProcessInstanceId(from.getProcessInstanceId());
        to.setActivityId(from.getActivityId());
        to.setConfiguration(from.getConfiguration());
        to.setCreated(from.getCreated());
        to.setTenantId(from.getTenantId());
        return to;
    }

    private static TimerEntity of(TimerEntity from) {
        TimerEntity to = of(from, new TimerEntity());
        to.setRepeat(from.getRepeat());
        to.setRepeatOffset(from.getRepeatOffset());
        return to;
    }

    private static <J extends JobEntity> J of(J from, J to) {
        to.setId(from.getId());
        to.setRevision(from.getRevision());
        to.setLockOwner(from.getLockOwner());
        to.setLockExpirationTime(from.getLockExpirationTime());
        to.setExclusive(from.isExclusive());
        to.setExecutionId(from.getExecutionId());
        to.setRootProcessInstanceId(from.getRootProcessInstanceId());
        to.setProcessInstanceId(from.getProcessInstanceId());
        to.setProcessDefinitionId(from.getProcessDefinitionId());
        to.setProcessDefinitionKey(from.getProcessDefinitionKey());
        to.setRetriesFromPersistence(from.getRetries());
        to.setFailedActivityId(from.getFailedActivityId());
        to.setExceptionMessage(from.getExceptionMessage());
        to.setDuedate(from.getDuedate());
        to.setJobHandlerType(from.getJobHandlerType());
        to.setJobHandlerConfigurationRaw(from.getJobHandlerConfigurationRaw());
        to.setDeploymentId(from.getDeploymentId());
        to.setSuspensionState(from.getSuspensionState());
        to.setJobDefinitionId(from.getJobDefinitionId());
        to.setPriority(from.getPriority());
        to.setTenantId(from.getTenantId());
        to.setCreateTime(from.getCreateTime());
        to.setSequenceCounter(from.getSequenceCounter());
        to.setLastFailureLogId(from.getLastFailureLogId());
        to.setBatchId(from.getBatchId());
        if (from.getExceptionByteArrayId() != null) {
            set(EXCEPTION, to, from.getExceptionByteArrayId());
        }
        return to;
    }

    /** Errors are never reported to the engine: a slow step that fails comes back with an outcome. */
    private static ExternalTaskEntity of(ExternalTaskEntity from) {
        ExternalTaskEntity to = new ExternalTaskEntity();
        to.setId(from.getId());
        to.setRevision(from.getRevision());
        to.setTopicName(from.getTopicName());
        to.setWorkerId(from.getWorkerId());
        to.setRetries(from.getRetries());
        to.setLockExpirationTime(from.getLockExpirationTime());
        to.setCreateTime(from.getCreateTime());
        to.setSuspensionState(from.getSuspensionState());
        to.setExecutionId(from.getExecutionId());
        to.setProcessInstanceId(from.getProcessInstanceId());
        to.setProcessDefinitionId(from.getProcessDefinitionId());
        to.setProcessDefinitionKey(from.getProcessDefinitionKey());
        to.setProcessDefinitionVersionTag(from.getProcessDefinitionVersionTag());
        to.setActivityId(from.getActivityId());
        to.setActivityInstanceId(from.getActivityInstanceId());
        to.setTenantId(from.getTenantId());
        to.setPriority(from.getPriority());
        to.setBusinessKey(from.getBusinessKey());
        to.setLastFailureLogId(from.getLastFailureLogId());
        return to;
    }

    private static VariableInstanceEntity of(VariableInstanceEntity from) {
        VariableInstanceEntity to = new VariableInstanceEntity();
        to.setId(from.getId());
        to.setRevision(from.getRevision());
        to.setName(from.getName());
        to.setSerializerName(from.getSerializerName());
        to.setProcessDefinitionId(from.getProcessDefinitionId());
        to.setProcessInstanceId(from.getProcessInstanceId());
        to.setExecutionId(from.getExecutionId());
        to.setByteArrayValueId(from.getByteArrayValueId());
        to.setDoubleValue(from.getDoubleValue());
        to.setLongValue(from.getLongValue());
        to.setTextValue(from.getTextValue());
        to.setTextValue2(from.getTextValue2());
        to.setVariableScopeId(from.getVariableScopeId());
        to.setSequenceCounter(from.getSequenceCounter());
        to.setConcurrentLocal(from.isConcurrentLocal());
        to.setTenantId(from.getTenantId());
        return to;
    }

    /** The engine's own mapping writes this field directly, too: there is no setter. */
    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this version of the engine keeps " + name + " elsewhere", e);
        }
    }

    private static void set(Field field, Object of, Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

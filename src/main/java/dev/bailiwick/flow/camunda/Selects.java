package dev.bailiwick.flow.camunda;

import dev.bailiwick.flow.Rows;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.DeploymentQueryImpl;
import org.camunda.bpm.engine.impl.EventSubscriptionQueryValue;
import org.camunda.bpm.engine.impl.ExecutionQueryImpl;
import org.camunda.bpm.engine.impl.ExternalTaskQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.externaltask.TopicFetchInstruction;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's select statements over rows in memory, those that our drawings and our code lead to, each by the engine's own name for it.
 * Any other fails by its name instead of answering something.
 */
final class Selects {

    private static final Set<String> ALWAYS_EMPTY = Set.of("selectIncidentsByExecutionId", "selectIncidentsByProcessInstanceId",
            "selectTasksByExecutionId", "selectTasksByProcessInstanceId", "selectMessageStartEventSubscriptionByName",
            "selectEventSubscriptionsByConfiguration", "selectJobsByConfiguration", "selectIdentityLinksByProcessDefinition",
            "selectIncidentsByConfiguration", "selectStartEventSubscriptionsByConfigurationLike");

    private final Function<Class<?>, Rows.Table<DbEntity>> tables;

    Selects(Function<Class<?>, Rows.Table<DbEntity>> tables) {
        this.tables = tables;
    }

    private <E extends DbEntity> Stream<E> all(Class<E> type) {
        return tables.apply(type).all().stream().map(type::cast);
    }

    Object one(String statement, Object parameter) {
        return switch (statement) {
            case "selectProcessInstanceCountByQueryCriteria" -> (long) instances((ProcessInstanceQueryImpl) parameter).size();
            case "selectExternalTaskCountByQueryCriteria" -> (long) tasks((ExternalTaskQueryImpl) parameter).size();
            case "selectJobCountByQueryCriteria" -> (long) jobs((JobQueryImpl) parameter).size();
            case "selectProcessDefinitionCountByQueryCriteria" -> (long) definitions((ProcessDefinitionQueryImpl) parameter).size();
            case "selectExecutionCountByQueryCriteria" -> (long) executions((ExecutionQueryImpl) parameter).size();
            case "selectJob" -> tables.apply(JobEntity.class).find((String) parameter);
            case "selectEventSubscription" -> tables.apply(EventSubscriptionEntity.class).find((String) parameter);
            case "selectProperty" -> null;
            case "selectLatestProcessDefinitionByKeyWithoutTenantId", "selectLatestProcessDefinitionByKey" -> latest(value(parameter,
                    "processDefinitionKey"));
            case "selectPreviousProcessDefinitionId" -> all(ProcessDefinitionEntity.class).filter(one -> one.getKey().equals(value(parameter, "key"))
                    && one.getVersion() < (Integer) ((Map<?, ?>) parameter).get("version"))
                    .max(Comparator.comparing(ProcessDefinitionEntity::getVersion)).map(ProcessDefinitionEntity::getId).orElse(null);
            case "selectSubProcessInstanceBySuperExecutionId" -> all(ExecutionEntity.class)
                    .filter(one -> parameterOf(parameter).equals(one.getSuperExecutionId())).findAny().orElse(null);
            case "selectProcessDefinitionByDeploymentAndKey" -> all(ProcessDefinitionEntity.class)
                    .filter(one -> one.getDeploymentId().equals(value(parameter, "deploymentId"))
                            && one.getKey().equals(value(parameter, "processDefinitionKey"))).findAny().orElse(null);
            default -> throw unknown(statement);
        };
    }

    List<?> list(String statement, Object parameter) {
        return switch (statement) {
            case "selectProcessInstanceByQueryCriteria" -> instances((ProcessInstanceQueryImpl) parameter);
            case "selectExecutionsByQueryCriteria" -> executions((ExecutionQueryImpl) parameter);
            case "selectExternalTaskByQueryCriteria" -> tasks((ExternalTaskQueryImpl) parameter);
            case "selectJobByQueryCriteria" -> jobs((JobQueryImpl) parameter);
            case "selectProcessDefinitionsByQueryCriteria" -> definitions((ProcessDefinitionQueryImpl) parameter);
            case "selectDeploymentsByQueryCriteria" -> deployments((DeploymentQueryImpl) parameter);
            case "selectExternalTasksForTopics" -> free((ListQueryParameterObject) parameter);
            default -> byReference(statement, parameterOf(parameter));
        };
    }

    private List<?> byReference(String statement, Object parameter) {
        return switch (statement) {
            case "selectExecutionsByParentExecutionId" -> where(ExecutionEntity.class, one -> parameter.equals(one.getParentId()));
            case "selectExecutionsByProcessInstanceId" -> where(ExecutionEntity.class, one -> parameter.equals(one.getProcessInstanceId()));
            case "selectEventSubscriptionsByExecution" -> subscriptions(one -> parameter.equals(one.getExecutionId()));
            case "selectEventSubscriptionsByProcessInstanceId" -> subscriptions(one -> parameter.equals(one.getProcessInstanceId()));
            case "selectEventSubscriptionsByNameAndExecution" -> subscriptions(one -> value(parameter, "executionId").equals(one.getExecutionId())
                    && value(parameter, "eventName").equals(one.getEventName()) && value(parameter, "eventType").equals(one.getEventType()));
            case "selectJobsByExecutionId", "selectTimersByExecutionId" -> where(JobEntity.class, one -> parameter.equals(one.getExecutionId()));
            case "selectJobsByProcessInstanceId" -> where(JobEntity.class, one -> parameter.equals(one.getProcessInstanceId()));
            case "selectExternalTasksByExecutionId" -> where(ExternalTaskEntity.class, one -> parameter.equals(one.getExecutionId()));
            case "selectExternalTasksByProcessInstanceId" -> where(ExternalTaskEntity.class, one -> parameter.equals(one.getProcessInstanceId()));
            case "selectVariablesByExecutionId" -> variables((Map<?, ?>) parameter);
            case "selectVariablesByProcessInstanceId" -> where(VariableInstanceEntity.class, one -> parameter.equals(one.getProcessInstanceId()));
            case "selectLatestProcessDefinitionByKey" -> Stream.ofNullable(latest((String) parameter)).toList();
            case "selectProcessDefinitionByDeploymentId" -> where(ProcessDefinitionEntity.class, one -> parameter.equals(one.getDeploymentId()));
            case "selectJobDefinitionsByProcessDefinitionId" -> where(JobDefinitionEntity.class,
                    one -> parameter.equals(one.getProcessDefinitionId()));
            case "selectResourcesByDeploymentId" -> where(ResourceEntity.class, one -> parameter.equals(one.getDeploymentId()));
            case "selectDeploymentsByName" -> where(DeploymentEntity.class, one -> parameter.equals(one.getName()));
            default -> {
                if (!ALWAYS_EMPTY.contains(statement)) {
                    throw unknown(statement);
                }
                yield List.of();
            }
        };
    }

    private <E extends DbEntity> List<E> where(Class<E> type, Predicate<E> which) {
        return all(type).filter(which).toList();
    }

    private List<EventSubscriptionEntity> subscriptions(Predicate<EventSubscriptionEntity> which) {
        return where(EventSubscriptionEntity.class, which);
    }

    private List<ExecutionEntity> instances(ProcessInstanceQueryImpl query) {
        return where(ExecutionEntity.class, one -> one.getParentId() == null && isOrAny(query.getProcessInstanceId(), one.getId())
                && isOrAny(query.getBusinessKey(), one.getBusinessKeyWithoutCascade())
                && isOrAny(query.getRootProcessInstanceId(), one.getRootProcessInstanceId())
                && isOrAny(query.getSuperProcessInstanceId(), one.getSuperExecutionId() == null ? null : instanceOf(one.getSuperExecutionId()))
                && isOrAny(query.getProcessDefinitionKey(), one.getProcessDefinitionKey()));
    }

    private String instanceOf(String execution) {
        return all(ExecutionEntity.class).filter(one -> one.getId().equals(execution)).map(ExecutionEntity::getProcessInstanceId).findAny()
                .orElse(null);
    }

    private List<ExecutionEntity> executions(ExecutionQueryImpl query) {
        List<ExecutionEntity> all = all(ExecutionEntity.class).toList();
        Set<String> ofKey = query.getBusinessKey() == null ? null : all.stream().filter(one -> one.getParentId() == null
                && query.getBusinessKey().equals(one.getBusinessKeyWithoutCascade())).map(ExecutionEntity::getId).collect(Collectors.toSet());
        Stream<ExecutionEntity> found = all.stream().filter(one -> isOrAny(query.getExecutionId(), one.getId())
                && isOrAny(query.getProcessInstanceId(), one.getProcessInstanceId()) && isOrAny(query.getActivityId(), one.getActivityId())
                && (ofKey == null || ofKey.contains(one.getProcessInstanceId())));
        for (EventSubscriptionQueryValue wanted : query.getEventSubscriptions()) {
            Set<String> waiting = all(EventSubscriptionEntity.class).filter(one -> one.getEventType().equals(wanted.getEventType())
                    && isOrAny(wanted.getEventName(), one.getEventName())).map(EventSubscriptionEntity::getExecutionId).collect(Collectors.toSet());
            found = found.filter(one -> waiting.contains(one.getId()));
        }
        return found.toList();
    }

    private List<ExternalTaskEntity> tasks(ExternalTaskQueryImpl query) {
        return where(ExternalTaskEntity.class, one -> isOrAny(query.getExternalTaskId(), one.getId())
                && isOrAny(query.getProcessInstanceId(), one.getProcessInstanceId()) && isOrAny(query.getWorkerId(), one.getWorkerId()));
    }

    /** Those that nobody has locked, or no longer. */
    private List<ExternalTaskEntity> free(ListQueryParameterObject parameter) {
        Map<?, ?> values = (Map<?, ?>) parameter.getParameter();
        Date now = (Date) values.get("now");
        Set<String> topics = ((Collection<?>) values.get("topics")).stream().map(one -> ((TopicFetchInstruction) one).getTopicName())
                .collect(Collectors.toSet());
        return all(ExternalTaskEntity.class).filter(one -> topics.contains(one.getTopicName())
                && (one.getLockExpirationTime() == null || !one.getLockExpirationTime().after(now))
                && (one.getRetries() == null || one.getRetries() > 0)).limit(parameter.getMaxResults()).map(this::withBusinessKey).toList();
    }

    private ExternalTaskEntity withBusinessKey(ExternalTaskEntity task) {
        ExternalTaskEntity copy = (ExternalTaskEntity) Copies.of(task);
        copy.setBusinessKey(all(ExecutionEntity.class).filter(one -> one.getId().equals(task.getProcessInstanceId()))
                .map(ExecutionEntity::getBusinessKeyWithoutCascade).filter(Objects::nonNull).findAny().orElse(null));
        return copy;
    }

    private List<JobEntity> jobs(JobQueryImpl query) {
        return where(JobEntity.class, one -> isOrAny(query.getProcessInstanceId(), one.getProcessInstanceId())
                && isOrAny(query.getExecutionId(), one.getExecutionId())
                && (query.getIds() == null || query.getIds().isEmpty() || query.getIds().contains(one.getId())));
    }

    private List<VariableInstanceEntity> variables(Map<?, ?> parameter) {
        Collection<?> names = (Collection<?>) parameter.get("variableNames");
        return where(VariableInstanceEntity.class, one -> parameter.get("executionId").equals(one.getExecutionId())
                && (names == null || names.contains(one.getName())));
    }

    private ProcessDefinitionEntity latest(String key) {
        return all(ProcessDefinitionEntity.class).filter(one -> one.getKey().equals(key))
                .max(Comparator.comparing(ProcessDefinitionEntity::getVersion)).orElse(null);
    }

    private List<ProcessDefinitionEntity> definitions(ProcessDefinitionQueryImpl query) {
        return where(ProcessDefinitionEntity.class, one -> isOrAny(query.getId(), one.getId()) && isOrAny(query.getKey(), one.getKey())
                && isOrAny(query.getDeploymentId(), one.getDeploymentId()) && (!query.isLatest() || one == latest(one.getKey())));
    }

    private List<DeploymentEntity> deployments(DeploymentQueryImpl query) {
        return where(DeploymentEntity.class, one -> isOrAny(query.getDeploymentId(), one.getId()) && isOrAny(query.getName(), one.getName()));
    }

    private static boolean isOrAny(String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static Object parameterOf(Object parameter) {
        return parameter instanceof ListQueryParameterObject wrapped ? wrapped.getParameter() : parameter;
    }

    private static String value(Object parameter, String name) {
        Object plain = parameterOf(parameter);
        return (String) (plain instanceof Map<?, ?> values ? values.get(name) : plain);
    }

    private static IllegalStateException unknown(String statement) {
        return new IllegalStateException("in memory the engine does not know the statement " + statement);
    }
}

package dev.bailiwick.rehearsal;

import dev.bailiwick.channel.Delivery;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.flow.FlowVariables;
import dev.bailiwick.flow.Step;
import dev.bailiwick.flow.TakeOver;
import dev.bailiwick.flow.TurnInHand;
import dev.bailiwick.kernel.ConversationId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;

/** Bugs that can be planted into the house, to see whether the lab finds them. */
final class Plants {

    /** What can be planted. */
    enum Bug {
        /** Whoever changes a conversation no longer takes its row. */
        NO_ROW_LOCK,
        /** A reply is queued twice, and the outbox's key does not mind. */
        NO_OUTBOX_KEY,
        /** A result is taken in although its turn is over and its task is gone. */
        NO_LEASE_FENCE,
        /** The number of an event that may have arrived is given to the next. */
        NUMBER_FREED,
        /** Nobody takes over from a dead node. */
        NO_TAKEOVER,
        /** The drawing does not hear that an advisor took the pen. */
        TAKEOVER_IGNORED,
        /** A turn is judged by the policy book that it began with, and never again. */
        OLD_BOOK,
        /** Words that nobody asked for are said without asking the policies. */
        OUTREACH_UNASKED
    }

    private final Set<Bug> planted = EnumSet.noneOf(Bug.class);

    synchronized boolean has(Bug bug) {
        return planted.contains(bug);
    }

    synchronized void plant(Bug bug) {
        planted.add(bug);
    }

    synchronized void weed() {
        planted.clear();
    }

    Object into(Conversations conversations) {
        return instead(conversations, (method, arguments, go) -> method.equals("take") && has(Bug.NO_ROW_LOCK)
                ? conversations.find((ConversationId) arguments[0]).orElseThrow() : go.on());
    }

    Object into(dev.bailiwick.channel.Deliveries deliveries, String onlyWorker) {
        return instead(deliveries, (method, arguments, go) -> {
            if (method.equals("claim") && !arguments[0].equals(onlyWorker)) {
                return List.of();
            }
            if (method.equals("failed") && has(Bug.NUMBER_FREED)) {
                arguments[3] = false;
            }
            Object result = go.on();
            if (method.equals("queue") && has(Bug.NO_OUTBOX_KEY)) {
                Delivery d = (Delivery) arguments[0];
                deliveries.queue(new Delivery(d.id() + "-again", d.conversation(), d.turn(), d.part(), d.type(), d.data(), d.state(),
                        d.sequenceNumber(), d.attempts(), d.byPerson(), d.giveUpAt(), d.problem(), d.created()));
            }
            return result;
        });
    }

    Object into(TakeOver takeOver) {
        return instead(takeOver, (method, arguments, go) -> method.equals("takeOver") && has(Bug.NO_TAKEOVER) ? null : go.on());
    }

    /** Where the task is gone, the one that took its place is completed: as if tasks had no identity. */
    Object into(ExternalTaskService tasks, BeanFactory beans) {
        return instead(tasks, (method, arguments, go) -> {
            if (method.equals("complete") && has(Bug.NO_LEASE_FENCE)
                    && tasks.createExternalTaskQuery().externalTaskId((String) arguments[0]).count() == 0) {
                String conversation = beans.getBean(HeldSteps.class).conversationOf((String) arguments[0]);
                var instances = beans.getBean(RuntimeService.class).createProcessInstanceQuery().processInstanceBusinessKey(conversation).list();
                var now = instances.isEmpty() ? null
                        : tasks.createExternalTaskQuery().processInstanceId(instances.getFirst().getId()).singleResult();
                if (now != null) {
                    arguments[0] = now.getId();
                    arguments[1] = now.getWorkerId();
                }
            }
            return go.on();
        });
    }

    /** The policies are not asked whether the company may write first. */
    Object into(Step.Quick step) {
        return !step.name().equals("judge-outreach") ? step : new Step.Quick() {
            @Override
            public String name() {
                return step.name();
            }

            @Override
            public String run(TurnInHand turn, Map<String, String> inputs) {
                return has(Bug.OUTREACH_UNASKED) ? "allowed" : step.run(turn, inputs);
            }
        };
    }

    /** Nobody but the conversation knows that the pen was taken. */
    Object into(RuntimeService runtime) {
        return instead(runtime, (method, arguments, go) -> method.equals("createMessageCorrelation") && has(Bug.TAKEOVER_IGNORED)
                && arguments[0].equals(FlowVariables.PEN_TAKEN) ? deaf() : go.on());
    }

    private static Object deaf() {
        return Proxy.newProxyInstance(Plants.class.getClassLoader(), new Class<?>[] {MessageCorrelationBuilder.class},
                (proxy, method, arguments) -> method.getReturnType() == MessageCorrelationBuilder.class ? proxy : null);
    }

    private interface Go {
        Object on() throws Throwable;
    }

    private interface Instead {
        Object call(String method, Object[] arguments, Go go) throws Throwable;
    }

    private static Object instead(Object bean, Instead instead) {
        return Proxy.newProxyInstance(Plants.class.getClassLoader(), ClassUtils.getAllInterfaces(bean), (proxy, method, arguments) ->
                instead.call(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(bean, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}

package dev.bailiwick.flow.camunda;

import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/**
 * Deletes what waits for a message without looking for a job that was to bring the message later: messages of ours are told to a drawing in the
 * transaction in which they came, never by a job.
 */
final class PlainSubscriptions extends EventSubscriptionManager {

    private PlainSubscriptions() {
    }

    @Override
    public void deleteEventSubscription(EventSubscriptionEntity subscription) {
        if (subscription.isSubscriptionForEventType(EventType.MESSAGE)) {
            getDbEntityManager().delete(subscription);
        } else {
            super.deleteEventSubscription(subscription);
        }
    }

    static SessionFactory factory() {
        return new MakeSession(EventSubscriptionManager.class, () -> new PlainSubscriptions());
    }
}

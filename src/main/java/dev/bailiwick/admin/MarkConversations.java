package dev.bailiwick.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.ReleaseId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears decisions and marks their conversations, in the same transaction and with one statement. Most turns of a conversation say nothing new:
 * what was marked is remembered for a while, and then nothing is written.
 */
@Component
class MarkConversations {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** How many conversations' marks are remembered; beyond it everything is forgotten and written once more, which changes nothing. */
    private static final int MOST_REMEMBERED = 20_000;

    private final Marks marks;
    private final ObjectProvider<Supplier<ReleaseId>> releaseInForce;
    private final Map<ConversationId, Set<Mark>> remembered = new ConcurrentHashMap<>();
    private volatile Supplier<ReleaseId> inForce;

    MarkConversations(Marks marks, ObjectProvider<Supplier<ReleaseId>> releaseInForce) {
        this.marks = marks;
        this.releaseInForce = releaseInForce;
    }

    @EventListener
    void hear(Decision decision) {
        if (decision.conversation().equals(ConversationId.COMPANY) || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Set<Mark> found = new LinkedHashSet<>();
        switch (decision.kind()) {
            case MESSAGE_UNDERSTOOD -> each(decision, "topics", "name", Mark.Kind.TOPIC, found);
            case MESSAGE_JUDGED, DRAFT_JUDGED, HANDOFF_JUDGED, OUTREACH_JUDGED -> each(decision, "findings", "policy", Mark.Kind.POLICY, found);
            case HANDED_OFF -> add(Mark.Kind.HANDOFF, decision.details().get("code"), found);
            case CONVERSATION_CLOSED -> add(Mark.Kind.CLOSED, decision.details().get("code"), found);
            default -> {
                return;
            }
        }
        add(Mark.Kind.RELEASE, release(), found);
        found.removeAll(remembered.getOrDefault(decision.conversation(), Set.of()));
        if (!found.isEmpty()) {
            pending().found.computeIfAbsent(decision.conversation(), id -> new LinkedHashSet<>()).addAll(found);
        }
    }

    private static void each(Decision decision, String list, String part, Mark.Kind kind, Set<Mark> found) {
        for (JsonNode one : JSON.valueToTree(decision.details().get(list))) {
            add(kind, one.path(part).asText(), found);
        }
    }

    private static void add(Mark.Kind kind, Object value, Set<Mark> found) {
        Mark mark = new Mark(kind, value == null ? null : value.toString());
        if (mark.isKept()) {
            found.add(mark);
        }
    }

    private String release() {
        if (inForce == null) {
            inForce = releaseInForce.getIfAvailable();
        }
        ReleaseId release = inForce == null ? null : inForce.get();
        return release == null ? null : release.value();
    }

    private Pending pending() {
        for (TransactionSynchronization candidate : TransactionSynchronizationManager.getSynchronizations()) {
            if (candidate instanceof Pending pending && pending.isOf(this)) {
                return pending;
            }
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** What one transaction found. */
    private final class Pending implements TransactionSynchronization {

        private final Map<ConversationId, Set<Mark>> found = new LinkedHashMap<>();

        boolean isOf(MarkConversations listener) {
            return MarkConversations.this == listener;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            found.forEach(marks::add);
        }

        @Override
        public void afterCommit() {
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.clear();
            }
            found.forEach((conversation, these) -> remembered.merge(conversation, Set.copyOf(these), (one, other) -> {
                Set<Mark> both = new LinkedHashSet<>(one);
                both.addAll(other);
                return Set.copyOf(both);
            }));
        }
    }
}

package dev.bailiwick.flow.actuator;

import dev.bailiwick.kernel.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what was decided on this node, by kind, once it stands: replies, handoffs, turns that were superseded, results that were dropped. */
@Component
class DecisionMeters {

    private final Map<Decision.Kind, Counter> counters = new EnumMap<>(Decision.Kind.class);

    DecisionMeters(MeterRegistry meters) {
        for (Decision.Kind kind : Decision.Kind.values()) {
            counters.put(kind, Counter.builder("bailiwick.decisions").description("decisions that stand in the ledger, by kind")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-')).register(meters));
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Decision decision) {
        counters.get(decision.kind()).increment();
    }
}

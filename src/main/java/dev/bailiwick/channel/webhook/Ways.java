package dev.bailiwick.channel.webhook;

import dev.bailiwick.channel.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the ledger is told of an event's way, without its words. */
final class Ways {

    private Ways() {
    }

    static Map<String, Object> of(Delivery delivery) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("event", delivery.id());
        details.put("type", delivery.type().word());
        details.put("part", delivery.part());
        details.put("sequence_number", delivery.sequenceNumber());
        return details;
    }

    static Map<String, Object> withdrawn(Delivery delivery, int attempts, boolean mayHaveArrived, String because) {
        Map<String, Object> details = of(delivery);
        details.put("attempts", attempts);
        details.put("mayHaveArrived", mayHaveArrived);
        details.put("because", because);
        return details;
    }
}

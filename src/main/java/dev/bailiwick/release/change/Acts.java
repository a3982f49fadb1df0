package dev.bailiwick.release.change;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Decision;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes who changed what into the house's own chain of the ledger, in the transaction in which it takes effect. */
@Component
public class Acts {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acts(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @return this moment, to the microsecond as the database keeps it */
    public Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /**
     * @param because why something is done
     * @throws Refusal when that are no 3 to 400 characters
     */
    public static void insistOnReason(String because) {
        if (because == null || because.strip().length() < 3 || because.length() > 400) {
            throw Refusal.invalid("because", "must say why, in 3 to 400 characters");
        }
    }

    /**
     * @param kind    what was done
     * @param person  who did it
     * @param details pairs of a name and a value; those whose value is null are left out
     */
    public void write(Decision.Kind kind, Person person, Object... details) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("by", person.name());
        if (!person.from().isEmpty()) {
            all.put("from", person.from());
        }
        for (int i = 0; i < details.length; i += 2) {
            if (details[i + 1] != null) {
                all.put((String) details[i], details[i + 1]);
            }
        }
        events.publishEvent(new Decision(ConversationId.COMPANY, 0, kind, now(), all));
    }
}

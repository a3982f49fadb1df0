package dev.bailiwick.flow.web;

import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.flow.Incidents;
import dev.bailiwick.flow.Incidents.Incident;
import dev.bailiwick.kernel.Decision;
import java.security.Principal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed until no try was left, and how a person lets it be tried again. */
@RestController
class IncidentsApi {

    private final Incidents incidents;
    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncidentsApi(Incidents incidents, Conversations conversations, ApplicationEventPublisher events, PlatformTransactionManager transactions,
            Clock clock) {
        this.incidents = incidents;
        this.conversations = conversations;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The steps and timers that failed for good, the newest first. */
    @GetMapping(path = "/api/operations/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Stuck> latest() {
        return incidents.latest().stream().map(Stuck::of).toList();
    }

    /** Gives a step or timer one more try, in the name of whoever asks; the conversation's ledger says who it was. */
    @PostMapping(path = "/api/operations/incidents/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    Stuck retry(@PathVariable String id, Principal who) {
        return transaction.execute(open -> {
            incidents.latest().stream().filter(one -> one.id().equals(id) && one.conversation() != null).findFirst()
                    .ifPresent(one -> conversations.take(one.conversation()));
            Incident again = incidents.tryAgain(id);
            if (again.conversation() != null) {
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("type", "tried-again");
                details.put("participant", who.getName());
                details.put("body", "Element " + again.element() + " is tried again; it had failed: " + again.what());
                events.publishEvent(new Decision(again.conversation(), 0, Decision.Kind.EVENT_NOTED, clock.instant(), details));
            }
            return Stuck.of(again);
        });
    }

    /** What stands still: the conversation, the drawing's element, what went wrong, and since when. */
    record Stuck(String id, String conversation, String element, String what, String at) {

        static Stuck of(Incident one) {
            return new Stuck(one.id(), one.conversation() == null ? null : one.conversation().value(), one.element(), one.what(),
                    one.at().toString());
        }
    }
}

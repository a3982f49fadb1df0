package dev.bailiwick.admin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.TryExamples;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.ledger.Entry;
import dev.bailiwick.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was known when a turn was judged, as an example of a policy would give it: for whoever says that it should have been judged otherwise. */
@RestController
class JudgedTurnApi {

    private static final Map<String, Gate> GATES = Map.of("message-judged", Gate.MESSAGE, "draft-judged", Gate.DRAFT, "handoff-judged", Gate.HANDOFF,
            "outreach-judged", Gate.OUTREACH);

    private final BrowseConversations browse;
    private final Ledger ledger;
    private final TryExamples examples;
    private final ObjectMapper json;

    JudgedTurnApi(BrowseConversations browse, Ledger ledger, TryExamples examples, ObjectMapper json) {
        this.browse = browse;
        this.ledger = ledger;
        this.examples = examples;
        this.json = json;
    }

    /**
     * What was judged in a turn, in order.
     *
     * @param id   the conversation
     * @param turn the turn's number, from 1
     */
    @GetMapping(path = "/api/conversations/{id}/turns/{turn}/judged", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Judged> judged(@PathVariable String id, @PathVariable int turn) {
        ConversationId its = new ConversationId(id);
        if (browse.find(its).isEmpty()) {
            throw Refusal.notFound("conversation", its);
        }
        List<Judged> judged = new ArrayList<>();
        ledger.read(its, entry -> {
            if (entry.turn() == turn && GATES.containsKey(entry.kind())) {
                judged(entry).ifPresent(judged::add);
            }
        });
        return judged;
    }

    /** An entry of a time before facts were kept gives no example, and one whose facts are unknown today does not either. */
    private Optional<Judged> judged(Entry entry) {
        try {
            Map<?, ?> details = json.readValue(entry.details(), Map.class);
            if (!(details.get("facts") instanceof Collection<?> written)) {
                return Optional.empty();
            }
            Gate gate = GATES.get(entry.kind());
            List<String> policies = details.get("findings") instanceof Collection<?> found ? found.stream().filter(Map.class::isInstance)
                    .map(one -> String.valueOf(((Map<?, ?>) one).get("policy"))).distinct().toList() : List.of();
            return Optional.of(new Judged(entry.number(), gate.word(), String.valueOf(details.get("outcome")), policies, examples.row("conversation "
                    + entry.conversation().value() + ", turn " + entry.turn(), gate, RecordedFacts.read(written))));
        } catch (JsonProcessingException | IllegalArgumentException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * One judgement.
     *
     * @param number   its place in the ledger's chain
     * @param gate     where it was judged
     * @param outcome  what followed
     * @param policies those that saw something
     * @param row      what was known, personal data masked as the ledger has it, as an example that does not expect anything yet
     */
    record Judged(long number, String gate, String outcome, List<String> policies, TryExamples.Row row) {
    }
}

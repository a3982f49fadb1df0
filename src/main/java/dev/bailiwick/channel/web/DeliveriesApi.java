package dev.bailiwick.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bailiwick.channel.Deliveries;
import dev.bailiwick.channel.Delivery;
import dev.bailiwick.channel.ResendDelivery;
import dev.bailiwick.kernel.Refusal;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where events on their way to the webhook stand, and how a person sends one again that was given up. Shows no words of a conversation. */
@RestController
@RequestMapping(path = "/api/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveriesApi {

    private static final int MOST = 1_000;
    private static final Map<String, Delivery.State> STATES = states();

    private final Deliveries deliveries;
    private final ResendDelivery resend;
    private final Patiently patiently;

    DeliveriesApi(Deliveries deliveries, ResendDelivery resend, Patiently patiently) {
        this.deliveries = deliveries;
        this.resend = resend;
        this.patiently = patiently;
    }

    /** All that were asked for, the latest first. */
    record Answer(List<DeliveryAnswer> deliveries) {
    }

    /** One event's way, without its words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryAnswer(String id, String conversation_id, String type, String state, Integer sequence_number, int attempts, String problem,
            String created, String give_up_at) {

        static DeliveryAnswer of(Delivery one) {
            return new DeliveryAnswer(one.id(), one.conversation().value(), one.type().word(), word(one.state()), one.sequenceNumber(),
                    one.attempts(), one.problem(), one.created().toString(), one.giveUpAt().toString());
        }
    }

    /** The latest deliveries, in one state or in all, without the words they carry. */
    @GetMapping
    Answer latest(@RequestParam(required = false) String state, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit", "must be 1 to " + MOST);
        }
        if (state != null && !STATES.containsKey(state)) {
            throw Refusal.invalid("state", "must be one of " + String.join(", ", STATES.keySet()));
        }
        return new Answer(deliveries.latest(STATES.get(state), limit).stream().map(DeliveryAnswer::of).toList());
    }

    /** Sends an event again that was given up, in the name of whoever asks. */
    @PostMapping("/{id}/resend")
    DeliveryAnswer resend(@PathVariable String id, Principal who) {
        return DeliveryAnswer.of(patiently.get(() -> resend.resend(id, who == null ? "nobody signed in" : who.getName())));
    }

    private static String word(Delivery.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Delivery.State> states() {
        Map<String, Delivery.State> all = new LinkedHashMap<>();
        for (Delivery.State state : Delivery.State.values()) {
            all.put(word(state), state);
        }
        return all;
    }
}

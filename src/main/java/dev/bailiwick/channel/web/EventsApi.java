package dev.bailiwick.channel.web;

import dev.bailiwick.channel.NoteEvent;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.Rating;
import dev.bailiwick.kernel.ConversationId;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happens around a conversation, as the wire contract reports it. An event that says the same as a call of its own (assigned, cancelled,
 * finished, resumed, rated) has the same effect, where it carries what the call needs; every other is noted.
 */
@RestController
class EventsApi {

    private final NoteEvent note;
    private final Patiently patiently;

    EventsApi(NoteEvent note, Patiently patiently) {
        this.note = note;
        this.patiently = patiently;
    }

    @PostMapping(path = "/conversations/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    void happened(@PathVariable String id, Fields body) {
        ConversationId its = new ConversationId(id);
        String type = body.oneOf("type", WireWords.EVENTS);
        Participant participant = body.oneOf("participant_type", WireWords.PARTICIPANTS);
        String by = body.text("participant_id");
        String words = body.optionalText("body");
        NotedEvent event = new NotedEvent(type, participant, by, words == null ? null : words.replace("\u0000", ""),
                body.optionalText("message_id"), body.optionalText("idempotency_key"), body.optionalTime("timestamp"));
        NoteEvent.Effect effect = effect(type, participant, by, event, body);
        patiently.run(() -> note.note(its, event, effect));
    }

    private static NoteEvent.Effect effect(String type, Participant participant, String by, NotedEvent event, Fields body) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "assigned" -> hand(participant, by, body) == null ? null : new NoteEvent.Assigned(hand(participant, by, body), reason(event));
            case "resumed" -> hand(participant, by, body) == null ? null
                    : new NoteEvent.Resumed(hand(participant, by, body), body.optionalObject("resources"), reason(event));
            case "cancelled" -> new NoteEvent.Cancelled(reason(event));
            case "finished" -> new NoteEvent.Finished(reason(event));
            case "rated" -> body.has("value") && body.has("min_value") && body.has("max_value") ? new NoteEvent.Rated(new Rating(
                    body.has("rating_type") ? body.text("rating_type") : "rating", body.whole("value"), body.whole("min_value"),
                    body.whole("max_value"), event.body(), event.at())) : null;
            default -> null;
        };
    }

    /** The event's own assignee where it names one; otherwise whoever takes part by it, unless that is the customer. */
    private static NoteEvent.Hand hand(Participant participant, String by, Fields body) {
        Pen named = body.optionalOneOf("assignee_type", WireWords.ASSIGNEES);
        if (named != null) {
            return new NoteEvent.Hand(named, ConversationsApi.assignee(body));
        }
        return switch (participant) {
            case ASSISTANT -> new NoteEvent.Hand(Pen.ASSISTANT, by);
            case ADVISOR, BOT -> new NoteEvent.Hand(Pen.ADVISOR, by);
            case CUSTOMER -> null;
        };
    }

    private static String reason(NotedEvent event) {
        return event.body() == null ? null : ConversationsApi.shortEnough("body", event.body(), 2_000);
    }
}

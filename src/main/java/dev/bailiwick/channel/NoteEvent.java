package dev.bailiwick.channel;

import dev.bailiwick.conversation.CloseConversation;
import dev.bailiwick.conversation.Conversations;
import dev.bailiwick.conversation.NotedEvent;
import dev.bailiwick.conversation.PassPen;
import dev.bailiwick.conversation.Pen;
import dev.bailiwick.conversation.RateConversation;
import dev.bailiwick.conversation.Rating;
import dev.bailiwick.conversation.ResumeConversation;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Reason;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in an event that is reported about a conversation: once, with the effect that it has. */
@Component
public class NoteEvent {

    private final Conversations conversations;
    private final RateConversation rate;
    private final PassPen pen;
    private final CloseConversation close;
    private final ResumeConversation resume;
    private final Clock clock;

    NoteEvent(Conversations conversations, RateConversation rate, PassPen pen, CloseConversation close, ResumeConversation resume, Clock clock) {
        this.conversations = conversations;
        this.rate = rate;
        this.pen = pen;
        this.close = close;
        this.resume = resume;
        this.clock = clock;
    }

    /** What an event does besides being noted. */
    public sealed interface Effect {
    }

    /**
     * Who holds the pen.
     *
     * @param pen      whose it is
     * @param assignee the company's id of who it is, or null
     */
    public record Hand(Pen pen, String assignee) {
    }

    /**
     * The conversation was assigned.
     *
     * @param hand   to whom
     * @param reason why, or null
     */
    public record Assigned(Hand hand, String reason) implements Effect {
    }

    /**
     * A finished conversation goes on.
     *
     * @param hand      with whom
     * @param resources newer facts, a JSON object, or null
     * @param reason    why, or null
     */
    public record Resumed(Hand hand, String resources, String reason) implements Effect {
    }

    /** @param reason why it ended early, or null */
    public record Cancelled(String reason) implements Effect {
    }

    /** @param reason why it came to its end, or null */
    public record Finished(String reason) implements Effect {
    }

    /** @param rating the customer's judgement */
    public record Rated(Rating rating) implements Effect {
    }

    /**
     * Takes it in, once: a repetition has no second effect.
     *
     * @param id     names the conversation
     * @param event  what is reported
     * @param effect what it does, or null when it is only noted
     * @throws Refusal of kind {@code NOT_FOUND}, or whatever the effect refuses; then nothing is noted either
     */
    @Transactional
    public void note(ConversationId id, NotedEvent event, Effect effect) {
        if (effect == null) {
            rate.note(id, event);
            return;
        }
        conversations.take(id);
        if (event.idempotencyKey() != null && !conversations.note(id, "key:" + event.idempotencyKey(), event.type(), "{}",
                Objects.requireNonNullElseGet(event.at(), clock::instant))) {
            return;
        }
        switch (effect) {
            case Assigned assigned -> pen.pass(id, assigned.hand().pen(), assigned.hand().assignee(), assigned.reason());
            case Resumed resumed -> resume.resume(id, resumed.hand().pen(), resumed.hand().assignee(), resumed.resources(), resumed.reason());
            case Cancelled cancelled -> close.cancel(id, new Reason("cancelled", cancelled.reason()));
            case Finished finished -> close.finish(id, new Reason("finished", finished.reason()));
            case Rated rated -> rate.rate(id, rated.rating());
        }
    }
}

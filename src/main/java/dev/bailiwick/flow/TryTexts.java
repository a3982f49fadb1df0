package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Judges texts by a book as if a customer wrote each as the first message of a conversation: with the same detectors, roster and hours as in earnest,
 * and nothing happens. A model that may add to what detectors see is not asked, and brakes are no part of a book. Needs no database.
 */
@Component
public class TryTexts {

    /** How many texts may be tried at once. */
    public static final int MOST = 500;
    /** How long a text may be, in characters. */
    public static final int LONGEST = 20_000;

    private final KnownFacts facts;
    private final Clock clock;

    TryTexts(KnownFacts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Refuses what cannot be tried, before anything is compiled for it.
     *
     * @param texts   1 to {@link #MOST} texts
     * @param channel where they are written, or null
     * @throws Refusal of kind {@code INVALID} for too many, too long or empty texts, or a channel that can be none
     */
    public static void check(List<String> texts, String channel) {
        if (texts == null || texts.isEmpty() || texts.size() > MOST) {
            throw Refusal.invalid("texts", "must be 1 to " + MOST + " texts");
        }
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) == null || texts.get(i).isBlank() || texts.get(i).length() > LONGEST) {
                throw Refusal.invalid("texts[" + i + "]", "must be 1 to " + LONGEST + " characters");
            }
        }
        if (channel != null && !channel.matches("[a-z][a-z0-9_-]{0,39}")) {
            throw Refusal.invalid("channel", "must be a channel such as web or email");
        }
    }

    /**
     * @param book      the book that judges
     * @param detectors those that belong to it
     * @param texts     1 to {@link #MOST} texts
     * @param channel   where they are written, or null for {@code web}
     * @param moment    when, or null for now
     * @return what would follow, for each, in their order
     * @throws Refusal as {@link #check} says
     */
    public TriedTexts tryOut(BoundBook book, LookAtText detectors, List<String> texts, String channel, Instant moment) {
        check(texts, channel);
        Instant when = moment == null ? clock.instant() : moment;
        Conversation imagined = new Conversation(new ConversationId("a-text-alone"), "somebody", channel == null ? "web" : channel, Status.ACTIVE, null, 1,
                0, Language.UNSURE, false, null, "{}", 0, null, null, null, null, when, when);
        List<TriedTexts.Line> tried = new ArrayList<>();
        for (String text : texts) {
            LookAtText.Look look = detectors.look(text);
            TurnInHand turn = TurnInHand.imagined(when, imagined, TurnWork.NOTHING.understood(look.understanding()), List.of(message(text, when)));
            tried.add(TriedTexts.Line.of(text, book.judge(Gate.MESSAGE, facts.ofMessage(turn), when), look));
        }
        return new TriedTexts(book.version(), tried);
    }

    private static Message message(String text, Instant when) {
        return new Message(new ConversationId("a-text-alone"), new MessageId("1"), 1, 1, Participant.CUSTOMER, "somebody", text, null, List.of(), List.of(),
                when);
    }
}

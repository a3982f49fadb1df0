package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Finding;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.RecordedFacts;
import dev.bailiwick.guardrail.Verdict;
import dev.bailiwick.guardrail.facts.DraftFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.HandoffFact;
import dev.bailiwick.guardrail.facts.Inferred;
import dev.bailiwick.guardrail.facts.JudgementFact;
import dev.bailiwick.guardrail.facts.OutreachFact;
import dev.bailiwick.guardrail.facts.ToolRequestFact;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.MessageId;
import dev.bailiwick.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Judges texts by a book as if a customer wrote each as the first message of a conversation, or as if such a conversation stood at another gate:
 * with the same detectors, roster and hours as in earnest, and nothing happens. A model that may add to what detectors see is not asked, and
 * brakes are no part of a book. Needs no database.
 */
@Component
public class TryTexts {

    /** How many texts may be tried at once. */
    public static final int MOST = 500;
    /** How long a text may be, in characters. */
    public static final int LONGEST = 20_000;

    private static final int NEVER = 9_999;

    private final KnownFacts facts;
    private final Teams teams;
    private final Clock clock;

    TryTexts(KnownFacts facts, Teams teams, Clock clock) {
        this.facts = facts;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * At which gate texts are tried, and what else is known there.
     *
     * @param gate  the gate
     * @param facts facts as a judgement's entry keeps them; one that is given here stands for all of its kind that the house would know
     */
    public record At(Gate gate, List<Fact> facts) {

        /** How many facts may be given. */
        public static final int MOST_FACTS = 100;

        /**
         * @param gate    a gate's word, or null for the message's
         * @param written facts as a judgement's entry keeps them, or null
         * @return the gate and the facts
         * @throws Refusal of kind {@code INVALID} when there is no such gate, a fact cannot be read, only judging itself may say it, or the gate
         *     needs one that is not given
         */
        public static At read(String gate, Collection<?> written) {
            Gate found = gate == null ? Gate.MESSAGE : Arrays.stream(Gate.values()).filter(one -> one.word().equals(gate)).findFirst()
                    .orElseThrow(() -> Refusal.invalid("gate", "must be one of " + Arrays.stream(Gate.values()).map(Gate::word).collect(Collectors.joining(", "))));
            if (written != null && written.size() > MOST_FACTS) {
                throw Refusal.invalid("facts", "must be at most " + MOST_FACTS + " facts");
            }
            try {
                List<Fact> facts = written == null ? List.of() : RecordedFacts.read(written);
                if (facts.stream().anyMatch(fact -> fact instanceof Inferred || fact instanceof JudgementFact)) {
                    throw Refusal.invalid("facts", "must not hold what only judging itself may say");
                }
                needed(found, facts);
                return new At(found, facts);
            } catch (IllegalArgumentException | ClassCastException unreadable) {
                throw Refusal.invalid("facts", "must be facts such as {\"customer\": {\"verified\": true}}: " + unreadable.getMessage());
            }
        }

        /** A handoff and a wish to write first have an ordinary form; a draft and a tool's request nobody can guess. */
        private static void needed(Gate gate, List<Fact> facts) {
            if (gate == Gate.DRAFT && facts.stream().noneMatch(DraftFact.class::isInstance)) {
                throw Refusal.invalid("facts", "must hold the draft at the draft gate, such as {\"draft\": {\"text\": \"…\", \"language\": \"en\"}}");
            }
            if (gate == Gate.TOOL && facts.stream().noneMatch(ToolRequestFact.class::isInstance)) {
                throw Refusal.invalid("facts", "must hold the request at the tool gate, such as {\"tool-request\": {\"tool\": \"refund-payment\", "
                        + "\"kind\": \"money\", \"cents\": 2000}}");
            }
        }
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
     * @param at        at which gate
     * @return what would follow, for each, in their order
     * @throws Refusal as {@link #check} says
     */
    public TriedTexts tryOut(BoundBook book, LookAtText detectors, List<String> texts, String channel, Instant moment, At at) {
        check(texts, channel);
        Instant when = moment == null ? clock.instant() : moment;
        Conversation imagined = new Conversation(new ConversationId("a-text-alone"), "somebody", channel == null ? "web" : channel, Status.ACTIVE, null, 1,
                0, Language.UNSURE, false, null, "{}", 0, null, null, null, null, when, when);
        List<TriedTexts.Line> tried = new ArrayList<>();
        for (String text : texts) {
            LookAtText.Look look = detectors.look(text);
            TurnInHand turn = TurnInHand.imagined(when, imagined, TurnWork.NOTHING.understood(look.understanding()), List.of(message(text, when)));
            tried.add(TriedTexts.Line.of(text, book.judge(at.gate(), known(book, turn, at), when), look));
        }
        return new TriedTexts(book.version(), tried);
    }

    private List<Fact> known(BoundBook book, TurnInHand turn, At at) {
        List<Fact> known = new ArrayList<>(facts.ofMessage(turn));
        known.removeIf(fact -> at.facts().stream().anyMatch(given -> given.getClass() == fact.getClass()));
        boolean complete = at.facts().stream().anyMatch(fact -> fact instanceof HandoffFact || fact instanceof OutreachFact);
        if (at.gate() == Gate.HANDOFF && !complete) {
            known.add(handoff(book.judge(Gate.MESSAGE, facts.ofMessage(turn), turn.moment()), turn));
        }
        if (at.gate() == Gate.OUTREACH && !complete) {
            known.add(new OutreachFact("service", turn.conversation().channel(), false, 0, NEVER));
        }
        known.addAll(at.facts());
        return known;
    }

    /** The handoff that would follow if a customer wrote this; where none would, one that the drawing asks for. */
    private HandoffFact handoff(Verdict verdict, TurnInHand turn) {
        Optional<Finding> decides = verdict.deciding().filter(finding -> verdict.outcome() == Verdict.Outcome.HAND_OFF
                || verdict.outcome() == Verdict.Outcome.HOLD);
        return new HandoffFact(decides.map(Finding::policy).orElse("drawing"), decides.map(Finding::target).orElse(teams.teams().getFirst().id()),
                turn.language().code(), turn.conversation().channel());
    }

    private static Message message(String text, Instant when) {
        return new Message(new ConversationId("a-text-alone"), new MessageId("1"), 1, 1, Participant.CUSTOMER, "somebody", text, null, List.of(), List.of(),
                when);
    }
}

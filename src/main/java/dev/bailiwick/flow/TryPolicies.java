package dev.bailiwick.flow;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.conversation.Participant;
import dev.bailiwick.conversation.Status;
import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.guardrail.BoundBook;
import dev.bailiwick.guardrail.Gate;
import dev.bailiwick.guardrail.Proposal;
import dev.bailiwick.guardrail.Proposals;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.Verdict;
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
 * Judges texts as if a customer wrote each as the first message of a conversation: with the same detectors, roster, hours and policies as in earnest,
 * and nothing happens. A model that may add to what detectors see is not asked, and brakes are no part of a book.
 */
@Component
public class TryPolicies {

    /** How many texts may be tried at once. */
    public static final int MOST = 500;
    /** How long a text may be, in characters. */
    public static final int LONGEST = 20_000;

    private final KnownFacts facts;
    private final ReloadPolicies policies;
    private final ReloadTexts texts;
    private final TakeUpBook books;
    private final Proposals proposals;
    private final ProposePolicies propose;
    private final Clock clock;
    private volatile Ready latest;

    TryPolicies(KnownFacts facts, ReloadPolicies policies, ReloadTexts texts, TakeUpBook books, Proposals proposals, ProposePolicies propose,
            Clock clock) {
        this.facts = facts;
        this.policies = policies;
        this.texts = texts;
        this.books = books;
        this.proposals = proposals;
        this.propose = propose;
        this.clock = clock;
    }

    /** A book with the detectors that belong to it. */
    private record Ready(BoundBook book, LookAtText detectors) {
    }

    /**
     * What became of one text.
     *
     * @param text    the text
     * @param verdict what would follow
     * @param look    what was seen in it
     */
    public record Tried(String text, Verdict verdict, LookAtText.Look look) {
    }

    /**
     * @param asked   1 to {@link #MOST} texts
     * @param channel where they are written, or null for {@code web}
     * @param moment  when, or null for now
     * @param book    {@code active}, a proposal's id, or null for the book in force
     * @return what would follow, for each
     * @throws Refusal of kind {@code INVALID} for too many, too long or empty texts, {@code NOT_FOUND} for no such proposal
     * @throws dev.bailiwick.kernel.InvalidFile when the proposal does not compile
     */
    public List<Tried> tryOut(List<String> asked, String channel, Instant moment, String book) {
        if (asked == null || asked.isEmpty() || asked.size() > MOST) {
            throw Refusal.invalid("texts", "must be 1 to " + MOST + " texts");
        }
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i) == null || asked.get(i).isBlank() || asked.get(i).length() > LONGEST) {
                throw Refusal.invalid("texts[" + i + "]", "must be 1 to " + LONGEST + " characters");
            }
        }
        String where = channel == null ? "web" : channel;
        if (!where.matches("[a-z][a-z0-9_-]{0,39}")) {
            throw Refusal.invalid("channel", "must be a channel such as web or email");
        }
        Ready ready = ready(book);
        Instant when = moment == null ? clock.instant() : moment;
        Conversation imagined = new Conversation(new ConversationId("a-text-alone"), "somebody", where, Status.ACTIVE, null, 1, 0, Language.UNSURE, false,
                null, "{}", 0, null, null, null, null, when, when);
        List<Tried> tried = new ArrayList<>();
        for (String text : asked) {
            LookAtText.Look look = ready.detectors().look(text);
            TurnInHand turn = TurnInHand.imagined(when, imagined, TurnWork.NOTHING.understood(look.understanding()),
                    List.of(message(text, when)));
            tried.add(new Tried(text, ready.book().judge(Gate.MESSAGE, facts.ofMessage(turn), when), look));
        }
        return tried;
    }

    private static Message message(String text, Instant when) {
        return new Message(new ConversationId("a-text-alone"), new MessageId("1"), 1, 1, Participant.CUSTOMER, "somebody", text, null, List.of(), List.of(),
                when);
    }

    private Ready ready(String book) {
        if (book == null || book.equals("active")) {
            return new Ready(policies.inForce(), texts.inForce());
        }
        Proposal proposal = proposals.find(book).orElseThrow(() -> Refusal.notFound("proposal", book));
        Ready known = latest;
        if (known == null || !known.book().version().equals(proposal.book())) {
            TakeUpBook.Bound bound = books.prepare(propose.texts(proposal));
            known = new Ready(bound.book(), bound.detectors());
            latest = known;
        }
        return known;
    }
}

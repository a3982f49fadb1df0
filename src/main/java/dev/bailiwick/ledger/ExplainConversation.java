package dev.bailiwick.ledger;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers "why did it say that?" for one conversation: its entries in plain words, gathered by turn, and whether their chain is whole. */
@Component
public class ExplainConversation {

    /** How many entries one explanation may take. */
    public static final int MOST = 500;

    private final Ledger ledger;
    private final VerifyLedger verifyLedger;

    /**
     * @param ledger       what is read
     * @param verifyLedger says whether the chain is whole
     */
    public ExplainConversation(Ledger ledger, VerifyLedger verifyLedger) {
        this.ledger = ledger;
        this.verifyLedger = verifyLedger;
    }

    /**
     * @param conversation whose entries
     * @param after        only entries with a higher number; 0 for all
     * @return the explanation of at most {@link #MOST} entries
     * @throws Refusal of kind {@code NOT_FOUND} when the ledger has no entry of it
     */
    public Explanation explain(ConversationId conversation, long after) {
        VerifyLedger.Report report = verifyLedger.verify(conversation);
        List<Entry> entries = ledger.entries(conversation, after, MOST + 1);
        boolean more = entries.size() > MOST;
        List<Entry> shown = more ? entries.subList(0, MOST) : entries;
        return new Explanation(conversation, report, turns(shown), more ? shown.getLast().number() : 0);
    }

    /**
     * Entries of one turn stand together even where another turn's came between; what belongs to no turn stands where it
     * happened. The numbers tell the order in which everything was written.
     */
    private static List<Explanation.Turn> turns(List<Entry> entries) {
        List<Explanation.Turn> turns = new ArrayList<>();
        for (Entry entry : entries) {
            Explanation.Turn turn = turnOf(entry, turns);
            turn.cards().add(PlainWords.of(entry));
        }
        return turns;
    }

    private static Explanation.Turn turnOf(Entry entry, List<Explanation.Turn> turns) {
        if (entry.turn() == 0) {
            if (!turns.isEmpty() && turns.getLast().number() == 0) {
                return turns.getLast();
            }
        } else {
            for (Explanation.Turn turn : turns) {
                if (turn.number() == entry.turn()) {
                    return turn;
                }
            }
        }
        Explanation.Turn turn = new Explanation.Turn(entry.turn(), entry.at(), new ArrayList<>());
        turns.add(turn);
        return turn;
    }
}

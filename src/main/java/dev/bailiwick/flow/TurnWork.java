package dev.bailiwick.flow;

import dev.bailiwick.conversation.Clearance;
import dev.bailiwick.conversation.Draft;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.knowledge.FindPassages;
import java.util.List;

/**
 * What a turn has in its hands between two steps. Lives in a row of its own until the turn is over, never in the engine.
 *
 * @param understanding what was seen in the messages, or null before that
 * @param wording       the key of fixed words that a policy asked for, or null
 * @param policy        the id of the policy that asked for them, or null
 * @param book          the version of the policy book that judged the messages, or null before that: the one the turn began with
 * @param sayFirst      keys of fixed words that policies want before the reply
 * @param passages      what may be quoted
 * @param draft         the words proposed last, or null
 * @param disclosing    whether these words tell the customer that an AI answers
 * @param clearance     the permission to say them, or null while they are not judged
 * @param handoff       who is to be asked for and why, or null
 */
public record TurnWork(Understanding understanding, String wording, String policy, String book, List<String> sayFirst,
        List<FindPassages.Hit> passages, Draft draft, boolean disclosing, Clearance clearance, HandoffPlan handoff) {

    /** A turn that has just begun. */
    public static final TurnWork NOTHING = new TurnWork(null, null, null, null, List.of(), List.of(), null, false, null, null);

    /**
     * @param seen what was seen in the messages
     * @return the work with this understanding
     */
    public TurnWork understood(Understanding seen) {
        return new TurnWork(seen, wording, policy, book, sayFirst, passages, draft, disclosing, clearance, handoff);
    }

    /**
     * @param key      the key of fixed words that a policy asks for, or null
     * @param by       the policy's id, or null
     * @param first    keys of fixed words that policies want before the reply
     * @return the work with this judgement
     */
    public TurnWork judged(String key, String by, List<String> first) {
        return new TurnWork(understanding, key, by, book, List.copyOf(first), passages, draft, disclosing, clearance, handoff);
    }

    /**
     * @param version the version of the policy book that judged the messages
     * @return the work of a turn that began with this book
     */
    public TurnWork beganUnder(String version) {
        return new TurnWork(understanding, wording, policy, version, sayFirst, passages, draft, disclosing, clearance, handoff);
    }

    /**
     * @param first keys of fixed words that policies want before what is said
     * @return the work with these words to be said first
     */
    public TurnWork saysFirst(List<String> first) {
        return new TurnWork(understanding, wording, policy, book, List.copyOf(first), passages, draft, disclosing, clearance, handoff);
    }

    /**
     * @param hits what may be quoted
     * @return the work with these passages
     */
    public TurnWork found(List<FindPassages.Hit> hits) {
        return new TurnWork(understanding, wording, policy, book, sayFirst, List.copyOf(hits), draft, disclosing, clearance, handoff);
    }

    /**
     * @param words      new words, which nobody has judged
     * @return the work with these words, and without any clearance
     */
    public TurnWork proposed(Draft words) {
        return new TurnWork(understanding, wording, policy, book, sayFirst, passages, words, false, null, handoff);
    }

    /**
     * @param words      the words that were judged
     * @param permission the permission to say them
     * @param tells      whether they tell the customer that an AI answers
     * @return the work with this clearance
     */
    public TurnWork cleared(Draft words, Clearance permission, boolean tells) {
        return new TurnWork(understanding, wording, policy, book, sayFirst, passages, words, tells, permission, handoff);
    }

    /**
     * @param plan who is to be asked for and why
     * @return the work with this plan
     */
    public TurnWork handsOff(HandoffPlan plan) {
        return new TurnWork(understanding, wording, policy, book, sayFirst, passages, draft, disclosing, clearance, plan);
    }
}

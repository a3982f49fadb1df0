package dev.bailiwick.rehearsal.tryout;

import dev.bailiwick.conversation.Conversation;
import dev.bailiwick.conversation.Message;
import dev.bailiwick.ledger.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A conversation that somebody tries, as it stands.
 *
 * @param id           names the trial
 * @param proposal     the proposal that it is tried by, or null for what is in force
 * @param book         the version of the policies
 * @param route        the routes that words come from
 * @param asksModels   whether models are asked, which cost; they are asked in the background lane
 * @param now          the trial's moment
 * @param nextTimer    when something happens by itself, or null
 * @param conversation where it stands
 * @param messages     what was said
 * @param turns        every decision in plain words, gathered by turn
 * @param path         the elements that were passed, in order; of a longer way the latest
 * @param took         how long the latest act took
 */
public record Trial(String id, String proposal, String book, String route, boolean asksModels, Instant now, Instant nextTimer,
        Conversation conversation, List<Message> messages, List<Explanation.Turn> turns, List<Pass> path, Duration took) {

    /** So many passes are shown at most. */
    public static final int MOST_PASSES = 1_000;

    /**
     * An element passed.
     *
     * @param turn      the turn in which that was, 0 before the first
     * @param drawing   the drawing's key
     * @param element   the element's id
     * @param name      its name, or null
     * @param type      its type, in the engine's words
     * @param began     when it was entered
     * @param ended     when it was left, or null while the conversation is there
     * @param cancelled whether it was broken off
     */
    public record Pass(int turn, String drawing, String element, String name, String type, Instant began, Instant ended, boolean cancelled) {
    }

    static Trial of(String id, String proposal, TrialHouse house, Duration took) {
        return new Trial(id, proposal, house.book(), house.route(), house.asksModels(), house.now(), house.nextTimer(), house.conversation(),
                house.messages(), house.turns(), house.way(), took);
    }
}

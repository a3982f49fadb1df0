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
 * @param path         the drawing's elements at which something was decided, in order
 * @param took         how long the latest act took
 */
public record Trial(String id, String proposal, String book, String route, boolean asksModels, Instant now, Instant nextTimer,
        Conversation conversation, List<Message> messages, List<Explanation.Turn> turns, List<String> path, Duration took) {

    static Trial of(String id, String proposal, TrialHouse house, Duration took) {
        List<Explanation.Turn> turns = house.turns();
        List<String> path = turns.stream().flatMap(turn -> turn.cards().stream())
                .sorted(java.util.Comparator.comparingLong(card -> card.entry().number())).map(Explanation.Card::step).filter(step -> !step.isEmpty())
                .toList();
        return new Trial(id, proposal, house.book(), house.route(), house.asksModels(), house.now(), house.nextTimer(), house.conversation(),
                house.messages(), turns, path, took);
    }
}

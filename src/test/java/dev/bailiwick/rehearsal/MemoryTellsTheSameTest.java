package dev.bailiwick.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.ledger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The same stories, told on PostgreSQL and in memory, leave the same ledger: entry by entry, with every word and every moment. Ids are compared by
 * the order in which they first come, sequences too; how long a stand-in took is not compared. Of two things in the same instant the one comes
 * first here, then the other: on PostgreSQL nobody decides which it is.
 */
class MemoryTellsTheSameTest extends OnTheStage {

    private static final int STORIES = Integer.getInteger("bailiwick.race.same", 25);
    private static final long FIRST_NUMBER = 5_000_000;
    private static final Pattern NAMED = Pattern.compile("id-\\d+|\"sequence\":\\d+");
    private static final Pattern DURATION = Pattern.compile("\"(millis|took)\":\\d+");

    @Autowired
    private House house;

    @Test
    void theSameStoryLeavesTheSameLedgerInMemoryAndOnPostgres() {
        long entries = 0;
        try (MemoryStage memory = MemoryStage.open()) {
            for (int story = 0; story < STORIES; story++) {
                Story told = oneAfterTheOther(TellStory.of(7_000 + story));
                long number = FIRST_NUMBER + story;

                assertThat(new RaceLab(house, number - 1).play(told)).as("a broken promise").isEmpty();
                List<Entry> onPostgres = house.ledger().entries(new ConversationId("race-" + number), 0, 10_000);
                List<Entry> inMemory = memory.ledgerOf(told, number);

                assertThat(lines(inMemory)).as("the ledger of seed " + told.seed()).isEqualTo(lines(onPostgres));
                entries += inMemory.size();
            }
        }
        System.out.println(STORIES + " stories with " + entries + " entries of the ledger are the same on PostgreSQL and in memory");
        assertThat(entries).isGreaterThan(STORIES * 5L);
    }

    private static Story oneAfterTheOther(Story story) {
        List<Move> moves = new ArrayList<>();
        for (Move move : story.moves()) {
            if (move instanceof Move.Together both) {
                moves.add(both.one());
                moves.add(both.other());
            } else {
                moves.add(move);
            }
        }
        return new Story(story.seed(), story.withAssistant(), story.live(), moves);
    }

    private static List<String> lines(List<Entry> ledger) {
        Map<String, String> names = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Entry entry : ledger) {
            Matcher found = NAMED.matcher(DURATION.matcher(entry.details()).replaceAll("\"$1\":0"));
            String details = found.replaceAll(name -> names.computeIfAbsent(name.group(), key -> "the " + names.size() + "th"));
            lines.add(entry.number() + " " + entry.turn() + " " + entry.kind() + " " + entry.at() + " " + details);
        }
        return lines;
    }
}

package dev.bailiwick.admin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.admin.BrowseConversations;
import dev.bailiwick.admin.BrowseConversations.Line;
import dev.bailiwick.admin.BrowseConversations.Page;
import dev.bailiwick.admin.BrowseConversations.Place;
import dev.bailiwick.admin.BrowseConversations.Wanted;
import dev.bailiwick.admin.Mark;
import dev.bailiwick.admin.Marks;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class BrowseConversationsTest {

    private static final int COUNT = 1_000;

    private static TestDatabase database;
    private static BrowseConversations browse;
    private static Marks marks;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh("conversation", "ledger", "admin");
        var jdbc = new JdbcTemplate(database.dataSource());
        ManyConversations.fill(jdbc, COUNT);
        browse = new JdbcBrowseConversations(jdbc);
        marks = new JdbcMarks(jdbc);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void pageAfterPageShowsEveryConversationOnceTheLatestFirst() {
        var seen = all(wanted(null, null, null));

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, COUNT).map(n -> COUNT + 1 - n).mapToObj(n -> "c-" + n).toList());
    }

    @Test
    void conversationsThatBeganAtTheSameMomentAreNeitherLostNorDoubled() {
        var other = TestDatabase.fresh("conversation", "ledger", "admin");
        var jdbc = new JdbcTemplate(other.dataSource());
        ManyConversations.fill(jdbc, 90);
        jdbc.update("update conversation.conversation set created = timestamptz '2026-01-01'");

        assertThat(all(new JdbcBrowseConversations(jdbc), wanted(null, null, null), 7)).hasSize(90).doesNotHaveDuplicates();
        other.close();
    }

    @Test
    void eachFilterLeavesWhatFits() {
        assertThat(all(wanted("failed", null, null))).containsExactly("c-1000", "c-500");
        assertThat(all(wanted(null, "de", null))).hasSize(COUNT / 10).allMatch(id -> id.endsWith("0"));
        assertThat(all(wanted(null, null, "customer-77"))).containsExactlyElementsOf(
                IntStream.of(779, 778, 777, 776, 775, 774, 773, 772, 771, 770, 77).mapToObj(n -> "c-" + n).toList());
        assertThat(all(wanted(null, null, "C-99"))).contains("c-99", "c-999").hasSize(11);
        assertThat(all(wanted(null, null, null, new Mark(Mark.Kind.POLICY, "GR-RARE")))).containsExactly("c-900");
        assertThat(all(wanted(null, null, null, new Mark(Mark.Kind.HANDOFF, "no-knowledge")))).hasSize(COUNT / 25);
    }

    @Test
    void filtersNarrowTogether() {
        var ids = all(wanted("active", "de", null, new Mark(Mark.Kind.TOPIC, "topic-30"), new Mark(Mark.Kind.POLICY, "GR-001")));

        assertThat(ids).containsExactly("c-750", "c-470", "c-190");
    }

    @Test
    void aSignOfAPatternIsASign() {
        assertThat(all(wanted(null, null, "c_9"))).isEmpty();
        assertThat(all(wanted(null, null, "%"))).isEmpty();
        assertThat(all(wanted(null, null, "\\"))).isEmpty();
    }

    @Test
    void aLineTellsWhatWasSaidLastAndWhatItIsMarkedWith() {
        Line line = browse.find(new ConversationId("c-900")).orElseThrow();

        assertThat(line.lastWords()).isEqualTo("words 1 of 900");
        assertThat(line.policies()).containsExactly("GR-004", "GR-RARE");
        assertThat(line.topics()).containsExactly("topic-20");
        assertThat(line.handoffCode()).isEqualTo("no-knowledge");
        assertThat(browse.find(new ConversationId("nobody"))).isEmpty();
    }

    @Test
    void theChoicesAreWhatSomeConversationHas() {
        assertThat(marks.values().get(Mark.Kind.POLICY)).containsExactly("GR-000", "GR-001", "GR-002", "GR-003", "GR-004", "GR-005", "GR-006", "GR-RARE");
        assertThat(marks.values().get(Mark.Kind.TOPIC)).hasSize(40);
        assertThat(browse.languages()).containsExactly("de", "en");
    }

    @Test
    void aMarkIsKeptOnceAndOnlyOfAConversationThatIsKept() {
        var mark = Set.of(new Mark(Mark.Kind.HANDOFF, "kept-once"));

        marks.add(new ConversationId("c-3"), mark);
        marks.add(new ConversationId("c-3"), mark);
        marks.add(new ConversationId("nobody"), mark);

        assertThat(all(wanted(null, null, null, new Mark(Mark.Kind.HANDOFF, "kept-once")))).containsExactly("c-3");
    }

    private static Wanted wanted(String status, String language, String text, Mark... marks) {
        return new Wanted(status, language, text, Set.of(marks));
    }

    private static List<String> all(Wanted wanted) {
        return all(browse, wanted, 100);
    }

    private static List<String> all(BrowseConversations browse, Wanted wanted, int most) {
        List<String> ids = new ArrayList<>();
        Place after = null;
        do {
            Page page = browse.page(wanted, after, most);
            page.lines().forEach(line -> ids.add(line.id()));
            after = page.next();
        } while (after != null && ids.size() <= 2 * COUNT);
        return ids;
    }
}

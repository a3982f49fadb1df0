package dev.bailiwick.flow.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.flow.change.Standings;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.testing.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hundred thousand conversations on two sets of drawings: where they are and were is said within two seconds, and to the last one. */
class JdbcStandingsTest {

    private static final int CONVERSATIONS = 100_000;
    /** Passes of each conversation; a property makes more of them for a measurement. */
    private static final int PASSES = Integer.getInteger("bailiwick.passes", 5);
    private static final long LONGEST_MILLIS = 2_000;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static TestDatabase database;
    private static Standings standings;

    @BeforeAll
    static void aHundredThousandConversations() {
        database = TestDatabase.fresh("flow");
        JdbcTemplate rows = new JdbcTemplate(database.dataSource());
        for (String set : List.of("old", "new")) {
            rows.update("insert into flow.act_re_deployment (id_, name_) values (?, ?)", "d-" + set, "drawings " + set);
            for (String drawing : List.of("conversation", "complaint")) {
                rows.update("insert into flow.act_re_procdef (id_, key_, version_, deployment_id_, resource_name_) values (?, ?, 1, ?, 'x')",
                        drawing + "-" + set, drawing, "d-" + set);
            }
        }
        // Each conversation is an instance, a scope in it, and the path inside; every tenth is in a procedure, an instance of its own.
        rows.update("""
                insert into flow.act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, parent_id_, proc_def_id_, super_exec_, act_id_,
                       is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
                select i || part.suffix, 1, i::text, case when part.suffix = 'p' then i || 'p' else i::text end,
                       case when part.suffix = '' then 'c-' || i end, case part.suffix when 's' then i::text when 'l' then i || 's' end,
                       case when part.suffix = 'p' then 'complaint-' else 'conversation-' end || case when i % 4 = 0 then 'old' else 'new' end,
                       case when part.suffix = 'p' then i || 'l' end,
                       case part.suffix when 's' then 'Scope' when 'l' then case when i % 10 = 0 then 'Call' else 'Wait_' || i % 7 end
                            when 'p' then 'Task_Complaint' end,
                       part.suffix = 'l', false, true, false, 1, 0, 1
                  from generate_series(1, ?) i cross join (values (''), ('s'), ('l'), ('p')) part (suffix)
                 where part.suffix <> 'p' or i % 10 = 0
                """, CONVERSATIONS);
        rows.update("""
                insert into flow.act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_id_, act_type_,
                       start_time_, end_time_, act_inst_state_, sequence_counter_)
                select i || '-' || n, 'conversation', 'conversation-' || case when i % 4 = 0 then 'old' else 'new' end, i::text, i::text, i::text,
                       'Task_' || n, 'serviceTask', ?::timestamp - make_interval(mins => n), ?::timestamp, 0, n
                  from generate_series(1, ?) n cross join generate_series(1, ?) i order by n desc
                """, java.sql.Timestamp.from(NOON), java.sql.Timestamp.from(NOON), PASSES, CONVERSATIONS);
        rows.execute("analyze flow.act_ru_execution");
        rows.execute("vacuum analyze flow.act_hi_actinst");
        standings = new JdbcStandings(database.dataSource());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyConversationIsAtOnePlaceAndTwentyOfEachAreNamed() {
        List<Standings.Place> places = quickly("places", standings::places);

        assertThat(places.stream().mapToLong(Standings.Place::conversations).sum()).isEqualTo(CONVERSATIONS);
        assertThat(places).extracting(Standings.Place::element).doesNotContain("Scope", "Call").contains("Task_Complaint", "Wait_0", "Wait_6");
        assertThat(places).allSatisfy(place -> assertThat(place.examples()).hasSize(20).allMatch(id -> id.startsWith("c-")));
        assertThat(places.stream().filter(place -> place.drawing().equals("complaint")).mapToLong(Standings.Place::conversations).sum())
                .isEqualTo(CONVERSATIONS / 10);
    }

    @Test
    void conversationsAreCountedBySetAndProceduresAreNoneOfTheirOwn() {
        assertThat(quickly("by version", standings::byVersion)).containsExactly(new Standings.OnVersion("new", CONVERSATIONS * 3L / 4),
                new Standings.OnVersion("old", CONVERSATIONS / 4L));
    }

    @Test
    void passesAreCountedInTheTimeAndOnTheSetThatIsAskedFor() {
        List<Standings.Passed> all = quickly("passed", () -> standings.passed("new", NOON.minus(1, ChronoUnit.DAYS), NOON));
        List<Standings.Passed> last = quickly("passed in the last minute", () -> standings.passed("new", NOON.minus(1, ChronoUnit.MINUTES), NOON));

        assertThat(all).hasSize(PASSES).allMatch(one -> one.times() == CONVERSATIONS * 3L / 4);
        assertThat(last).containsExactly(new Standings.Passed("conversation", "Task_1", CONVERSATIONS * 3L / 4));
        assertThat(standings.passed("nobody's", NOON.minus(1, ChronoUnit.DAYS), NOON)).isEmpty();
    }

    @Test
    void whatTakesTooLongIsRefusedWithItsCure() throws Exception {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table flow.act_hi_actinst in access exclusive mode");

            assertThatThrownBy(() -> standings.passed("new", NOON.minus(1, ChronoUnit.DAYS), NOON)).isInstanceOf(Refusal.class)
                    .hasMessageContaining("choose a shorter time");
            connection.rollback();
        }
    }

    private static <T> T quickly(String what, Supplier<T> question) {
        question.get();
        long began = System.nanoTime();
        T answer = question.get();
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println(CONVERSATIONS + " conversations, " + PASSES + " passes each, " + what + ": " + millis + " ms");
        assertThat(millis).as(what).isLessThanOrEqualTo(LONGEST_MILLIS);
        return answer;
    }
}

package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.Trails;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** In the engine's table, in its columns; those that a drawing of ours never fills stay empty. */
@Repository
class JdbcTrails implements Trails {

    private static final int COLUMNS = 16;
    private static final int ROWS_AT_ONCE = 32;
    private static final String INSERT = """
            insert into flow.act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
                   act_id_, call_proc_inst_id_, act_name_, act_type_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
            values\s""";
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";

    private final JdbcTemplate jdbc;

    JdbcTrails(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void begun(List<Passed> passed) {
        for (int from = 0; from < passed.size(); from += ROWS_AT_ONCE) {
            List<Passed> some = passed.subList(from, Math.min(passed.size(), from + ROWS_AT_ONCE));
            List<Object> values = new ArrayList<>(some.size() * COLUMNS);
            some.forEach(one -> add(one, values));
            jdbc.update(INSERT + String.join(", ", Collections.nCopies(some.size(), ROW)), values.toArray());
        }
    }

    private static void add(Passed p, List<Object> values) {
        Collections.addAll(values, p.id(), p.parent(), p.drawing(), p.definition(), p.root(), p.instance(), p.execution(), p.element(), p.called(),
                p.name(), p.type(), timestamp(p.began()), timestamp(p.ended()),
                p.ended() == null ? null : Duration.between(p.began(), p.ended()).toMillis(), p.state(), p.order());
    }

    @Override
    public void ended(List<Ended> ended) {
        if (!ended.isEmpty()) {
            jdbc.batchUpdate("""
                    update flow.act_hi_actinst set execution_id_ = ?, end_time_ = ?, act_inst_state_ = ?,
                           duration_ = (extract(epoch from (? - start_time_)) * 1000)::bigint
                     where id_ = ?
                    """, ended, ended.size(), JdbcTrails::bind);
        }
    }

    private static void bind(PreparedStatement row, Ended ended) throws SQLException {
        Timestamp at = timestamp(ended.at());
        row.setString(1, ended.execution());
        row.setTimestamp(2, at);
        row.setInt(3, ended.state());
        row.setTimestamp(4, at);
        row.setString(5, ended.id());
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}

package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.Trails;
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
    private static final String UPDATE = """
            update flow.act_hi_actinst set execution_id_ = ?, end_time_ = ?, act_inst_state_ = ?,
                   duration_ = (extract(epoch from (? - start_time_)) * 1000)::bigint
             where id_ = ?""";
    private static final String ROW = "(" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";

    private final JdbcTemplate jdbc;

    JdbcTrails(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void passed(List<Passed> begun, List<Ended> ended) {
        int from = 0;
        for (; begun.size() - from > ROWS_AT_ONCE; from += ROWS_AT_ONCE) {
            send(begun.subList(from, from + ROWS_AT_ONCE), List.of());
        }
        send(begun.subList(from, begun.size()), ended);
    }

    /** All of it is one message to PostgreSQL; how many rows there are makes another text, and there are few of these. */
    private void send(List<Passed> begun, List<Ended> ended) {
        List<String> statements = new ArrayList<>(1 + ended.size());
        List<Object> values = new ArrayList<>(begun.size() * COLUMNS + 5 * ended.size());
        if (!begun.isEmpty()) {
            begun.forEach(one -> add(one, values));
            statements.add(INSERT + String.join(", ", Collections.nCopies(begun.size(), ROW)));
        }
        ended.forEach(one -> {
            Timestamp at = timestamp(one.at());
            Collections.addAll(values, one.execution(), at, one.state(), at, one.id());
            statements.add(UPDATE);
        });
        if (!statements.isEmpty()) {
            jdbc.update(String.join(";\n", statements), values.toArray());
        }
    }

    private static void add(Passed p, List<Object> values) {
        Collections.addAll(values, p.id(), p.parent(), p.drawing(), p.definition(), p.root(), p.instance(), p.execution(), p.element(), p.called(),
                p.name(), p.type(), timestamp(p.began()), timestamp(p.ended()),
                p.ended() == null ? null : Duration.between(p.began(), p.ended()).toMillis(), p.state(), p.order());
    }

    private static Timestamp timestamp(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}

package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.WalkedPaths;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the engine's own history and the drawings that it keeps for every version. */
@Repository
class JdbcWalkedPaths implements WalkedPaths {

    /** The engine's number for a pass that was broken off. */
    private static final int CANCELLED = 2;

    private final JdbcClient jdbc;

    JdbcWalkedPaths(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public List<Pass> passes(ConversationId conversation) {
        return jdbc.sql("""
                select * from (
                    select a.proc_def_key_, a.proc_def_id_, a.act_id_, a.act_name_, a.act_type_, a.start_time_, a.end_time_,
                           a.act_inst_state_ = ? as cancelled, a.sequence_counter_, a.id_
                      from flow.act_hi_procinst root
                      join flow.act_hi_procinst p on p.root_proc_inst_id_ = root.id_
                      join flow.act_hi_actinst a on a.proc_inst_id_ = p.proc_inst_id_
                     where root.business_key_ = ?
                     order by a.start_time_ desc, a.sequence_counter_ desc limit ?) latest
                 order by start_time_, sequence_counter_, id_""")
                .params(CANCELLED, conversation.value(), MOST)
                .query((row, index) -> new Pass(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        moment(row.getTimestamp(6)), moment(row.getTimestamp(7)), row.getBoolean(8)))
                .list();
    }

    private static Instant moment(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    @Override
    public String drawing(String version) {
        return jdbc.sql("""
                select b.bytes_ from flow.act_re_procdef d
                  join flow.act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
                 where d.id_ = ?""")
                .param(version).query((row, index) -> new String(row.getBytes(1), StandardCharsets.UTF_8)).optional()
                .orElseThrow(() -> Refusal.notFound("version of a drawing", version));
    }
}

package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.change.Standings;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Read from the engine's own tables, whose names stand still between its versions; its queries would bring each conversation as an object. */
@Repository
class JdbcStandings implements Standings {

    private final JdbcClient jdbc;

    JdbcStandings(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<OnVersion> byVersion() {
        return jdbc.sql("""
                select regexp_replace(d.name_, '^drawings ', '') as version, sum(one.conversations)
                  from (select proc_def_id_, count(*) as conversations from flow.act_ru_execution
                         where parent_id_ is null and super_exec_ is null group by proc_def_id_) one
                  join flow.act_re_procdef p on p.id_ = one.proc_def_id_ join flow.act_re_deployment d on d.id_ = p.deployment_id_
                 group by 1 order by 2 desc
                """).query((row, index) -> new OnVersion(row.getString(1), row.getLong(2))).list();
    }
}

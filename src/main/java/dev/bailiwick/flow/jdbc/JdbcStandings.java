package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.change.Standings;
import dev.bailiwick.kernel.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Read from the engine's own tables, whose names stand still between its versions; its queries would bring each conversation as an object. */
@Repository
class JdbcStandings implements Standings {

    private static final int LONGEST_SECONDS = 5;

    private final JdbcClient jdbc;

    JdbcStandings(DataSource dataSource) {
        JdbcTemplate bounded = new JdbcTemplate(dataSource);
        bounded.setQueryTimeout(LONGEST_SECONDS);
        this.jdbc = JdbcClient.create(bounded);
    }

    @Override
    public List<Passed> passed(String version, Instant from, Instant until) {
        try {
            return jdbc.sql("""
                    select h.proc_def_key_, h.act_id_, count(*)
                      from flow.act_hi_actinst h
                     where h.start_time_ >= ? and h.start_time_ < ?
                       and h.proc_def_id_ in (select p.id_ from flow.act_re_procdef p
                                                join flow.act_re_deployment d on d.id_ = p.deployment_id_ and d.name_ = ?)
                     group by h.proc_def_key_, h.act_id_ order by 3 desc, 1, 2 limit 2000
                    """).params(Timestamp.from(from), Timestamp.from(until), "drawings " + version)
                    .query((row, index) -> new Passed(row.getString(1), row.getString(2), row.getLong(3))).list();
        } catch (QueryTimeoutException e) {
            throw new Refusal(Refusal.Kind.EXHAUSTED, "so many elements were passed in that time that counting them takes longer than " + LONGEST_SECONDS
                    + " seconds; choose a shorter time");
        }
    }

    @Override
    public List<Place> places() {
        // Where nothing stands below it, a path is at its element: neither a scope around it nor the call of a procedure in which it is.
        return jdbc.sql("""
                with at as (
                    select e.proc_def_id_, e.act_id_, count(*) as conversations, (array_agg(e.root_proc_inst_id_))[1:20] as roots
                      from flow.act_ru_execution e
                     where e.act_id_ is not null
                       and not exists (select 1 from flow.act_ru_execution below where below.parent_id_ = e.id_)
                       and not exists (select 1 from flow.act_ru_execution called where called.super_exec_ = e.id_)
                     group by e.proc_def_id_, e.act_id_ order by 3 desc limit 2000)
                select regexp_replace(d.name_, '^drawings ', '') as version, p.key_, at.act_id_, at.conversations,
                       array(select root.business_key_ from flow.act_ru_execution root where root.id_ = any(at.roots) order by 1) as examples
                  from at join flow.act_re_procdef p on p.id_ = at.proc_def_id_ join flow.act_re_deployment d on d.id_ = p.deployment_id_
                 order by at.conversations desc, version, p.key_, at.act_id_
                """).query((row, index) -> new Place(row.getString(1), row.getString(2), row.getString(3), row.getLong(4),
                List.of((String[]) row.getArray(5).getArray()))).list();
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

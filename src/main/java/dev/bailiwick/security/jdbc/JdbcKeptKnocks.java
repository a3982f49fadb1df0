package dev.bailiwick.security.jdbc;

import dev.bailiwick.security.KeptKnocks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKeptKnocks implements KeptKnocks {

    private final JdbcClient jdbc;

    JdbcKeptKnocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Knocks knocks(String account, String source, Instant since, Instant familiarFrom) {
        return jdbc.sql("""
                select coalesce(sum(failures) filter (where source = :source and last > :since), 0) as here,
                       coalesce(sum(failures) filter (where last > :since), 0) as everywhere,
                       coalesce(bool_or(came_in > :familiar) filter (where source = :source), false) as familiar
                from security.knock where account = :account""")
                .param("account", account).param("source", source).param("since", utc(since)).param("familiar", utc(familiarFrom))
                .query((row, number) -> new Knocks(row.getInt("here"), row.getInt("everywhere"), row.getBoolean("familiar"))).single();
    }

    @Override
    public int failed(String account, String source, Instant at, Instant since, Instant familiarFrom) {
        jdbc.sql("delete from security.knock where account = ? and last <= ? and (came_in is null or came_in <= ?)")
                .params(account, utc(since), utc(familiarFrom)).update();
        return jdbc.sql("""
                insert into security.knock as k (account, source, failures, last) values (:account, :source, 1, :at)
                on conflict (account, source) do update
                set failures = case when k.last > :since then k.failures + 1 else 1 end, last = greatest(k.last, excluded.last)
                returning failures""")
                .param("account", account).param("source", source).param("at", utc(at)).param("since", utc(since)).query(Integer.class).single();
    }

    @Override
    public void succeeded(String account, String source, Instant at) {
        jdbc.sql("""
                insert into security.knock (account, source, failures, last, came_in) values (:account, :source, 0, :at, :at)
                on conflict (account, source) do update set failures = 0, last = excluded.last, came_in = excluded.came_in""")
                .param("account", account).param("source", source).param("at", utc(at)).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

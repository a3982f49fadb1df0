package dev.bailiwick.admin.jdbc;

import dev.bailiwick.admin.PolicyHits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over the marks, whose primary key is in the order that is asked for: kind, value, beginning. */
@Repository
class JdbcPolicyHits implements PolicyHits.Count {

    private final JdbcClient jdbc;

    JdbcPolicyHits(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    @Override
    public PolicyHits of(String policy, LocalDate first, LocalDate until, ZoneId zone) {
        Map<LocalDate, Long> counted = new HashMap<>();
        jdbc.sql("""
                select (began at time zone :zone)::date, count(*) from admin.mark
                 where kind = 'policy' and value = :policy and began >= :from and began < :until group by 1""")
                .param("zone", zone.getId().equals("Z") ? "UTC" : zone.getId()).param("policy", policy)
                .param("from", first.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .param("until", until.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counted.put(row.getObject(1, LocalDate.class), row.getLong(2));
                });
        PolicyHits.Last last = jdbc.sql("""
                select conversation_id, began from admin.mark where kind = 'policy' and value = :policy order by began desc limit 1""")
                .param("policy", policy).query((row, index) -> new PolicyHits.Last(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional().orElse(null);
        return new PolicyHits(first.datesUntil(until.plusDays(1)).map(day -> new PolicyHits.Day(day, counted.getOrDefault(day, 0L))).toList(), last);
    }
}

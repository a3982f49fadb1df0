package dev.bailiwick.guardrail.jdbc;

import dev.bailiwick.guardrail.Brake;
import dev.bailiwick.guardrail.Brakes;
import dev.bailiwick.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code guardrail.brake}. */
@Repository
class JdbcBrakes implements Brakes {

    private static final String ALL = "select id, kind, value, because, armed_by, armed, pulled_by, pulled, lifted_by, lifted, lifted_because"
            + " from guardrail.brake ";

    private final JdbcClient jdbc;

    JdbcBrakes(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void arm(Brake brake) {
        jdbc.sql("insert into guardrail.brake (id, kind, value, because, armed_by, armed) values (?, ?, ?, ?, ?, ?)")
                .params(brake.id(), brake.kind().word(), brake.value(), brake.because(), brake.armedBy(), utc(brake.armed())).update();
    }

    @Override
    public Brake take(String id) {
        return jdbc.sql(ALL + "where id = ? for update").param(id).query((row, index) -> brake(row)).optional()
                .orElseThrow(() -> Refusal.notFound("brake", id));
    }

    @Override
    public void pull(String id, String person, Instant at) {
        jdbc.sql("update guardrail.brake set pulled_by = ?, pulled = ? where id = ? and pulled is null").params(person, utc(at), id).update();
    }

    @Override
    public void lift(String id, String person, Instant at, String because) {
        jdbc.sql("update guardrail.brake set lifted_by = ?, lifted = ?, lifted_because = ? where id = ? and lifted is null")
                .params(person, utc(at), because, id).update();
    }

    @Override
    public List<Brake> pulled() {
        return jdbc.sql(ALL + "where pulled is not null and lifted is null order by pulled").query((row, index) -> brake(row)).list();
    }

    @Override
    public List<Brake> latest(int most) {
        return jdbc.sql(ALL + "order by armed desc, id desc limit ?").param(most).query((row, index) -> brake(row)).list();
    }

    private static Brake brake(ResultSet row) throws SQLException {
        return new Brake(row.getString("id"), Brake.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("value"),
                row.getString("because"), row.getString("armed_by"), instant(row, "armed"), row.getString("pulled_by"), instant(row, "pulled"),
                row.getString("lifted_by"), instant(row, "lifted"), row.getString("lifted_because"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

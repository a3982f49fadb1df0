package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.change.DrawingSets;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.guardrail.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code flow.drawing_set} and {@code flow.drawing_activation}. */
@Repository
class JdbcDrawingSets implements DrawingSets {

    /** Any number that nobody else in this database uses as a lock. */
    private static final long TURN_LOCK = 0x64_72_61_77_6e_73L;

    private static final String ACTIVATION = "select a.number, a.texts, a.base, a.kind, a.state, s.proposal, a.begins, a.took_force, a.ended, a.person"
            + " from flow.drawing_activation a left join flow.drawing_approval s on s.submission = a.approval ";

    private final JdbcClient jdbc;

    JdbcDrawingSets(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void keep(DrawingTexts texts, Instant at) {
        jdbc.sql("insert into flow.drawing_set (version, hash, texts, files, created) values (?, ?, ?, ?, ?) on conflict (version) do nothing")
                .params(texts.version(), HexFormat.of().parseHex(texts.hash()), texts.packed(), texts.files().size(), utc(at)).update();
    }

    @Override
    public Optional<DrawingTexts> find(String version) {
        return jdbc.sql("select texts from flow.drawing_set where version = ?").param(version)
                .query((row, index) -> DrawingTexts.unpacked(row.getBytes(1))).optional();
    }

    @Override
    public boolean knows(String version) {
        return jdbc.sql("select exists (select 1 from flow.drawing_set where version = ?)").param(version).query(Boolean.class).single();
    }

    @Override
    public void waitForTurn() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(TURN_LOCK).query(row -> { });
    }

    @Override
    public Optional<Activation> inForce() {
        return jdbc.sql(ACTIVATION + "where a.state = 'in-force'").query((row, index) -> activation(row)).optional();
    }

    @Override
    public Optional<Activation> previous() {
        return jdbc.sql(ACTIVATION + "where a.state = 'past' order by a.ended desc, a.number desc limit 1").query((row, index) -> activation(row))
                .optional();
    }

    @Override
    public List<Activation> due(Instant now) {
        return jdbc.sql(ACTIVATION + "where a.state = 'due' and a.begins <= ? order by a.begins, a.number").param(utc(now))
                .query((row, index) -> activation(row)).list();
    }

    @Override
    public List<Activation> history(int most) {
        return jdbc.sql(ACTIVATION + "order by a.number desc limit ?").param(most).query((row, index) -> activation(row)).list();
    }

    @Override
    public long activate(String texts, String base, String kind, Long approval, String state, Instant begins, Instant at, Person person) {
        return jdbc.sql("""
                insert into flow.drawing_activation (texts, base, kind, approval, state, begins, took_force, person, at)
                values (:texts, :base, :kind, :approval, :state, :begins, :took, :person, :at) returning number
                """).param("texts", texts).param("base", base).param("kind", kind).param("approval", approval).param("state", state)
                .param("begins", utc(begins)).param("took", state.equals("in-force") ? utc(at) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("person", person.name()).param("at", utc(at)).query(Long.class).single();
    }

    @Override
    public void move(long activation, String state, Instant at) {
        jdbc.sql("""
                update flow.drawing_activation set state = :state,
                       took_force = case when :state = 'in-force' then :at else took_force end,
                       ended = case when :state = 'past' then :at else ended end
                 where number = :number
                """).param("state", state).param("at", utc(at)).param("number", activation).update();
    }

    @Override
    public Optional<Activation> dueBy(long submission) {
        return jdbc.sql(ACTIVATION + "where a.approval = ? and a.state = 'due'").param(submission).query((row, index) -> activation(row)).optional();
    }

    @Override
    public Look look(Instant now) {
        return jdbc.sql("""
                select (select texts from flow.drawing_activation where state = 'in-force'),
                       exists (select 1 from flow.drawing_activation where state = 'due' and begins <= ?)
                """).param(utc(now)).query((row, index) -> new Look(row.getString(1), row.getBoolean(2))).single();
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(row.getLong("number"), row.getString("texts"), row.getString("base"), row.getString("kind"), row.getString("state"),
                row.getString("proposal"), instant(row, "begins"), instant(row, "took_force"), instant(row, "ended"), row.getString("person"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
